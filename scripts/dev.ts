import './shared/last-resort.ts';
import { join } from 'node:path';
import { dev } from 'astro';
import { registerProgram } from '../src/site/integration/program.ts';
import { leaveNoTraces } from './build/astro-traces.ts';
import { CONTENT, contentFolder, MKDOCS, readArguments, readPort } from './shared/arguments.ts';
import { astroConfig, readProject } from './shared/astro-project.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';

const { options, switches } = readArguments('variorum dev', {
  content: CONTENT,
  mkdocs: MKDOCS,
  port: { value: 'NUMBER', help: 'where to listen (default: 4321, or the next one that is free)' },
  host: { value: 'NAME', help: 'the address to listen on (default: localhost)' },
  xray: { help: 'outline what is conditional on every page, with its condition, file and line' },
});
const project = await readProject();
const content = contentFolder(options.content, project);
const { cache: cacheDir } = project;
const { host } = options;
leaveNoTraces(project);
// A signal by itself would end the process before it has cleaned up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0));
const xray = switches.has('xray');
registerProgram({ content, cacheDir, xray });
const server = await dev({
  ...astroConfig(project, join(cacheDir, 'dev')),
  // Of two X-rays, one would take away what the other shows.
  ...(xray ? { devToolbar: { enabled: false } } : {}),
  server: { port: readPort(options.port), ...(host === undefined ? {} : { host }) },
});
// A component's timer may throw, and a connection break where nobody listens: neither is a reason to end. What a server was making when
// it started again for new settings, Vite ends with these words.
goOnAfterErrors((error) => error instanceof Error && error.message.startsWith('transport was disconnected'));
console.log(
  `http://${host ?? 'localhost'}:${server.address.port}${project.base ?? ''}/ shows the site, and follows every change. Ctrl+C ends it.`,
);
