import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { OwnPages } from './own-pages.ts';
import { siteIntegration } from './site-integration.ts';

test('the development server hears nothing of what every command of Astro notes when it begins, and of all else', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-watched-')));
  mkdirSync(join(root, '.astro'));
  const server = await createServer({ root, configFile: false, server: { middlewareMode: true, ws: false } });
  onTestFinished(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });
  const session = { host: {}, ownPages: new OwnPages() } as never;
  const { hooks } = siteIntegration({
    root,
    parts: {},
    ownCode: undefined,
    purpose: { kind: 'dev', session },
  });
  await hooks['astro:server:setup']?.({ server } as never);
  const heard: string[] = [];
  server.watcher.on('all', (_event, path) => heard.push(path.slice(root.length + 1)));
  // What is written before it follows the folder, it takes for what was there.
  const write = (content: string) => {
    for (const name of ['settings.json', 'types.d.ts']) writeFileSync(join(root, '.astro', name), content);
    return heard;
  };
  await expect.poll(() => write(`${performance.now()}`)).toContain('.astro/types.d.ts');
  expect(heard).not.toContain('.astro/settings.json');
});
