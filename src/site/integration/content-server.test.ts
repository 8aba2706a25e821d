import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFileLoadingAllowed, resolveConfig } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { type ContentServerOptions, contentServer } from './content-server.ts';

it('lets pages load what is of Variorum wherever it lies, such as X-ray, and nothing else from outside the project', async () => {
  const root = mkdtempSync(join(tmpdir(), 'variorum-elsewhere-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  // The server is not started, so that nothing is asked of it.
  const plugin = contentServer({} as ContentServerOptions);
  const config = await resolveConfig({ root, configFile: false, plugins: [plugin] }, 'serve');
  const isAllowed = (path: string): boolean =>
    isFileLoadingAllowed(config, fileURLToPath(new URL(path, import.meta.url)));
  expect(isAllowed('../client/xray/always.ts')).toBe(true);
  expect(isAllowed('../../../package.json')).toBe(false);
});
