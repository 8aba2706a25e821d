import { join, relative, resolve } from 'node:path';
import { realPath } from '../../src/engine/library/folder/roots.ts';
import { sameItems } from '../../src/engine/same-items.ts';
import { historyState } from '../../src/site/history/commit-dates.ts';
import {
  type BuildOutcome,
  type BuildSources,
  readOutcome,
} from '../../src/site/integration/build-outcome.ts';
import { touchRecord } from '../../src/site/integration/record-folder.ts';
import { hashFile } from '../../src/site/output/hash-file.ts';
import { type OutputMark, readMark } from '../../src/site/output/output-mark.ts';
import type { AstroProject } from '../shared/astro-project.ts';
import { buildInputs } from './build-inputs.ts';

/** What a build finds before it begins. */
export interface StandingBuild {
  /** what it is going to be made from, as the last build knew it */
  sources: BuildSources;
  /** what the last build said; undefined unless the output is what this one would write */
  outcome: BuildOutcome | undefined;
}

/**
 * Looks whether anything has changed since the output was written: what it was made from, or one of its files.
 *
 * This comes before a build reads anything. What changes later is then known for a change by the next one, whichever of the two states
 * this one has read.
 */
export function standingBuild(project: AstroProject): StandingBuild {
  const { content, out, cache } = project;
  const mark = readMark(out);
  const last = mark && readOutcome(cache, mark.id);
  const includeRoots = last?.sources.includeRoots ?? [];
  const sources: BuildSources = {
    inputs: buildInputs(
      project,
      includeRoots.map((folder) => resolve(content, folder)),
    ),
    includeRoots,
    history: historyState(realPath(content) ?? content),
  };
  const stands = last && isSame(last.sources, sources) && isWhole(out, mark);
  if (stands) touchRecord(cache, mark.id);
  return { sources, outcome: stands ? last.outcome : undefined };
}

/**
 * What the next build is to compare with.
 *
 * @param before what was known before this one began
 * @param read what it has read then: include roots are absolute
 */
export function sourcesOf(
  { content }: AstroProject,
  before: BuildSources,
  read: { includeRoots: readonly string[]; isDated: boolean },
): BuildSources {
  const includeRoots = read.includeRoots.map((folder) => relative(content, folder));
  return {
    // Of folders that nobody knew of, it is not known what lay there: the build after the next knows.
    inputs: sameItems(includeRoots, before.includeRoots) ? before.inputs : undefined,
    includeRoots,
    history: read.isDated ? before.history : undefined,
  };
}

function isSame(last: BuildSources, now: BuildSources): boolean {
  const hasDates = last.history !== undefined;
  return (
    now.inputs !== undefined && last.inputs === now.inputs && (!hasDates || last.history === now.history)
  );
}

function isWhole(folder: string, { files }: OutputMark): boolean {
  return [...files].every(([path, hash]) => hashFile(join(folder, path))?.hash === hash);
}
