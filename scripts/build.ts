import './shared/last-resort.ts';
import { readShare, type Share } from '../src/site/shares/share.ts';
import { buildSite } from './build/build-site.ts';
import { fail, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { BUILD_OPTIONS, defaultPart, projectWith } from './shared/build-options.ts';

/** More processes than this no machine has cores for. */
const MOST_JOBS = 64;

const { options } = readArguments('variorum build', {
  ...BUILD_OPTIONS,
  shard: {
    value: 'K/N',
    help: 'write the K-th of N parts into parts/K-of-N, from which "variorum assemble" makes the site',
  },
  jobs: { value: 'NUMBER', help: 'how many processes render (default: as many as pay)' },
});
const share = options.shard === undefined ? undefined : shareOf(options.shard);
const jobs = options.jobs === undefined ? undefined : jobsOf(options.jobs);
const found = await readProject();
const project = projectWith(found, options, share && defaultPart(found.root, share));
const succeeded = await buildSite(project, {
  scope: share ? { kind: 'part', share } : { kind: 'site' },
  jobs,
});
process.exit(succeeded ? 0 : 1);

function shareOf(text: string): Share {
  return readShare(text) ?? fail(`--shard takes a part and how many there are, as in 2/8; found "${text}".`);
}

function jobsOf(text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= MOST_JOBS
    ? number
    : fail(`--jobs takes a number from 1 to ${MOST_JOBS}, found "${text}".`);
}
