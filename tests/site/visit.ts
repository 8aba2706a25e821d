import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { launch } from './browser.ts';
import type { BuiltSite } from './site.ts';

/** A site with a browser that visits it, while the tests of a file run. */
export interface VisitedSite {
  /** absolute path of the folder that it was built into */
  readonly folder: string;
  /** where it is served, without a trailing slash */
  readonly origin: string;
  readonly browser: Browser;
  /** Opens a page in a context of its own, in a window of 1280 × 900 unless told otherwise. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Builds a site before the tests of the calling file, serves it and starts a browser; all of it ends after them. */
export function visitSite(build: () => BuiltSite): VisitedSite {
  let site: BuiltSite;
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    site = build();
    server = await serveFolder(site.folder, { port: 0 });
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    site?.remove();
  });

  return {
    get folder() {
      return site.folder;
    },
    get origin() {
      return server.origin;
    },
    get browser() {
      return browser;
    },
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      await page.goto(server.origin + path);
      return page;
    },
  };
}
