import './shared/last-resort.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../src/site/places.ts';
import { jsonSchemas } from './schema/json-schemas.ts';
import { readArguments } from './shared/arguments.ts';

/** Writes the schemas by which editors check site.yml and frontmatter, from those that Variorum reads them by. */
readArguments('npm run schema --', {});
for (const { file, text } of jsonSchemas()) {
  writeFileSync(join(PROJECT, file), text);
  console.log(`Written to ${file}`);
}
