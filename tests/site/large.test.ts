import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { visitSite } from '../stage/stage.ts';

const site = visitSite('large');

describe('the navigation of a large variant', () => {
  it('opens other branches from a file for each, which is fetched once', async () => {
    const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(`${site.origin}/one/s3/p4/`);
    const nav = page.getByRole('navigation', { name: 'Guides' });
    expect(await nav.getByRole('link', { name: 'Page 5.0' }).count()).toBe(0);
    await nav.locator('summary[aria-label="Pages of S5"]').click();
    await nav.getByRole('link', { name: 'Page 5.29' }).waitFor();
    await nav.locator('summary[aria-label="Pages of S6"]').click();
    await nav.getByRole('link', { name: 'Page 6.1', exact: true }).waitFor();
    const folded = nav.locator('summary[aria-label="Pages of S5"]');
    await folded.click();
    await folded.click();
    expect(fetched.filter((path) => path.endsWith('nav.html'))).toEqual([
      '/one/s5/nav.html',
      '/one/s6/nav.html',
    ]);
    await nav.getByRole('link', { name: 'Page 6.1', exact: true }).click();
    await page.waitForURL('**/one/s6/p1/');
    // What the reader opened is open on the next page.
    await nav.getByRole('link', { name: 'Page 5.29' }).waitFor();
    await page.close();
  });

  it('lets readers without JavaScript reach every page through the lists of sections', () => {
    const read = (path: string): string => readFileSync(`${site.folder}${path}index.html`, 'utf8');
    const reached = new Set<string>();
    const queue = ['/one/'];
    for (const url of queue) {
      const html = read(url);
      for (const [, target] of html.matchAll(/<a [^>]*href="(\/one\/[^"#]*\/)"/g)) {
        if (reached.has(target!)) continue;
        reached.add(target!);
        // Only lists are followed: previous and next would reach everything in the end.
        if (/^\/one\/s\d+\/$/.test(target!)) queue.push(target!);
      }
    }
    expect(Array.from(reached).filter((url) => /\/p\d+\/$/.test(url))).toHaveLength(12 * 30);
  });
});
