import './shared/last-resort.ts';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { currentGuides } from './mcp/current-guides.ts';
import { ENDPOINT, serveHttp } from './mcp/serve-http.ts';
import { guidesServer } from './mcp/tools.ts';
import { CONTENT, contentFolder, fail, MKDOCS, readArguments, readPort } from './shared/arguments.ts';
import { readProject } from './shared/astro-project.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';
import { version } from './shared/version.ts';

/** Answers agents from a content folder, by the Model Context Protocol: over standard input and output, or over HTTP. */
const { options, switches } = readArguments('variorum mcp', {
  content: CONTENT,
  mkdocs: MKDOCS,
  http: { help: 'answer over HTTP, not over standard input and output' },
  port: { value: 'NUMBER', help: 'of --http: where to listen (default: 4321, or the next one that is free)' },
  host: { value: 'NAME', help: 'of --http: the address to listen on (default: localhost)' },
});
for (const name of ['port', 'host'] as const)
  if (options[name] !== undefined && !switches.has('http')) fail(`--${name} is an option of --http.`);
const project = await readProject();
const root = contentFolder(options.content, project);
const guides = currentGuides(root, { base: project.base, origin: project.site });
const server = () => guidesServer({ guides, root, version: version() });
goOnAfterErrors();
if (switches.has('http')) {
  const { origin } = await serveHttp(server, {
    port: readPort(options.port),
    host: options.host ?? 'localhost',
  });
  console.log(`Agents get answers at ${origin}${ENDPOINT} until Ctrl+C ends it.`);
} else {
  // Standard output is the protocol's: nothing else may be written there.
  await server().connect(new StdioServerTransport());
}
