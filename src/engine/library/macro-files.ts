import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Macro } from '../template/macros.ts';

/**
 * Reads the macros of some folders: every `name.njk` holds the macro of its name. A folder that is not there has none; of
 * two macros with one name, that of the later folder counts.
 *
 * @param root absolute path of the content folder, to which messages are relative
 */
export function readMacros(folders: readonly string[], root: string): Macro[] {
  const macros = new Map<string, Macro>();
  for (const folder of folders.filter((each) => existsSync(each))) {
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.njk'))
      .toSorted()) {
      const path = join(folder, file);
      const name = file.replace(/\.njk$/, '');
      const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();
      macros.set(name, { name, path: relative(root, path).split(sep).join('/'), text });
    }
  }
  return [...macros.values()];
}
