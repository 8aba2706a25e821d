import { existsSync, globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type VisitedSite, visitSite } from '../stage/stage.ts';

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

/** The project's own site, looked at by a browser. */
export interface Site extends VisitedSite {
  /** Requests that are not for files of the site, and errors that nobody caught, in the pages that were opened. */
  problems: string[];
  /** The size (bytes) of what readers fetch for the demo at once, in English, compressed as servers do. */
  demoSize(): number;
}

/** Brings the project's own site before the tests of the calling file. In its pages, time passes only when a test says so. */
export function openSite(): Site {
  const problems: string[] = [];
  const site = visitSite('guides', async (page) => {
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => {
      const isFine = isOwnFile(request.method(), request.url()) && request.postData() === null;
      if (!isFine) problems.push(`${request.method()} ${request.url()}`);
    });
    page.on('websocket', (socket) => problems.push(`socket ${socket.url()}`));
    await page.clock.install();
  });

  /** A GET for a file that exists, and nothing added to its address but what a test put there itself. */
  const isOwnFile = (method: string, address: string): boolean => {
    const { origin, pathname } = new URL(address);
    const file = site.folder + decodeURIComponent(pathname);
    return (
      method === 'GET' &&
      origin === site.origin &&
      existsSync(file.endsWith('/') ? `${file}index.html` : file)
    );
  };

  return Object.assign(site, {
    problems,
    demoSize() {
      const [demo] = globSync('_site/recovery-demo.*', { cwd: site.folder });
      if (!demo) throw new Error('The site has no file for the demo.');
      const scripts = [readFileSync(`${site.folder}/${demo}`, 'utf8')];
      // The page's own script is there already.
      for (const [, name] of scripts[0]!.matchAll(/from"\.\/([^"]+)"/g))
        if (!name!.startsWith('Base.')) scripts.push(readFileSync(`${site.folder}/_site/${name}`, 'utf8'));
      return scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
    },
  });
}
