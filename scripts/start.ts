import './shared/last-resort.ts';
import { join } from 'node:path';
import { refuseOutput, SITES } from '../src/site/output/refusal.ts';
import { buildSite } from './build/build-site.ts';
import { CONTENT, contentFolder, fail, MKDOCS, readArguments, readPort } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';
import { serveFolder } from './shared/serve.ts';

/** Builds the site as it would be deployed, search included, and serves it. */
const { options } = readArguments('npm start --', {
  content: CONTENT,
  mkdocs: MKDOCS,
  port: { value: 'NUMBER', help: 'where to listen (default: 4321, or the next one that is free)' },
});
const project = await readProject();
const content = contentFolder(options.content, project);
const port = readPort(options.port);
const { cache } = project;
const out = options.content === undefined ? project.out : join(cache, SITES, 'start');
const refusal = refuseOutput(out, { content, cache });
if (refusal) fail(refusal);
if (!(await buildSite({ ...project, content, out }))) process.exit(1);

const { origin } = await serveFolder(out, { port, base: project.base });
// A connection may break where nobody listens, which is no reason to end.
goOnAfterErrors();
console.log(`\nThe site is at ${origin}${project.base ?? ''}/ until Ctrl+C ends it.`);
