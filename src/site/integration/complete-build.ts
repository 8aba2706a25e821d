import type { VariantWorld } from '../../engine/variants/variant-set.ts';
import type { Output } from '../output/output.ts';
import { type OutputMark, readMark, writeMark } from '../output/output-mark.ts';
import { CommandFailure } from '../report/describe-error.ts';
import { describeUnwritable } from '../report/unwritable-cache.ts';
import { type BuildOutcome, type BuildSources, keepOutcome } from './build-outcome.ts';
import { EarlierOutput } from './earlier-output.ts';
import { assertWritten } from './missing-files.ts';
import type { WrittenSite } from './options.ts';
import { keepRecord, removeDraft } from './record-folder.ts';
import type { SearchIndex } from './search-index.ts';

/** What {@link completeBuild} works with. */
export interface Completion {
  output: Output;
  /** undefined for a part of a site, which has none */
  index: SearchIndex | undefined;
  /** the products and variants of the site */
  world: VariantWorld;
  /** absolute path of the cache folder */
  cache: string;
  signal: AbortSignal;
  /** what is kept for a build that finds nothing changed: what this one was made from, and what it says */
  said?: readonly [sources: BuildSources, outcome: BuildOutcome];
}

/**
 * Writes the search index and the mark beside the pages of a build, and puts it in the place of the previous output.
 *
 * @returns why nothing can be kept for the next build, in words; undefined when it is kept
 * @throws CommandFailure or the system's error when that cannot be, Error when something that was written is no more, or the signal's
 *   reason; then the previous output is as it was
 */
export async function completeBuild(
  written: Omit<WrittenSite, 'unwritable' | 'undated'>,
  { output, index, world, cache, signal, said }: Completion,
): Promise<string | undefined> {
  const { staging, folder } = output;
  const indexed = await index?.write(staging, world, written.indexesTakenOver, outputBefore(folder));
  const takenOver = new Map([...written.takenOver, ...(indexed ?? [])]);
  const mark = writeMark(staging, new Map([...written.known, ...takenOver]));
  assertWritten(staging, [...written.known.keys()], mark.files);
  signal.throwIfAborted();
  assertUnchanged(takenOver, mark, folder);
  output.replace();
  return written.record === undefined ? undefined : keep(cache, written.record, mark.id, said);
}

/** The output of the last build; undefined when there is none. */
function outputBefore(folder: string): EarlierOutput | undefined {
  const mark = readMark(folder);
  return mark && new EarlierOutput({ folder, mark });
}

/**
 * Makes sure that what was taken over is still what the last build wrote: it is linked, so that whoever edits it in the output
 * edits it here too, and the next build would take that for ours.
 *
 * @throws CommandFailure that names the first file that is not
 */
function assertUnchanged(takenOver: WrittenSite['takenOver'], { files }: OutputMark, out: string): void {
  for (const [path, { hash }] of takenOver) {
    if (files.get(path) !== hash)
      throw new CommandFailure(
        `Something changed "${path}" in ${out} while the build took it over. Build again when nothing else writes there.`,
      );
  }
}

/** Keeps the record of a build for the next one; returns why that is not possible, in words. */
function keep(cache: string, draft: string, id: string, said: Completion['said']): string | undefined {
  try {
    keepRecord(cache, draft, id);
    if (said) keepOutcome(cache, id, ...said);
    return undefined;
  } catch (error) {
    removeDraft(draft);
    return describeUnwritable(cache, error);
  }
}
