import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectAccessAndWidth } from '../stage/axe.ts';
import { LOOKS, sideways, visitSite, withClipboard } from '../stage/stage.ts';

const GUIDE = '/identity-server/7.2.0/guides/recover-your-password/';
const OTP = '/identity-server/7.2.0/admin/otp-format/';

const guides = visitSite('guides');
const versions = visitSite('versions');

/** A state of a page: what brings it about, from the one before, and the part of the page that is new. */
type State = readonly [name: string, bring: (page: Page) => Promise<unknown>, part?: string];

const nothing = async (): Promise<void> => undefined;
const opened = (page: Page, selector: string) => page.locator(`${selector} summary`).first().click();
const choose = (page: Page, variant: string) => page.getByLabel('Compare with').selectOption(variant);

/** Every page that tells what versions have, in the states that readers bring it into, one after the other. */
const PAGES: readonly [site: 'guides' | 'versions', path: string, states: readonly State[]][] = [
  [
    'guides',
    GUIDE,
    [
      ['a guide with marks', nothing],
      ['a mark that tells other readings', (page) => opened(page, '.apparatus[data-about]:visible'), 'main'],
      ['a mark in another tab', (page) => openInTab(page), 'main'],
      ['a page that was copied', (page) => copy(page), 'main'],
      ['the switcher', (page) => page.locator('.edition').click(), '.editions'],
      ['paper', (page) => page.emulateMedia({ media: 'print' }), 'main'],
    ],
  ],
  [
    'guides',
    `${GUIDE}?compare=7.1.0`,
    [
      ['a comparison', (page) => page.locator('article ins').first().waitFor(), 'main'],
      ['one with another product', (page) => choose(page, 'asgardeo'), 'main'],
      ['one with an old version', (page) => choose(page, '7.0.0'), 'main'],
    ],
  ],
  ['guides', `${OTP}?compare=7.0.0`, [['a page that the other version lacks', compared, 'main']]],
  ['guides', `${OTP}?compare=9.9`, [['a version that there is not', compared, 'main']]],
  ['guides', `${GUIDE}?compare=next`, [['a page that reads the same', compared, 'main']]],
  ['guides', '/identity-server/7.0.0/guides/recover-your-password/', [['an old version', nothing]]],
  [
    'guides',
    '/identity-server/7.2.0/upgrade/7.0.0/',
    [
      ['an upgrade', nothing],
      ['one with a box that is ticked', (page) => page.getByRole('checkbox').nth(1).check(), 'main'],
      ['paper', (page) => page.emulateMedia({ media: 'print' }), 'main'],
    ],
  ],
  ['guides', '/identity-server/7.2.0/upgrade/', [['the upgrades of a version', nothing]]],
  [
    'guides',
    OTP,
    [
      ['a page that not all versions have', nothing],
      ['where a reader arrives whose page is not there', (page) => change(page, '7.0.0'), 'main'],
    ],
  ],
  ['guides', '/Identity-Server/7.1/guides/recover-your-pasword/', [['a near miss', found, 'main']]],
  ['guides', '/identity-server/7.0.0/admin/otp-format/', [['a page of other versions', found, 'main']]],
  [
    'versions',
    '/server/2.2/guides/recover/',
    [
      ['the switcher among very many versions', (page) => openMany(page), '.editions'],
      ['its filter', (page) => page.locator('.editions input').fill('1.'), '.editions'],
      ['its filter without a hit', (page) => page.locator('.editions input').fill('none'), '.editions'],
    ],
  ],
  ['versions', '/server/versions/', [['the list of all versions', nothing]]],
  ['versions', '/server/6.9/upgrade/', [['the upgrades among very many', nothing]]],
  ['versions', '/server/1.0/guides/recover/#codes', [['a section that is not there', nothing, 'main']]],
];

describe('without a violation, and without scrolling sideways:', () => {
  it.each(PAGES)('%s %s', async (name, path, states) => {
    const page = await (name === 'guides' ? guides : versions).open(path);
    for (const [state, bring, part] of states) {
      await bring(page);
      // Paper has one colour and one width.
      await expectAccessAndWidth(page, part, state === 'paper' ? LOOKS.slice(0, 1) : LOOKS).catch(
        (error: Error) => {
          throw new Error(`${state}: ${error.message}`, { cause: error });
        },
      );
      if (state === 'paper') expect(await sideways(page, [320]), state).toEqual([]);
    }
    await page.context().close();
  });
});

