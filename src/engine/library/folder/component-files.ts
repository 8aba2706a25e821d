import { posix } from 'node:path';

/** Files that may be source code of the site as well as a sample for readers. */
const SCRIPT = /\.[cm]?[jt]sx?$/;
/** What an import may leave out at the end of a path. */
const ENDINGS = ['', '.ts', '.js', '.tsx', '.jsx', '.mjs', '/index.ts', '/index.js'];
/** `from "./x"`, `import "./x"` and `import("./x")` */
const IMPORTED = /\b(?:from|import)\s*(?:\(\s*)?["'](\.{1,2}\/[^"'\n]+)["']/g;

/** Whether a file is a script by its name. */
export function isScript(path: string): boolean {
  return SCRIPT.test(path);
}

/**
 * The scripts of a content folder that its MDX pages and components import, directly or by way of others: they are a part
 * of the site. All others are samples or downloads.
 *
 * @param modules paths of MDX files, components and scripts, relative to the content folder
 * @param read the text of one of them; undefined for one that cannot be read, which whoever needs it tells
 */
export function importedScripts(
  modules: readonly string[],
  read: (path: string) => string | undefined,
): Set<string> {
  const known = new Set(modules);
  const imported = new Set<string>();
  const open = modules.some(isScript) ? modules.filter((path) => !isScript(path)) : [];
  for (const path of open) {
    for (const target of importsOf(read(path) ?? '')) {
      const file = posix.join(posix.dirname(path), target);
      const found = ENDINGS.map((ending) => file + ending).find((each) => known.has(each) && isScript(each));
      if (found === undefined || imported.has(found)) continue;
      imported.add(found);
      open.push(found);
    }
  }
  return imported;
}

function importsOf(text: string): string[] {
  return Array.from(text.matchAll(IMPORTED), ([, target]) => target!);
}
