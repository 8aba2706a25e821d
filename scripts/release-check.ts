import './shared/last-resort.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { releaseProblems } from './release/release-problems.ts';
import { fail, readArguments } from './shared/arguments.ts';

/** Looks whether a release may be published, before anything is: what npm has got, it keeps. */
const { options } = readArguments('npm run release-check --', {
  tag: { value: 'NAME', help: 'the tag of the release, such as v1.2.3' },
});
if (options.tag === undefined) fail('Name the tag of the release: npm run release-check -- --tag v1.2.3');
const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const problems = releaseProblems({
  tag: options.tag,
  manifest: JSON.parse(read('package.json')),
  createManifest: JSON.parse(read('packages/create-variorum/package.json')),
  changelog: read('CHANGELOG.md'),
  repository: process.env.GITHUB_REPOSITORY,
});
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${options.tag} may be published.`);
process.exit(problems.length === 0 ? 0 : 1);