describe('with the keyboard', () => {
  it.each([
    ['a guide with a mark that is open', GUIDE, (page: Page) => opened(page, '.apparatus:visible')],
    ['a comparison', `${OTP}?compare=7.1.0`, compared],
    ['an upgrade', '/identity-server/7.1.0/upgrade/7.0.0/', nothing],
    ['the upgrades of a version', '/identity-server/7.2.0/upgrade/', nothing],
    ['a near miss', '/Identity-Server/7.1/guides/recover-your-pasword/', found],
  ] as const)(
    'one comes to everything on %s, sees where one is, and leaves it again',
    async (_, path, bring) => {
      const page = await guides.open(path);
      await bring(page);
      const { stops, unseen, missed } = await walk(page);
      expect(stops).toBeGreaterThan(5);
      expect({ unseen, missed }).toEqual({ unseen: [], missed: [] });
      await page.context().close();
    },
  );

  it('Escape closes what is open, and leads back to where one was', async () => {
    const page = await guides.open(GUIDE);
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement!.className || document.activeElement!.localName);
    for (const [selector, key, part] of [
      ['.edition', 'Enter', '.editions'],
      ['.find', 'Enter', 'dialog.search'],
      ['.shortcuts', 'Enter', 'dialog:not(.search)'],
    ] as const) {
      await page.locator(selector).first().focus();
      const before = await focused();
      await page.keyboard.press(key);
      await page.locator(part).waitFor();
      await page.keyboard.press('Escape');
      await page.locator(part).waitFor({ state: 'hidden' });
      await expect.poll(focused).toBe(before);
    }
    await page.context().close();
  });
});

async function openInTab(page: Page): Promise<void> {
  await page
    .getByRole('tab', { name: /^Email OTP/ })
    .first()
    .click();
  await opened(page, '.tab:not([hidden]) .apparatus:visible');
}

async function copy(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-write', 'clipboard-read']);
  await withClipboard(async () => {
    await page.locator('.copy-page').click();
    await page.locator('.copy-page', { hasText: 'Copied' }).waitFor();
  });
}

async function change(page: Page, version: string): Promise<void> {
  await page.locator('.edition').click();
  await page
    .locator('.editions')
    .getByRole('link', { name: new RegExp(`^${version}`) })
    .click();
  await page.locator('.absent:visible').waitFor();
}

async function openMany(page: Page): Promise<void> {
  await page.locator('.edition').click();
  await page.locator('.editions').getByRole('link', { name: /^1\.7/ }).waitFor({ state: 'attached' });
}

async function compared(page: Page): Promise<void> {
  await page.locator('.comparison').waitFor();
}

async function found(page: Page): Promise<void> {
  await page.locator('.found a').first().waitFor();
}

/**
 * Goes through a page with Tab until it is left: how many stops there are, those where nothing shows that one is there, and what can be
 * pressed without ever being a stop.
 */
async function walk(page: Page): Promise<{ stops: number; unseen: string[]; missed: string[] }> {
  // From the beginning, wherever one has clicked before.
  await page.locator('.skip').focus();
  await page.evaluate(() => Object.assign(window, { visited: new Set([document.activeElement]) }));
  const unseen: string[] = [];
  for (let stops = 0; stops < 400; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { visited } = window as unknown as { visited: Set<Element> };
      const focused = document.activeElement;
      if (!focused || focused === document.body || visited.has(focused)) return undefined;
      visited.add(focused);
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const box = focused.getBoundingClientRect();
      const isInSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
      const isShown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      return { isSeen: isInSight && isShown, html: focused.outerHTML.slice(0, 120) };
    });
    if (!stop) {
      const missed = await page.evaluate(() => {
        const { visited } = window as unknown as { visited: Set<Element> };
        return Array.from(document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary'))
          .filter((each) => each.checkVisibility() && each.tabIndex >= 0 && !visited.has(each))
          .map((each) => each.outerHTML.slice(0, 120));
      });
      return { stops, unseen, missed };
    }
    if (!stop.isSeen) unseen.push(stop.html);
  }
  throw new Error('The page is never left.');
}
