import { globSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitSite } from '../stage/stage.ts';

const GUIDE = '/asgardeo/guides/recover-your-password/';
const NOTES = '/asgardeo/guides/password-rules/';

const site = visitSite('guides');

/** Where the page stands once it has stood still for many frames. */
function rest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let still = 0;
    for (let before = scrollY; still < 10; before = scrollY) {
      await new Promise(requestAnimationFrame);
      still = scrollY === before ? still + 1 : 0;
    }
    return scrollY;
  });
}

/** Puts a link at the end of a part of the page, where a writer might have written one. */
async function write(page: Page, where: string, href: string): Promise<Locator> {
  await page.locator(where).evaluate((part, address) => {
    const link = Object.assign(document.createElement('a'), { href: address, id: 'written' });
    link.textContent = 'a link that was written here';
    part.append(link);
  }, href);
  return page.locator('#written');
}

/** Brings a link before the reader, near the middle of the screen, and says where the page stands then. */
async function show(page: Page, link: Locator): Promise<number> {
  await link.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  return rest(page);
}

function isInSight(link: Locator): Promise<boolean> {
  return link.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector('header')!.getBoundingClientRect().bottom;
    return element.checkVisibility() && top >= bar && bottom <= innerHeight;
  });
}

/** The hash of a tab that is closed, in the group that stands last on the page. */
function closedTab(page: Page): Promise<string> {
  return page.evaluate(() => {
    const group = [...document.querySelectorAll('.tabs')].at(-1)!;
    return `#${group.querySelector('.tab[hidden]')!.id}`;
  });
}

function openTabs(page: Page): Promise<string[]> {
  return page.locator('[role=tab][aria-selected=true]').allTextContents();
}

/** Links that lead to another place of the same page: their page, and how to have one. */
const PLACES: [kind: string, path: string, link: (page: Page) => Locator | Promise<Locator>][] = [
  ['in the table of contents', GUIDE, (page) => page.locator('.toc a').last()],
  ['to the beginning of the text', GUIDE, (page) => write(page, 'main > :last-child', '#')],
  ['of a heading to itself', GUIDE, (page) => page.locator('main .anchor').last()],
  ['to a footnote', NOTES, (page) => page.locator('.footnote-ref').first()],
  ['from a footnote to its text', NOTES, (page) => page.locator('.footnote-backref').first()],
  ['to a tab that is closed', GUIDE, async (page) => write(page, 'main h2 >> nth=0', await closedTab(page))],
  [
    'in a tab, to another one that takes its place',
    GUIDE,
    async (page) => write(page, '.tabs >> nth=-1 >> .tab:not([hidden])', await closedTab(page)),
  ],
  ['to a state of the demo', GUIDE, (page) => page.getByRole('link', { name: 'three wrong codes' })],
  [
    'in a tab, to a state of the demo in another one',
    GUIDE,
    (page) => write(page, '.tabs >> nth=-1 >> .tab:not([hidden])', '#demo:sms-otp/wrong-code'),
  ],
];

describe.each(['no-preference', 'reduce'] as const)('with motion: %s', (reducedMotion) => {
  let page: Page;
  beforeAll(async () => {
    page = await site.open('/', { reducedMotion });
  });
  afterAll(() => page?.context().close());

  it.each(PLACES)('back leads to where the link %s stands, at once or later', async (_kind, path, find) => {
    await page.goto(site.origin + path);
    const link = await find(page);
    const place = await show(page, link);
    const open = await openTabs(page);
    for (const isAtOnce of [true, false]) {
      await link.evaluate((element: HTMLElement) => element.click());
      if (!isAtOnce) await rest(page);
      await page.goBack();
      expect(await rest(page)).toBeCloseTo(place, -0.5);
      expect(await isInSight(link)).toBe(true);
      expect(await openTabs(page)).toEqual(open);
    }
  });
});

