/** What begins and ends in quotes, without any between. */
const QUOTED = /(['"`])([^'"`\s]*)['"`]/g;
/** A path of a module beside this one: of an import, `import()`, `new URL(…)` or `<script src>`. */
const MODULE = /^(\.{1,2}\/.*)\.ts(\?.*)?$/s;

/**
 * Lets the paths of modules in a text lead to what they are compiled to. TypeScript does that for imports alone, and not in the
 * components of Astro.
 */
export function compiledSpecifiers(text: string): string {
  return text.replace(QUOTED, (whole, quote: string, path: string) => {
    const [, module, query = ''] = MODULE.exec(path) ?? [];
    return module === undefined ? whole : `${quote}${module}.js${query}${quote}`;
  });
}
