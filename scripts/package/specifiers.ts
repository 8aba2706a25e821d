/** A path of a module beside this one, in quotes: of an import, `import()`, `new URL(…)` or `<script src>`. */
const RELATIVE = /(['"`])(\.{1,2}\/[^'"`\s]+)\.ts(\?[^'"`\s]*)?\1/g;

/**
 * Lets the paths of modules in a text lead to what they are compiled to. TypeScript does that for imports alone, and not in the
 * components of Astro.
 */
export function compiledSpecifiers(text: string): string {
  return text.replace(
    RELATIVE,
    (_, quote: string, path: string, query = '') => `${quote}${path}.js${query}${quote}`,
  );
}
