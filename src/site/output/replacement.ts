import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfEmpty } from './exchange.ts';
import { look } from './look.ts';
import { MARK } from './output-mark.ts';
import { type Replacement, writePlan } from './plan.ts';
import type { Steps } from './steps.ts';
import { above, foldersAbove, type Survey } from './survey.ts';
import type { WorkFolder } from './work-folder.ts';

/**
 * Writes down how the files of a new build take the places of those of the last one, where the folder itself has to stay: it
 * is a mount point, or holds what people added. The last build's files get second names first, by which they can come back.
 *
 * @param paths what the new build wrote, its mark among it; nothing may be in their way
 */
export function planReplacement(
  steps: Steps,
  out: string,
  work: WorkFolder,
  { own, folders }: Survey,
  paths: readonly string[],
): Replacement {
  steps.makeFolder(work.previous);
  for (const path of folders) steps.makeFolder(join(work.previous, path));
  for (const path of own) steps.link(join(out, path), join(work.previous, path));
  const before = foldersOf([...own, ...paths]).filter((path) => look(join(out, path))?.isDirectory());
  const plan: Replacement = {
    kind: 'forward',
    old: [...own],
    // A folder with the new mark has all that it lists.
    new: [...paths.filter((path) => path !== MARK), MARK],
    own: [...folders],
    before,
  };
  writePlan(steps, work, plan);
  return plan;
}

/**
 * Carries a replacement out, from wherever it stopped.
 *
 * @throws the file system's error when it cannot be; then everything is as before, unless undoing it failed as well and the
 *   plan is still there
 */
export function carryOut(steps: Steps, out: string, work: WorkFolder, plan: Replacement): void {
  if (plan.kind === 'forward') {
    try {
      goForward(steps, out, work, plan);
      steps.removeFile(work.plan);
      return;
    } catch (error) {
      writePlan(steps, work, { ...plan, kind: 'back' });
      goBack(steps, out, work, plan);
      steps.removeFile(work.plan);
      throw error;
    }
  }
  goBack(steps, out, work, plan);
  steps.removeFile(work.plan);
}

function goForward(steps: Steps, out: string, work: WorkFolder, plan: Replacement): void {
  const stays = new Set(plan.new);
  for (const path of plan.old)
    if (!stays.has(path) && isSame(join(out, path), join(work.previous, path)))
      steps.removeFile(join(out, path));
  const needed = new Set(foldersOf(plan.new));
  for (const path of plan.own.toReversed()) if (!needed.has(path)) removeIfEmpty(steps, join(out, path));
  for (const path of plan.new) move(steps, work.staging, out, path);
}

function goBack(steps: Steps, out: string, work: WorkFolder, plan: Replacement): void {
  const returns = new Set(plan.old);
  for (const path of plan.new) {
    // What still lies in the new build was not put into the output.
    if (returns.has(path) || look(join(work.staging, path))) continue;
    if (look(join(out, path))) steps.removeFile(join(out, path));
  }
  const before = new Set(plan.before);
  for (const path of foldersOf(plan.new).toReversed())
    if (!before.has(path)) removeIfEmpty(steps, join(out, path));
  for (const path of plan.old) move(steps, work.previous, out, path);
}

/** Moves a file to its place in another folder, if it was not yet. */
function move(steps: Steps, from: string, to: string, path: string): void {
  if (!look(join(from, path))) return;
  for (const folder of foldersAbove(path)) if (!look(join(to, folder))) steps.makeFolder(join(to, folder));
  steps.rename(join(from, path), join(to, path));
}

/**
 * Whether what lies at a path is still the file that was there when the swap began: where case does not count, it may be one
 * of the new build by now.
 */
function isSame(path: string, kept: string): boolean {
  const [found, old] = [path, kept].map((file) => look(file));
  if (!found?.isFile() || !old) return false;
  if (found.ino === old.ino && found.dev === old.dev) return true;
  // It has no second name where the file system knows none.
  return old.nlink === 1 && readFileSync(path).equals(readFileSync(kept));
}

/** The paths of all folders that some paths lie in, outer ones first. */
function foldersOf(paths: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    if (folders.has(above(path))) continue;
    for (const folder of foldersAbove(path)) folders.add(folder);
  }
  return [...folders].sort();
}
