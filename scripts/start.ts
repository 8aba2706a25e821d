import './shared/last-resort.ts';
import { join } from 'node:path';
import { refuseOutput, SITES } from '../src/site/output/refusal.ts';
import { CACHE, PROJECT } from '../src/site/places.ts';
import { CONTENT, contentFolder, fail, readArguments, readPort } from './shared/arguments.ts';
import { buildSite } from './shared/build-site.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';
import { serveFolder } from './shared/serve.ts';

/** Builds the site as it would be deployed, search included, and serves it. */
const { options } = readArguments('npm start --', {
  content: CONTENT,
  port: { value: 'NUMBER', help: 'where to listen (default: 4321, or the next one that is free)' },
});
const content = contentFolder(options.content);
const port = readPort(options.port);
const outDir = options.content === undefined ? join(PROJECT, 'dist') : join(CACHE, SITES, 'start');
const refusal = refuseOutput(outDir, { content, cache: CACHE });
if (refusal) fail(refusal);
if (!(await buildSite({ content, out: outDir, cache: CACHE }))) process.exit(1);

const { origin } = await serveFolder(outDir, { port });
// A connection may break where nobody listens, which is no reason to end.
goOnAfterErrors();
console.log(`\nThe site is at ${origin}/ until Ctrl+C ends it.`);
