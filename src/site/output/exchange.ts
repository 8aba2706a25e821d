import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure } from '../report/describe-error.ts';
import { look } from './look.ts';
import { MARK } from './output-mark.ts';
import { writePlan } from './plan.ts';
import type { Steps } from './steps.ts';
import { survey } from './survey.ts';
import { removeWorkFolder, type WorkFolder } from './work-folder.ts';

/**
 * Puts the new build in the place of the previous output by renaming the two folders.
 *
 * @throws the file system's error when that cannot be; then the previous output is where it was
 */
export function exchange(steps: Steps, out: string, work: WorkFolder): void {
  const previous = look(out);
  if (previous) steps.allow(work.staging, previous.mode & 0o7777);
  writePlan(steps, work, { kind: 'exchange' });
  try {
    if (previous) steps.rename(out, work.previous);
    steps.rename(work.staging, out);
  } catch (error) {
    if (look(work.previous)) steps.rename(work.previous, out);
    steps.removeFile(work.plan);
    throw error;
  }
}

/**
 * Completes an exchange that was begun.
 *
 * @throws CommandFailure when something else has taken the output's place since
 */
export function completeExchange(steps: Steps, out: string, work: WorkFolder): void {
  const begun = look(work.previous) !== undefined || !look(out);
  if (!begun || !look(work.staging)) return;
  if (look(out)) {
    if (!look(out)?.isDirectory() || readdirSync(out).length > 0)
      throw new CommandFailure(
        `A build was ended while it replaced ${out}, and other files were put there since. The complete build lies in ${work.staging}, the one before it in ${work.previous}: move one of them there, or remove ${work.path}.`,
      );
    steps.removeFolder(out);
  }
  steps.rename(work.staging, out);
}

/**
 * Removes the work folder of a complete exchange, and what builds wrote of the previous output.
 *
 * @param copy a copy of its mark, as for {@link survey}
 * @returns a sentence when files were added to the previous output at the last moment: they stay
 */
export function clearExchange(steps: Steps, work: WorkFolder, copy?: string): string | undefined {
  if (look(work.previous)) {
    removeOwn(steps, work.previous, copy);
    if (look(work.previous))
      return `Files were added to the previous output while it was replaced. They lie in ${work.previous}; move them where you want them.`;
  }
  removeWorkFolder(steps, work);
  return undefined;
}

/** Removes from a folder what builds wrote, and the folder when it is empty then. */
function removeOwn(steps: Steps, folder: string, copy?: string): void {
  const { own, folders } = survey(folder, copy);
  for (const path of own) if (path !== MARK) steps.removeFile(join(folder, path));
  for (const path of folders.toReversed()) removeIfEmpty(steps, join(folder, path));
  // Last: it says what the rest is.
  const left = readdirSync(folder);
  if (left.length > 1 || (left.length === 1 && !own.has(left[0]!))) return;
  if (own.has(MARK)) steps.removeFile(join(folder, MARK));
  steps.removeFolder(folder);
}

/** Removes a folder if there is one and nothing is in it. To look first, whether that is so, would take as long as to remove it. */
export function removeIfEmpty(steps: Steps, folder: string): void {
  try {
    steps.removeFolder(folder);
  } catch (error) {
    if (look(folder)?.isDirectory() && readdirSync(folder).length === 0) throw error;
  }
}
