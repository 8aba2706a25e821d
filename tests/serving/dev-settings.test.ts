import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROJECT } from '../../src/site/places.ts';
import { SITE } from '../command-line/orbit.ts';
import { writeFolder } from '../command-line/run-command.ts';
import { type DevServer, startDev } from './dev-server.ts';

const CONTENT = { 'docs/site.yml': SITE, 'docs/index.md': '# Welcome\n\nWords.\n' };
const configuration = (options: string): string =>
  `import variorum from ${JSON.stringify(join(PROJECT, 'src/site/astro.ts'))};
export default { integrations: [variorum({ ${options} })] };
`;

let folder: string;
const servers: DevServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** @param port none that the system gives to who connects: while a server starts again, another might have it */
async function start(port: number): Promise<DevServer> {
  const env = { VARIORUM_ROOT: folder, VARIORUM_CALLER: folder };
  const server = await startDev(join(folder, 'docs'), port, [], env);
  servers.push(server);
  return server;
}

const shown = async ({ origin }: DevServer): Promise<string> => (await fetch(`${origin}/cloud/`)).text();

/**
 * Asks for pages while the file is new that every command of Astro writes when it begins, until they show what was written after it: a
 * server that starts again answers none of them.
 */
async function expectNoRestart(): Promise<void> {
  mkdirSync(join(folder, '.astro'), { recursive: true });
  writeFileSync(join(folder, '.astro/settings.json'), '{ "_variables": { "lastUpdateCheck": 1 } }\n');
  writeFileSync(join(folder, 'docs/index.md'), '# Welcome\n\nWords, and more.\n');
  for (const server of servers) {
    let text = '';
    while (!text.includes('and more')) text = await shown(server);
    expect(server.output()).not.toContain('mistake');
  }
}

describe('the development server', () => {
  it('shows pages beside another one of the same folder', async () => {
    folder = writeFolder(CONTENT);
    const pages = await Promise.all([start(4730), start(4730)].map(async (each) => shown(await each)));
    for (const page of pages) expect(page).toContain('Words.');
    await expectNoRestart();
  });

  it('follows the settings of Astro, and nothing that other commands of Astro note', async () => {
    folder = writeFolder({
      ...CONTENT,
      'astro.config.mjs': configuration(''),
      'Footer.astro': '<footer>Own words</footer>\n',
    });
    const server = await start(4740);
    expect(await shown(server)).not.toContain('Own words');
    await expectNoRestart();
    writeFileSync(
      join(folder, 'astro.config.mjs'),
      configuration("components: { Footer: './Footer.astro' }"),
    );
    // It is not there while it starts again.
    await expect.poll(() => shown(server).catch(() => '')).toContain('Own words');
  });
});
