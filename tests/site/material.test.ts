import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectAccessAndWidth } from '../stage/axe.ts';
import { visitSite } from '../stage/stage.ts';

const wrong: string[] = [];
const site = visitSite('material', async (page) => {
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('response', (response) => response.status() >= 400 && wrong.push(response.url()));
});
const CONSTRUCTS = '/beacon/constructs/';
const BLOG = '/beacon/blog/';

describe('a project of Material', () => {
  it.each([
    ['all constructs', CONSTRUCTS],
    ['the list of tags', '/beacon/tags/'],
    ['a page without all that it may do without', '/beacon/alone/'],
    ['a blog', BLOG],
    ['a further page of it', `${BLOG}page/2/`],
    ['a category', `${BLOG}category/repairs/`],
    ['a post', `${BLOG}posts/lamp/`],
  ])('lets everybody read %s, wide and narrow, light and dark', async (_name, path) => {
    const page = await site.open(path);
    await expectAccessAndWidth(page);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('shows a page without its parts as it says', async () => {
    const page = await site.open('/beacon/alone/');
    for (const part of ['.side', '.toc', '.crumbs', '.neighbours', '.tags', '.feedback'])
      expect(await page.locator(part).count(), part).toBe(0);
    // What is left stands where it stands on all pages, and the title below it.
    const [copy, title] = await Promise.all(
      ['.copy-page', 'h1'].map((each) => page.locator(each).boundingBox()),
    );
    expect(copy!.x).toBeGreaterThan(title!.x + 300);
    expect(title!.y).toBeGreaterThanOrEqual(copy!.y + copy!.height);
    await page.context().close();
  });
});

describe('paper', () => {
  const print = async (path: string, options?: { javaScriptEnabled: boolean }): Promise<Page> => {
    const page = await site.open(path, options);
    // A4 with the edges that browsers leave.
    await page.setViewportSize({ width: 700, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    return page;
  };
  const cut = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => each.checkVisibility() && getComputedStyle(each).display !== 'inline')
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => each.outerHTML.slice(0, 100)),
    );

  it.each([true, false])(
    'cuts nothing, however long it is, with scripts or without (%s)',
    async (javaScriptEnabled) => {
      const page = await print(CONSTRUCTS, { javaScriptEnabled });
      const boxes = '.code pre, .diagram, .table, math[display="block"]';
      expect(
        await page.evaluate(
          (selector) =>
            [...document.querySelectorAll(selector)]
              .filter((each) => each.scrollWidth > each.clientWidth + 1)
              .map((each) => each.outerHTML.slice(0, 100)),
          boxes,
        ),
      ).toEqual([]);
      expect(await page.locator(boxes).count()).toBe(8);
      expect(await cut(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('has what a screen folds away, and what grounds say', async () => {
    const page = await print(CONSTRUCTS);
    for (const text of [
      'The horn sounds.',
      'What is folded is read on paper, too.',
      'The second one.',
      'Seconds.',
    ])
      expect(await page.getByText(text, { exact: true }).isVisible(), text).toBe(true);
    expect(await page.locator('.tab-label:visible').allTextContents()).toEqual([
      'Lamp',
      'Horn',
      'One',
      'Two',
    ]);
    expect(
      await page
        .locator('mark')
        .evaluate((mark) => getComputedStyle(mark).getPropertyValue('print-color-adjust')),
    ).toBe('exact');
    await page.goto(site.origin + BLOG);
    expect(await page.locator('.post-pages').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('a blog', () => {
  it('leads from its lists into posts, their parts, categories, authors and further pages', async () => {
    const page = await site.open(BLOG);
    const titles = () => page.locator('.post h2 > a:not(.anchor)').allTextContents();
    expect(await titles()).toEqual(['Welcome', 'The horn sounds again']);
    expect(await page.locator('.toc a').allTextContents()).toEqual(['Welcome', 'The horn sounds again']);
    await page.getByRole('link', { name: 'Older posts' }).click();
    await page.waitForURL(`**${BLOG}page/2/`);
    expect(await titles()).toEqual(['The lamp is new']);
    // It stands where the first one does.
    expect(await page.locator('.crumbs a').allTextContents()).toEqual(['Beacon', 'News']);
    expect(await page.locator('.side [aria-current]').textContent()).toBe('News of the tower');
    expect(await page.locator('.neighbours').count()).toBe(0);
    expect(await page.locator('.post').innerText()).not.toContain('Well.');
    await page.getByRole('tab', { name: 'After' }).click();
    expect(await page.getByText('Bright.').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'how it went' }).click();
    await page.waitForURL(`**${BLOG}posts/lamp/#how-it-went`);
    await page.getByRole('link', { name: 'Repairs' }).first().click();
    await page.waitForURL(`**${BLOG}category/repairs/`);
    expect(await titles()).toEqual(['The horn sounds again', 'The lamp is new']);
    await page.getByRole('link', { name: 'Ann Keeper' }).first().click();
    await page.waitForURL(`**${BLOG}author/ann/`);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toEqual([...new Set(ids)]);
    await page.context().close();
  });

  it('has its lists in the sitemap and in the list of pages, and further pages not in the search', async () => {
    const text = async (path: string) => (await fetch(site.origin + path)).text();
    const list = await text('/beacon/llms.txt');
    expect(list).toContain('/beacon/blog/category/repairs.md');
    expect(await text(`${BLOG}category/repairs.md`)).toContain(
      '## [The horn sounds again](/beacon/blog/posts/horn/)',
    );
    // No file holds it that anybody could edit.
    expect(await text(`${BLOG}category/repairs/`)).not.toContain('Edit this page');
  });
});
