import './shared/last-resort.ts';
import { existsSync } from 'node:fs';
import { basePath } from '../src/site/integration/deployment.ts';
import { MARK } from '../src/site/output/output-mark.ts';
import { fail, fromCaller, readArguments, readPort } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';
import { serveFolder } from './shared/serve.ts';

/** Serves what `variorum build` wrote, with the headers that are recommended to hosts. */
const { options } = readArguments('variorum preview', {
  out: { value: 'DIR', help: 'the folder that was built (default: dist)' },
  base: { value: 'PATH', help: 'the path below which the site is deployed, such as /docs (default: /)' },
  port: { value: 'NUMBER', help: 'where to listen (default: 4321, or the next one that is free)' },
});
const project = await readProject();
const folder = options.out === undefined ? project.out : fromCaller(options.out);
if (!existsSync(`${folder}/${MARK}`))
  fail(`There is no site in ${folder} yet. Build it first: variorum build.`);
const base = basePath(options.base ?? project.base ?? '');
const { origin } = await serveFolder(folder, { port: readPort(options.port), base });
// A connection may break where nobody listens, which is no reason to end.
goOnAfterErrors();
console.log(`The site is at ${origin}${base}/ until Ctrl+C ends it.`);
