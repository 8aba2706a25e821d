import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileHash } from './hash-file.ts';
import { look } from './look.ts';
import { isLock, LOCK } from './output-locks.ts';
import { MARK } from './output-mark.ts';
import { type Survey, survey } from './survey.ts';
import { workFolders } from './work-folder.ts';

/** {@link survey} of an output; undefined when it is absent. */
export function surveyOutput(out: string, cache: string): Survey | undefined {
  if (!look(out)) return undefined;
  const work = workFolders(out).map(({ path }) => basename(path));
  const names = isLock(join(out, LOCK)) ? [...work, LOCK] : work;
  return survey(out, markCopy(out, cache), new Set(names));
}

/** Keeps a copy of the mark of an output in the cache folder. */
export function keepMark(out: string, cache: string): void {
  try {
    mkdirSync(dirname(markCopy(out, cache)), { recursive: true });
    copyFileSync(join(out, MARK), markCopy(out, cache));
  } catch {
    // It only helps where the mark is damaged.
  }
}

/** Where the cache folder has a copy of the mark of an output. */
export function markCopy(out: string, cache: string): string {
  return join(cache, 'marks', fileHash(out));
}
