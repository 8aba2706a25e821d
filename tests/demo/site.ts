import { existsSync, globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { serveFolder } from '../../scripts/shared/serve.ts';
import { launch } from '../site/browser.ts';
import { build } from '../site/site.ts';

/** The guide in all its variants, with the methods that each has. */
export const GUIDES: Record<string, readonly string[]> = {
  '/asgardeo/guides/recover-your-password/': ['Email link', 'Email OTP', 'SMS OTP'],
  '/identity-server/7.0.0/guides/recover-your-password/': ['Email link'],
  '/identity-server/7.1.0/guides/recover-your-password/': ['Email link', 'SMS OTP'],
  '/identity-server/7.2.0/guides/recover-your-password/': ['Email link', 'Email OTP', 'SMS OTP'],
  '/identity-server/next/guides/recover-your-password/': ['Email link', 'Email OTP', 'SMS OTP'],
};

/** The one that most tests use. */
export const GUIDE = '/asgardeo/guides/recover-your-password/';
/** A page with a demo outside tabs, which therefore has the choice of the method in itself. */
export const API_PAGE = '/asgardeo/reference/recovery-api/';

/** The project's own site, built and served, and a browser that looks at it. */
export interface Site {
  origin: string;
  browser: Browser;
  /** Opens a page that is watched; see `problems`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Requests that are not for files of the site, and errors that nobody caught, since the site was opened. */
  problems: string[];
  /** The size (bytes) of what readers fetch for the demo, compressed as servers do. */
  demoSize(): number;
  close(): Promise<void>;
}

/** @param name of the folder to build into, so that test files may run side by side */
export async function openSite(name: string): Promise<Site> {
  const { folder, remove } = build(`demo-${name}`);
  const server = await serveFolder(folder, { port: 0 });
  const browser = await launch();
  const problems: string[] = [];

  /** A GET for a file that exists, and nothing added to its address but what a test put there itself. */
  const isOwnFile = (method: string, address: string): boolean => {
    const { origin, pathname } = new URL(address);
    const file = folder + decodeURIComponent(pathname);
    return (
      method === 'GET' &&
      origin === server.origin &&
      existsSync(file.endsWith('/') ? `${file}index.html` : file)
    );
  };

  return {
    origin: server.origin,
    browser,
    problems,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('request', (request) => {
        const isFine = isOwnFile(request.method(), request.url()) && request.postData() === null;
        if (!isFine) problems.push(`${request.method()} ${request.url()}`);
      });
      page.on('websocket', (socket) => problems.push(`socket ${socket.url()}`));
      await page.clock.install();
      await page.goto(server.origin + path);
      return page;
    },
    demoSize() {
      const files = globSync('_site/recovery-demo.*', { cwd: folder });
      if (!files.length) throw new Error('The site has no file for the demo.');
      return files.reduce(
        (sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length,
        0,
      );
    },
    async close() {
      await browser.close();
      await server.close();
      remove();
    },
  };
}
