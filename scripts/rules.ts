import './shared/last-resort.ts';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { FOLDER, rulePages } from './rules/rule-pages.ts';
import { readArguments } from './shared/arguments.ts';

/** Writes the pages of the manual about the rules of `variorum check`, in the place of those that were there. */
readArguments('npm run rules --', {});
rmSync(join(PROJECT, FOLDER), { recursive: true, force: true });
for (const { file, text } of rulePages()) {
  mkdirSync(dirname(join(PROJECT, file)), { recursive: true });
  writeFileSync(join(PROJECT, file), text);
  console.log(`Written to ${file}`);
}
