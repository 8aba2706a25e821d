import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/site/files/manifest.ts';
import { sharedSite } from '../stage/stage.ts';

const site = sharedSite('acme');
const below = sharedSite('acme-below');

function read(path: string, built = site): string {
  return readFileSync(join(built.folder, path), 'utf8');
}

function canonical(path: string): string | undefined {
  return /<link rel="canonical" href="([^"]*)"/.exec(read(path))?.[1];
}

describe('addresses', () => {
  it('lead from a product, and from latest, to its latest version (D11)', () => {
    const [, script] = /<script src="\/([^"]*)" data-to="\/server\/2\.0\/">/.exec(read('server/index.html'))!;
    const latest = read('server/latest/guides/sign-in/index.html');
    expect(latest).toContain('<meta http-equiv="refresh" content="0;url=/server/2.0/guides/sign-in/">');
    expect(read(script!)).toContain('location.search+location.hash');
    expect(latest).toContain('noindex');
    expect(latest).toContain(
      '<link rel="canonical" href="https://docs.example.com/server/2.0/guides/sign-in/">',
    );
  });

  it('lead from where a page was to where it is, in every variant', () => {
    for (const variant of ['cloud', 'server/1.0', 'server/next']) {
      expect(read(`${variant}/guides/log-in/index.html`)).toContain(`/${variant}/guides/sign-in/`);
    }
    expect(read('old/sign-in/index.html')).toContain('guides/sign-in/');
  });

  it('stand below the path of the deployment everywhere', () => {
    for (const path of [
      'index.html',
      'server/2.0/guides/sign-in/index.html',
      '404.html',
      'server/index.html',
    ]) {
      const html = read(path, below);
      const addresses = Array.from(html.matchAll(/(?:href|src)="(\/[^"]*)"/g), (match) => match[1]!);
      expect(addresses.length, path).toBeGreaterThan(0);
      expect(
        addresses.filter((address) => !address.startsWith('/docs/')),
        path,
      ).toEqual([]);
    }
  });
});

describe('search engines', () => {
  it('learn the newest released version for pages that read the same (G6)', () => {
    const newest = 'https://docs.example.com/server/2.0/reference/api/';
    expect(canonical('server/1.0/reference/api/index.html')).toBe(newest);
    expect(canonical('server/2.0/reference/api/index.html')).toBe(newest);
    expect(canonical('server/1.0/guides/sign-in/index.html')).toBe(
      'https://docs.example.com/server/1.0/guides/sign-in/',
    );
  });

  it('read in a description which product and version it is about', () => {
    expect(read('server/2.0/guides/sign-in/index.html')).toContain(
      '<meta name="description" content="Open the portal and show who you are. Acme Server 2.0.">',
    );
    expect(read('index.html')).toContain('<meta name="description" content="Every guide of Acme.">');
  });

  it('leave unreleased versions alone (G6)', () => {
    expect(read('server/next/guides/sign-in/index.html')).toContain('<meta name="robots" content="noindex">');
    expect(read('server/2.0/guides/sign-in/index.html')).not.toContain('noindex');
    expect(read('sitemap.xml')).not.toContain('/next/');
    // Its text is in no released version.
    expect(read('sitemap.xml')).not.toContain('coming');
  });

  it('find each text once in the sitemap (G6)', () => {
    const urls = Array.from(read('sitemap.xml').matchAll(/<loc>([^<]*)/g), (match) => match[1]!);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toContain('https://docs.example.com/server/2.0/reference/api/');
    expect(urls).not.toContain('https://docs.example.com/server/1.0/reference/api/');
    expect(read('robots.txt')).toContain('Sitemap: https://docs.example.com/sitemap.xml');
  });
});