describe('back', () => {
  let page: Page;
  beforeAll(async () => {
    page = await site.open('/');
  });
  afterAll(() => page?.context().close());

  it('from another page leads to where the link stands, whatever the address names', async () => {
    await page.goto(site.origin + GUIDE);
    const tab = await closedTab(page);
    for (const hash of [
      '',
      '#if-it-does-not-work',
      tab,
      '#demo:sms-otp/expired-code',
      '?demo=sms-otp/wrong-code',
    ]) {
      await page.goto('about:blank');
      await page.goto(site.origin + GUIDE + hash);
      const hasDemo = hash.includes('demo');
      const arrival = async (): Promise<void> => {
        if (hasDemo) await page.locator('recovery-demo:visible .ui').waitFor();
      };
      await arrival();
      const link = page.getByRole('link', { name: 'everything that can go wrong' });
      const place = await show(page, link);
      await link.click();
      await page.waitForURL((url) => url.pathname !== GUIDE);
      await page.goBack();
      await arrival();
      const back = await rest(page);
      // A demo above the link grows while it plays, and the browser keeps what is seen where it is.
      if (!hasDemo) expect(back, hash).toBeCloseTo(place, -0.5);
      expect(await isInSight(link)).toBe(true);
      await page.reload();
      await arrival();
      await rest(page);
      expect(await isInSight(link), `${hash}, loaded again`).toBe(true);
    }
  });

  it('from a result of the search, on the same page and on another, leads to the place before', async () => {
    await page.goto(site.origin + GUIDE);
    const link = page.getByRole('link', { name: 'three wrong codes' });
    const place = await show(page, link);
    for (const [query, path] of [
      ['recover your password', GUIDE],
      ['special characters', NOTES],
    ] as const) {
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill(query);
      const result = page.locator(`.results .section a[href*="${path}#"]`).first();
      await result.click();
      await page.waitForURL((url) => url.hash !== '');
      await rest(page);
      await page.goBack();
      expect(await rest(page), path).toBeCloseTo(place, -0.5);
      expect(await isInSight(link)).toBe(true);
    }
  });

  it('from another version leads to the place before, and the choice of versions forgets it at the beginning', async () => {
    await page.goto(`${site.origin}/identity-server/7.2.0/guides/recover-your-password/`);
    const link = page.getByRole('link', { name: 'three wrong codes' });
    const place = await show(page, link);
    const change = async (): Promise<void> => {
      await page.locator('.edition').first().click();
      await page.locator('.editions a', { hasText: '7.1.0' }).first().click();
      await page.waitForURL(/7\.1\.0/);
    };
    await change();
    expect(new URL(page.url()).hash).not.toBe('');
    await page.goBack();
    expect(await rest(page)).toBeCloseTo(place, -0.5);
    await page.evaluate(() => scrollTo(0, 0));
    await rest(page);
    await change();
    expect(new URL(page.url()).hash).toBe('');
  });
});

describe('an address', () => {
  it('that somebody changes by hand leads to a tab and to a state of the demo, again and again', async () => {
    const page = await site.open(GUIDE);
    const [first, second] = await page.evaluate(() =>
      [...document.querySelectorAll('.tabs .tab[hidden]')].map(({ id }) => id),
    );
    const isOpen = (id: string): Promise<boolean> => page.locator(`[id="${id}"]`).isVisible();
    for (const id of [first!, second!, first!]) {
      await page.evaluate((hash) => (location.hash = hash), id);
      await expect.poll(() => isOpen(id)).toBe(true);
    }
    for (const state of ['wrong-code', 'expired-code', 'wrong-code']) {
      await page.evaluate((hash) => (location.hash = hash), `demo:sms-otp/${state}`);
      const demo = page.locator('recovery-demo:visible');
      await expect
        .poll(() => demo.locator('[id$=-pick] [aria-pressed=true]').getAttribute('value'))
        .toBe(state);
      await rest(page);
      expect(await isInSight(demo.getByRole('heading'))).toBe(true);
    }
    await page.context().close();
  });

  it('that names a state of the demo keeps no link from leading to its place', async () => {
    const page = await site.open(`${GUIDE}?demo=sms-otp/wrong-code`);
    await page.locator('recovery-demo:visible .ui').waitFor();
    const link = page.locator('.toc a').last();
    await link.click();
    await rest(page);
    const heading = page.locator(decodeURIComponent((await link.getAttribute('href'))!));
    expect(await isInSight(heading)).toBe(true);
    await page.context().close();
  });
});

describe('the page', () => {
  it('never scrolls smoothly by itself: in Chromium that wins over the way back', () => {
    const files = globSync('_site/*.{css,js}', { cwd: site.folder });
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const text = readFileSync(`${site.folder}/${file}`, 'utf8');
      expect(text, file).not.toMatch(/scroll-behavior:\s*smooth|behavior:\s*["'`]smooth/);
    }
  });
});
