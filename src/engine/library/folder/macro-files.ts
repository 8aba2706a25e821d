import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { addAll } from '../../add-all.ts';
import type { Finding } from '../../finding.ts';
import type { Place } from '../../place.ts';
import type { Macro } from '../../template/macros.ts';
import { whyUnreadable } from './regular-file.ts';
import { isInside, realPath } from './roots.ts';
import { readTextFile } from './text-file.ts';

const ENDING = '.njk';

/** The macros of some folders, and what is wrong with their files. */
export interface MacroFiles {
  macros: Macro[];
  findings: Finding[];
}

/**
 * Reads the macros of some folders: every `name.njk` holds the macro of its name. A folder that is not there has none; of
 * two macros with one name, that of the later folder counts.
 *
 * @param roots absolute paths of the content folder, to which messages are relative, and of the folders for includes
 */
export function readMacros(
  folders: readonly string[],
  roots: readonly [root: string, ...includeRoots: string[]],
): MacroFiles {
  const [root] = roots;
  const macros = new Map<string, Macro>();
  const findings: Finding[] = [];
  for (const folder of folders) {
    const reading = filesOf(folder, root);
    addAll(findings, reading.findings);
    // What a link in the content leads to must be content as well; the listing of the folder tells of others.
    const allowed = isInside(root, folder) ? roots : [folder];
    const real = allowed.flatMap((each) => realPath(each) ?? []);
    for (const file of reading.files) {
      const path = join(folder, file);
      const target = realPath(path);
      if (target !== undefined && !real.some((each) => isInside(each, target))) continue;
      const { file: name } = placeOf(path, root);
      const source = readTextFile(path, name);
      if ('findings' in source) addAll(findings, source.findings);
      else {
        const macro = file.slice(0, -ENDING.length);
        macros.set(macro, { name: macro, path: name, ...definitionIn(source.text) });
      }
    }
  }
  return { macros: [...macros.values()], findings };
}

function definitionIn(text: string): Pick<Macro, 'text' | 'begins'> {
  const offset = text.length - text.trimStart().length;
  return { text: text.trim(), begins: { line: text.slice(0, offset).split('\n').length, offset } };
}

/** The names of the files in a folder that hold macros, in their order. */
function filesOf(folder: string, root: string): { files: string[]; findings: Finding[] } {
  const refuse = (message: string, hint: string) => ({
    files: [],
    findings: [
      { severity: 'error' as const, rule: 'unreadable-file', message, hint, place: placeOf(folder, root) },
    ],
  });
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (!stats) return { files: [], findings: [] };
    if (!stats.isDirectory())
      return refuse('A folder of this name holds macros, and this is a file.', 'Give the file another name.');
    const files = readdirSync(folder).filter((name) => name.endsWith(ENDING) && name !== ENDING);
    return { files: files.toSorted(), findings: [] };
  } catch (error) {
    const { why, hint } = whyUnreadable(error);
    return refuse(`This folder of macros cannot be read: ${why}.`, hint);
  }
}

function placeOf(path: string, root: string): Place {
  return { file: relative(root, path).split(sep).join('/'), line: 1 };
}
