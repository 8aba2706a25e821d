import { rmSync, writeFileSync } from 'node:fs';
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

describe('the development server', () => {
  it('follows the settings of Astro', async () => {
    folder = writeFolder({
      ...CONTENT,
      'astro.config.mjs': configuration(''),
      'Footer.astro': '<footer>Own words</footer>\n',
    });
    const server = await start(4740);
    expect(await shown(server)).not.toContain('Own words');
    writeFileSync(
      join(folder, 'astro.config.mjs'),
      configuration("components: { Footer: './Footer.astro' }"),
    );
    // It is not there while it starts again.
    await expect.poll(() => shown(server).catch(() => '')).toContain('Own words');
  });
});
