import { join } from 'node:path';
import { CommandFailure } from '../report/describe-error.ts';
import { MARK, readDamagedMark } from './output-mark.ts';
import { obstacles, type Survey } from './survey.ts';

/** An output that a build must not touch, in words. */
export class OutputRefused extends CommandFailure {}

/**
 * Says what in a folder no build wrote and stands where one would write.
 *
 * @param out absolute path of an output, which may be absent
 * @param paths what the build would write; relative, with slashes
 * @throws OutputRefused
 */
export function refuseObstacles(out: string, surveyed: Survey | undefined, paths: Iterable<string>): void {
  if (!surveyed || surveyed.foreign.length === 0) return;
  const found = obstacles(out, surveyed, paths);
  if (found.length === 0) return;
  throw new OutputRefused(
    `The build would write over what Variorum did not write: ${listOf(found)} in ${out}. Move ${found.length === 1 ? 'it' : 'them'} elsewhere, or give the pages and files of the site other names.`,
  );
}

/**
 * Says what in a folder that no build wrote stands against building it.
 *
 * @param out absolute path of an output, which may be absent
 * @throws OutputRefused
 */
export function refuseOthers(out: string, surveyed: Survey | undefined): void {
  if (!surveyed || surveyed.built || surveyed.foreign.length === 0) return;
  const mark = readDamagedMark(join(out, MARK));
  throw new OutputRefused(
    mark
      ? `--out names a folder whose list of built files, ${MARK}, cannot be read: ${out}. Look whether you need what is in it; then remove it, or name another folder.`
      : `--out names a folder that holds other files: ${out} (${listOf(surveyed.foreign)}). Only a folder with ${MARK}, in which a build listed what it wrote, is replaced. Name an empty or new folder, or remove what is in this one.`,
  );
}

function listOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}
