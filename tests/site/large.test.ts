import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from './site.ts';
import { visitSite } from './visit.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CONTENT = `${PROJECT}.variorum/tests/large-content`;

const site = visitSite(() => {
  for (let section = 0; section < 12; section++) {
    mkdirSync(`${CONTENT}/s${section}`, { recursive: true });
    for (let page = 0; page < 30; page++) {
      writeFileSync(`${CONTENT}/s${section}/p${page}.md`, `# Page ${section}.${page}\n\nText.\n`);
    }
  }
  writeFileSync(`${CONTENT}/site.yml`, 'title: Large\nproducts:\n  - { id: one, name: One }\n');
  return build('large', '--content', CONTENT);
});

afterAll(() => rmSync(CONTENT, { recursive: true, force: true }));

describe('the navigation of a large variant', () => {
  it('opens other branches from a file that is fetched once', async () => {
    const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(`${site.origin}/one/s3/p4/`);
    const nav = page.getByRole('navigation', { name: 'Guides' });
    expect(await nav.getByRole('link', { name: 'Page 5.0' }).count()).toBe(0);
    await nav.getByRole('button', { name: 'Pages of S5' }).click();
    await nav.getByRole('link', { name: 'Page 5.29' }).waitFor();
    await nav.getByRole('button', { name: 'Pages of S6' }).click();
    await nav.getByRole('link', { name: 'Page 6.1', exact: true }).click();
    await page.waitForURL('**/one/s6/p1/');
    expect(fetched.filter((path) => path === '/one/nav.html')).toHaveLength(1);
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
