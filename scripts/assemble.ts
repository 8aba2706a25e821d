import './shared/last-resort.ts';
import { isInside } from '../src/site/output/refusal.ts';
import { buildSite } from './build/build-site.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { BUILD_OPTIONS, projectWith } from './shared/build-options.ts';

const { options, words } = readArguments('variorum assemble PART…', BUILD_OPTIONS, {
  words: Number.POSITIVE_INFINITY,
});
if (words.length === 0)
  fail('Name the folders of all parts, as in: variorum assemble parts/*. See variorum assemble --help.');
const parts = words.map(fromCaller);
const project = projectWith(await readProject(), options);
const inside = parts.find((part) => isInside(project.out, part));
if (inside !== undefined) fail(`--out names a part, or a folder inside it: ${project.out}. Name another.`);
const succeeded = await buildSite(project, { scope: { kind: 'assembly', parts } });
process.exit(succeeded ? 0 : 1);