describe('machines', () => {
  it('learn from the manifest in which variants a page exists', () => {
    const manifest = JSON.parse(read('manifest.json')) as Manifest;
    expect(manifest.pages!.server!['guides/only-new']).toEqual({
      title: 'Only in new versions',
      variants: ['server@2.0', 'server@next'],
    });
    expect(manifest.pages!.cloud!['guides/only-new']).toBeUndefined();
    expect(manifest.variants.map(({ label }) => label)).toEqual([
      'Acme Cloud',
      'Acme Server 1.0',
      'Acme Server 2.0',
      'Acme Server next',
    ]);
  });

  it('find every page of a variant in llms.txt, with its Markdown beside it', () => {
    const links = Array.from(read('server/1.0/llms.txt').matchAll(/\]\(([^)]*)\)/g), (match) => match[1]!);
    expect(links).toContain('https://docs.example.com/server/1.0/guides/sign-in.md');
    expect(links).toContain('https://docs.example.com/server/1.0/guides/index.md');
    expect(links.join()).not.toContain('only-new');
    for (const link of links) expect(read(new URL(link).pathname).trim(), link).not.toBe('');
    const full = read('server/1.0/llms-full.txt');
    const texts = links
      .filter((link) => link.endsWith('.md'))
      .map((link) => [link, read(new URL(link).pathname)]);
    for (const [link, twin] of texts) {
      const [, list] = twin!.split('\n', 2);
      expect(list, link).toBe(
        '> All pages of Acme Server 1.0: [llms.txt](https://docs.example.com/server/1.0/llms.txt)',
      );
      expect(full, link).toContain(`](${link})\n${twin!.slice(twin!.indexOf('\n\n') + 1).trimEnd()}\n`);
    }
    expect(read('server/latest/llms-full.txt')).toBe(read('server/2.0/llms-full.txt'));
    expect(read('server/1.0/guides/sign-in.md')).not.toContain('zebra');
    expect(read('server/2.0/guides/sign-in.md')).toContain('zebra');
  });
});

describe('the home of a variant', () => {
  it('counts the guides that it lists, and speaks of versions only where there are any', () => {
    for (const [path, more] of [
      ['server/next', ', each as it reads in this version'],
      ['server/1.0', ', each as it reads in this version'],
      ['cloud', ''],
    ] as const) {
      const html = read(`${path}/index.html`);
      const listed = html.slice(html.indexOf('class="book"'), html.indexOf('</main>')).match(/<li>/g)!;
      expect(listed.length, path).toBeGreaterThan(1);
      expect(html, path).toContain(`<p class="lead">${listed.length} guides${more}.</p>`);
    }
  });

  it('has each name once in its title', () => {
    expect(read('server/2.0/index.html')).toContain('<title>Acme Server 2.0 · Acme guides</title>');
    expect(read('cloud/index.html')).toContain('<title>Acme Cloud · Acme guides</title>');
  });
});

describe('sections', () => {
  it('without a page of their own get a list of their pages', () => {
    const html = read('server/1.0/reference/index.html');
    expect(html).toMatch(/<h1[^>]*>Reference<\/h1>/);
    expect(html).toContain('href="/server/1.0/reference/api/"');
    expect(html).toContain('Every call, its answers and its errors.');
  });
});

describe('the edit link', () => {
  it('leads to the file that holds the text', () => {
    expect(read('server/2.0/guides/sign-in/index.html')).toContain(
      'https://example.com/edit/guides/sign-in.md',
    );
  });
});

describe('pages in MDX format', () => {
  it('hold components of the site and of the writer', () => {
    const html = read('index.html');
    expect(html).toContain('A component of a writer.');
    expect(html).toContain('href="/server/2.0/"');
    expect(html).toMatch(/<h1[^>]*>Acme guides<\/h1>/);
  });
});

describe('a guide', () => {
  it('is small: HTML below 8 kB, scripts below 8 kB, styles below 12 kB', () => {
    const html = read('server/2.0/guides/sign-in/index.html');
    const size = (text: string): number => gzipSync(text).length;
    const sum = (files: string[]): number => files.reduce((total, file) => total + size(read(file)), 0);
    const files = (pattern: RegExp): string[] => Array.from(html.matchAll(pattern), (match) => match[1]!);
    const scripts = files(/<script[^>]*src="([^"]*)"/g);
    const styles = files(/<link rel="stylesheet" href="([^"]*)"/g);
    // what the head waits for, and the module
    expect(scripts.length).toBe(2);
    expect(styles.length).toBe(1);
    expect(size(html)).toBeLessThan(8_000);
    expect(sum(scripts)).toBeLessThan(8_000);
    expect(sum(styles)).toBeLessThan(12_000);
  });
});
