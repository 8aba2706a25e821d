import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectAccessAndWidth } from '../stage/axe.ts';
import { nextFrames, sideways, visitSite } from '../stage/stage.ts';

/** Every kind of page, and what is done to it first. */
const KINDS: [name: string, path: string, prepare?: (page: Page) => Promise<void>][] = [
  ['the start page', '/'],
  ['the home of a version', '/server/next/'],
  ['a section', '/server/1.0/reference/'],
  ['a guide', '/server/2.0/guides/sign-in/'],
  ['a reference', '/cloud/reference/api/'],
  ['the 404 page', '/server/1.0/guides/only-new/'],
  [
    'the search',
    '/server/2.0/',
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill('portal');
      await page.locator('.results a').first().waitFor();
    },
  ],
  ['the switcher', '/server/2.0/guides/only-new/', (page) => page.locator('.edition').click()],
];

const site = visitSite('acme');

describe.each(KINDS)('%s', (_name, path, prepare) => {
  it('has no accessibility violation, wide and narrow, light and dark, and never scrolls sideways, from 320 to 2560 px', async () => {
    const page = await site.open(path);
    await prepare?.(page);
    await expectAccessAndWidth(page);
    expect(await sideways(page, [768, 1024, 2560])).toEqual([]);
    await page.context().close();
  });
});

describe('the layout', () => {
  it.each(KINDS.slice(0, 6))('of %s does not move while it loads', async (_name, path) => {
    const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, {
            shift: (window as never as { shift: number }).shift + (entry as never as { value: number }).value,
          });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.origin + path);
    await page.evaluate(() => document.fonts.ready);
    await nextFrames(page);
    expect(await page.evaluate(() => (window as never as { shift: number }).shift)).toBeLessThan(0.02);
    await context.close();
  });
});
