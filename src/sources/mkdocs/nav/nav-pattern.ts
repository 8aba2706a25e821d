import { posix } from 'node:path';
import picomatch from 'picomatch';

/** Characters of a pattern. */
const LONGEST = 500;

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
 * (`... | flat | *.md`). Undefined where it is none.
 *
 * @param folder on which it hangs
 */
export function readPattern(text: string, folder: string): NavPattern | undefined {
  const rest = text.startsWith('...') ? text.slice(3).trim() : undefined;
  if (rest === '' || rest?.startsWith('|')) {
    const parts = rest.split('|').map((part) => part.trim());
    const pattern = parts.find((part) => part !== '' && part !== 'flat')?.replace(/^glob=/, '');
    return {
      rank: pattern === undefined ? 2 : 1,
      foldersOnly: false,
      isFlat: parts.includes('flat'),
      matches: pattern === undefined ? undefined : matcher(pattern, folder),
    };
  }
  if (!/[*?[{]|[@!+]\(/.test(text)) return undefined;
  return {
    rank: text === '*' ? 2 : 1,
    foldersOnly: text.endsWith('/'),
    isFlat: false,
    matches: matcher(text.replace(/\/$/, ''), folder),
  };
}

function matcher(pattern: string, folder: string): (path: string) => boolean {
  // A regular expression would be one of Python; it is told among what is not read.
  if (pattern.startsWith('regex=') || pattern.length > LONGEST) return () => false;
  const isMatch = picomatch(pattern.replace(/^\//, ''));
  const prefix = folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(prefix) && isMatch(posix.normalize(path.slice(prefix.length)));
}
