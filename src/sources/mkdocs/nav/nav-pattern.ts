import { posix } from 'node:path';
import type { Place } from '../../../engine/place.ts';
import { FindingsError } from '../../../engine/variants/findings-error.ts';
import { matcherOf } from '../file-pattern.ts';
import { pythonPattern } from '../python-pattern.ts';

/** What an entry of a navigation stands for that names many pages at once. */
export interface NavPattern {
  /** in which order patterns take what they match: what is left comes last, wherever it stands */
  rank: number;
  /** whether it takes folders only (`guides/*` with a slash at its end) */
  foldersOnly: boolean;
  /** whether the pages that it takes stand in one list, without the folders in which they lie */
  isFlat: boolean;
  /** whether a path in the folder of pages is meant; undefined where all that lies in the folder itself is */
  matches: ((path: string) => boolean) | undefined;
}

/**
 * Reads an entry as a pattern: one of files (`guides/*.md`), or `...` for what is left, alone or of what a pattern matches
 * (`... | flat | *.md`, `... | regex=^\\d`). Undefined where it is none.
 *
 * @param folder on which it hangs
 * @param place where it is written
 * @throws FindingsError for a pattern that would take long, or is a regular expression that cannot be read
 */
export function readPattern(text: string, folder: string, place: Place): NavPattern | undefined {
  const rest = /^\.{3}\s*(?:\|([\s\S]*))?$/.exec(text);
  if (rest) {
    const [, isFlat, pattern = ''] = /^(flat(?:\s*\||$))?([\s\S]*)$/.exec(rest[1]?.trim() ?? '')!;
    const matches = restMatcher(pattern.trim(), folder, place);
    return { rank: matches ? 1 : 2, foldersOnly: false, isFlat: isFlat !== undefined, matches };
  }
  if (!/[*?[{]|[@!+]\(/.test(text)) return undefined;
  return {
    rank: text === '*' ? 2 : 1,
    foldersOnly: text.endsWith('/'),
    isFlat: false,
    matches: below(folder, matcherOf({ pattern: text.replace(/\/$/, ''), place })),
  };
}

/** What is left of a folder's pages and folders, as far as a pattern behind `...` means it; undefined where it has none. */
function restMatcher(text: string, folder: string, place: Place): NavPattern['matches'] {
  if (text === '') return undefined;
  const [, kind, pattern = ''] = /^(?:(regex|glob)=)?([\s\S]*)$/.exec(text)!;
  if (kind !== 'regex') return below(folder, matcherOf({ pattern, place }));
  const read = pythonPattern(pattern);
  if (!read)
    throw new FindingsError([
      {
        severity: 'error',
        rule: 'invalid-mkdocs',
        message: `This regular expression cannot be read: "${pattern.slice(0, 200)}".`,
        hint: 'Write one without looks at what stands around ("(?!") and references, or a pattern such as *.md.',
        place,
      },
    ]);
  // The plugin looks at names alone.
  return below(folder, (path) => read.search(posix.basename(path)));
}

/** Whether a path lies in a folder, and what is its path there fits. */
function below(folder: string, fits: (path: string) => boolean): (path: string) => boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(prefix) && fits(posix.normalize(path.slice(prefix.length)));
}
