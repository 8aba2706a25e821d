import './shared/last-resort.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTICES } from '../src/site/files/notice-file.ts';
import { PROJECT } from '../src/site/places.ts';
import { bundledPackages } from './notices/bundled-packages.ts';
import { noticesOf } from './notices/notices.ts';
import { readArguments } from './shared/arguments.ts';

/** Writes the page that names all work of others that is published with ours. */
readArguments('npm run notices --', {});
writeFileSync(join(PROJECT, NOTICES), noticesOf(bundledPackages()));
console.log(`Written to ${NOTICES}`);
