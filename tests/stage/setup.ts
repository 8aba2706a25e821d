import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserServer } from 'playwright';
import type { TestProject } from 'vitest/node';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { launchServer } from './browser.ts';
import { build } from './build.ts';
import { SITES, type SiteName } from './sites.ts';
import { shareTemporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the address at which test files ask for what they share; see {@link setup} */
    stage: string;
  }
}

/**
 * What test files share, made when the first one asks for it: every site is built and served once, and there is one browser.
 * Test files run in processes of their own, so they ask over HTTP: `/site/acme`, `/browser`, `/clipboard` (see `stage.ts`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporary = shareTemporaryFolder();
  const folder = join(temporary.path, 'stage');
  const sites = new Map<SiteName, Promise<StaticServer & { folder: string }>>();
  let browser: Promise<BrowserServer> | undefined;

  const siteCalled = (name: SiteName) => {
    const known = sites.get(name) ?? raise(folder, name);
    sites.set(name, known);
    return known;
  };
  const answerTo = async (path: string): Promise<unknown> => {
    if (path === '/browser') {
      browser ??= launchServer();
      return { endpoint: (await browser).wsEndpoint() };
    }
    const { folder, origin } = await siteCalled(path.replace('/site/', '') as SiteName);
    return { folder, origin };
  };
  let clipboard = Promise.resolve();
  /** The one clipboard is lent as long as an answer stays open: a test that fails, or is ended, gives it back as well. */
  const lendClipboard = (response: ServerResponse): void => {
    const returned = new Promise<void>((resolve) => response.on('close', resolve));
    clipboard = clipboard.then(() => {
      response.flushHeaders();
      return returned;
    });
  };
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/clipboard') return lendClipboard(response);
    answerTo(url).then(
      (answer) => response.end(JSON.stringify(answer)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  project.provide('stage', `http://localhost:${(server.address() as AddressInfo).port}`);

  return async () => {
    await (await browser)?.close();
    for (const site of await Promise.allSettled(sites.values()))
      if (site.status === 'fulfilled') await site.value.close();
    server.close();
    temporary.remove();
  };
}

/** Builds a site and serves it. */
async function raise(stage: string, name: SiteName): Promise<StaticServer & { folder: string }> {
  const folder = join(stage, name);
  const options = SITES[name](`${folder}-content`);
  const base = options[options.indexOf('--base') + 1];
  await build(['--out', folder, ...options]);
  return {
    ...(await serveFolder(folder, { port: 0, ...(options.includes('--base') ? { base: base! } : {}) })),
    folder,
  };
}
