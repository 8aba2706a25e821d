import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parse } from 'parse5';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { accessViolations, expectAccessAndWidth } from '../stage/axe.ts';
import { lookAt, sideways, visitSite } from '../stage/stage.ts';

/** What pages have against the policy, their scripts and what they load. */
const wrong: string[] = [];
const site = visitSite('look', async (page) => {
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('response', (response) => response.status() >= 400 && wrong.push(response.url()));
});
const GUIDE = '/docs/server/2.0/guides/start/';
const read = (path: string) => readFileSync(`${site.folder}/${path}`, 'utf8');

/** A computed property of the first element that a selector finds. */
const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(
    ([found, name]) => getComputedStyle(document.querySelector(found!)!).getPropertyValue(name!),
    [selector, property],
  );

describe('a site with a look of its own, below a path', () => {
  it('breaks no policy, loads all that it names, and reaches everybody, in both themes, wide and narrow', async () => {
    for (const path of [GUIDE, '/docs/', '/docs/cloud/guides/start/']) {
      const page = await site.open(path);
      await expectAccessAndWidth(page);
      expect(await sideways(page, [390])).toEqual([]);
      await page.context().close();
    }
    expect(wrong).toEqual([]);
  });

  it('shows the logo that suits the colours, in the place of the title', async () => {
    const page = await site.open(GUIDE);
    for (const [colorScheme, file] of [
      ['light', 'logo.svg'],
      ['dark', 'logo-dark.svg'],
    ] as const) {
      await lookAt(page, [1280, colorScheme]);
      const shown = page.locator('.mark img:visible');
      expect(await shown.evaluateAll((all) => all.map((img) => img.getAttribute('src')))).toEqual([
        `/docs/${file}`,
      ]);
      expect(await page.getByRole('link', { name: 'Summit', exact: true }).getAttribute('href')).toBe(
        '/docs/',
      );
    }
    await page.context().close();
  });

  it('has the accent of each product, and what stands above them that of the first', async () => {
    const accents = async (colorScheme: 'light' | 'dark') => {
      const page = await site.open('/docs/', { colorScheme });
      const colours: string[] = [];
      for (const path of ['/docs/', '/docs/cloud/', GUIDE]) {
        await page.goto(site.origin + path);
        colours.push(await styleOf(page, 'html', 'accent-color'));
      }
      await page.context().close();
      return colours;
    };
    const [grey, red] = ['rgb(118, 118, 118)', 'rgb(180, 35, 90)'];
    expect(await accents('light')).toEqual([red, grey, red]);
    const [paleGrey, paleRed] = ['rgb(133, 133, 133)', 'rgb(240, 143, 180)'];
    expect(await accents('dark')).toEqual([paleRed, paleGrey, paleRed]);
  });

  it('lets plain rules of its own win over all that Variorum styles', async () => {
    const page = await site.open(GUIDE);
    expect(await styleOf(page, 'h1', 'font-style')).toBe('italic');
    expect(await styleOf(page, '.toc summary', 'font-weight')).toBe('500');
    // What it says nothing about is as before.
    expect(await styleOf(page, 'h1', 'font-weight')).toBe('500');
    expect(await styleOf(page, 'h1', 'font-family')).toBe('"Liberation Sans", sans-serif');
    expect(await page.locator('link[rel=preload]').count(), 'no font for headings is fetched').toBe(1);
    await page.context().close();
  });

  it('runs a script that its head names', async () => {
    const page = await site.open(GUIDE);
    expect(await page.evaluate(() => document.documentElement.dataset.hello)).toBe('there');
    await page.context().close();
  });

  it('links from the header: beside the title, and on a narrow screen behind a button', async () => {
    const wide = await site.open(GUIDE);
    const links = wide.getByRole('navigation', { name: 'Links', exact: true }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual(['First steps', 'What is new', 'Source']);
    expect(await links.first().getAttribute('href')).toBe(GUIDE);
    await wide.context().close();
    const narrow = await site.open('/docs/cloud/guides/start/', { viewport: { width: 390, height: 800 } });
    const inSheet = narrow.getByRole('navigation', { name: 'Links', exact: true }).getByRole('link');
    expect(await inSheet.count()).toBe(0);
    await narrow.getByRole('button', { name: 'Links' }).click();
    // The sheet stands below its button.
    const [sheet, button] = await Promise.all(
      ['.links', '.top .more'].map((selector) => narrow.locator(selector).boundingBox()),
    );
    expect(sheet!.x + sheet!.width).toBeCloseTo(button!.x + button!.width, 0);
    expect(sheet!.y).toBeGreaterThanOrEqual(button!.y + button!.height);
    // A product without a page has no link to it.
    expect(await inSheet.allInnerTexts()).toEqual(['First steps', 'Source']);
    expect(await accessViolations(narrow, 'light')).toEqual([]);
    await narrow.context().close();
  });

  it('announces until its reader has read it, in the variants that it is for', async () => {
    const page = await site.open(GUIDE);
    const announcement = page.getByRole('complementary', { name: 'Announcement' });
    expect(await announcement.innerText()).toBe('Summit Server 2.0 is here. See what is new');
    await page.getByRole('button', { name: 'Put this announcement away' }).click();
    await expect.poll(() => announcement.count()).toBe(0);
    await page.reload();
    expect(await announcement.count()).toBe(0);
    await page.goto(`${site.origin}/docs/server/next/guides/start/`);
    expect(await announcement.count()).toBe(0);
    // Another one would be shown.
    await page.evaluate(() => localStorage.setItem('variorum-announcement', 'another'));
    await page.reload();
    expect(await announcement.count()).toBe(1);
    await page.context().close();
    for (const path of ['server/1.0/guides/start/', 'cloud/guides/start/', ''])
      expect(read(`${path}index.html`)).not.toContain('class="announcement"');
  });

  it('says at its foot what site.yml says, with links into the variant', async () => {
    const page = await site.open(GUIDE);
    const foot = page.getByRole('contentinfo');
    const hrefs = await foot
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual([
      GUIDE,
      '/docs/server/2.0/guides/new/',
      '/docs/assets/plan.txt',
      'https://summit.example/about',
      'mailto:hello@summit.example',
      GUIDE,
      'https://code.example/summit',
      'https://social.example/@summit',
      '/docs/feed.xml',
      '/docs/server/2.0/upgrade/',
      '/docs/server/2.0/guides/start.md',
      '/docs/server/2.0/llms.txt',
    ]);
    expect(await foot.getByRole('link', { name: 'Mastodon' }).count()).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('.top, .announcement, .columns, .social').filter({ visible: true }).count(),
    ).toBe(0);
    expect(await foot.innerText()).toContain('© 2026 Summit Ltd.');
    await page.context().close();
  });

  it('is small: HTML below 8 kB, styles below 12 kB', () => {
    const html = read('server/2.0/guides/start/index.html');
    expect(gzipSync(html).length).toBeLessThan(8_000);
    const sheets = Array.from(html.matchAll(/stylesheet" href="\/docs\/([^"?]+)/g), (match) =>
      read(match[1]!),
    );
    expect(sheets).toHaveLength(3);
    expect(gzipSync(sheets.join('')).length).toBeLessThan(12_000);
  });
});

/** What the head of a page holds: tags with their attributes, and what scripts hold. */
function headOf(path: string) {
  const html = parse(read(path)).childNodes.find((node) => node.nodeName === 'html')!;
  const head = (html as never as { childNodes: Element[] }).childNodes.find(
    ({ nodeName }) => nodeName === 'head',
  )!;
  const tags = head.childNodes.map(({ nodeName, attrs = [], childNodes = [] }) => ({
    tag: nodeName,
    attrs: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
    text: childNodes.map(({ value }) => value).join(''),
  }));
  const meta = Object.fromEntries(
    tags.flatMap(({ tag, attrs }) =>
      tag === 'meta' ? [[attrs.property ?? attrs.name ?? '', attrs.content]] : [],
    ),
  );
  return { tags, meta };
}

interface Element {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes: (Element & { value?: string })[];
}

describe('the head of a page', () => {
  it('says to those who show a link what it leads to: title, description, product and version', () => {
    expect(headOf('server/2.0/guides/odd/index.html').meta).toMatchObject({
      'og:title': 'Climb with Summit <3 & "friends" · Summit Server 2.0',
      'og:description': 'Over and "out". Summit Server 2.0.',
      'og:type': 'article',
      'og:url': 'https://docs.summit.example/docs/server/2.0/guides/odd/',
      'article:section': 'Summit Server',
      'twitter:card': 'summary',
      'twitter:title': 'Climb with Summit <3 & "friends" · Summit Server 2.0',
      'twitter:data1': 'Summit Server',
      'twitter:data2': '2.0',
    });
    expect(headOf('index.html').meta).toMatchObject({ 'og:title': 'Summit guides', 'og:type': 'website' });
    expect(headOf('cloud/guides/start/index.html').meta).not.toHaveProperty('twitter:data2');
  });

  it('takes what site.yml says in the place of its own, and lets nothing end it early', () => {
    const { meta, tags } = headOf('server/2.0/guides/start/index.html');
    expect(meta.author).toBe('Summit "Ltd" </head><b>');
    expect(tags.filter(({ attrs }) => attrs.property === 'og:site_name')).toEqual([
      { tag: 'meta', attrs: { property: 'og:site_name', content: 'Summit' }, text: '' },
    ]);
    expect(tags.map(({ attrs }) => attrs.href)).toContain('/docs/feed.xml');
  });

  it('tells search engines the way to the page', () => {
    const { tags } = headOf('server/2.0/guides/odd/index.html');
    const data = tags.find(({ attrs }) => attrs.type === 'application/ld+json')!;
    expect(data.text).not.toContain('<');
    const { itemListElement } = JSON.parse(data.text) as { itemListElement: unknown[] };
    const at = (path: string) => `https://docs.summit.example/docs/server/2.0/${path}`;
    expect(itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Summit Server 2.0', item: at('') },
      { '@type': 'ListItem', position: 2, name: 'Guides', item: at('guides/') },
      {
        '@type': 'ListItem',
        position: 3,
        name: 'Climb with Summit <3 & "friends"',
        item: at('guides/odd/'),
      },
    ]);
    expect(headOf('server/2.0/index.html').tags.map(({ attrs }) => attrs.type)).not.toContain(
      'application/ld+json',
    );
  });

  it('G6: asks search engines to leave old versions out where site.yml says so, with their lists', () => {
    const isLeftOut = (path: string) =>
      headOf(path).tags.some(({ attrs }) => attrs.name === 'robots' && attrs.content === 'noindex');
    for (const path of ['guides/start/index.html', 'guides/index.html', 'index.html']) {
      expect(isLeftOut(`server/1.0/${path}`), path).toBe(true);
      expect(isLeftOut(`server/2.0/${path}`), path).toBe(false);
    }
    expect(read('sitemap.xml')).toContain('/server/2.0/');
    expect(read('sitemap.xml')).not.toContain('/server/1.0/');
  });

  it('leads agents to the list of the variant, from there and from the top to all that is written in Markdown', () => {
    const described = (path: string) =>
      headOf(path).tags.find(({ attrs }) => attrs.rel === 'describedby')!.attrs.href;
    expect(described('server/1.0/guides/start/index.html')).toBe('/docs/server/1.0/llms.txt');
    expect(described('index.html')).toBe('/docs/llms.txt');
    expect(read('llms.txt')).toBe(`# Summit guides

> How to use Summit.

## Summit Cloud

- [Summit Cloud](https://docs.summit.example/docs/cloud/llms.txt)

## Summit Server

- [Summit Server 2.0](https://docs.summit.example/docs/server/2.0/llms.txt): the latest release
- [Summit Server next](https://docs.summit.example/docs/server/next/llms.txt): not released
- [Summit Server 1.0](https://docs.summit.example/docs/server/1.0/llms.txt)
`);
    for (const file of ['llms.txt', 'guides/start.md', 'guides/new.md'])
      expect(read(`server/latest/${file}`)).toBe(read(`server/2.0/${file}`));
    expect(read('.nojekyll')).toBe('');
  });
});
