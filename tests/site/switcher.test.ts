import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { accessViolations } from '../stage/axe.ts';
import { lookAt, sharedSite, visitSite } from '../stage/stage.ts';

/** Sixty versions, 1.0 to 6.9. The guide has a tab since 4.0 and the section "Codes" since 3.5; "New things" is there since 2.5. */
const site = visitSite('versions');
const GUIDE = 'guides/recover/';

/** One product. */
const alone = sharedSite('large');

/** Brings something to where a reader reads. */
async function read(page: Page, id: string): Promise<void> {
  await page.locator(`[id="${id}"]`).evaluate((element) => {
    scrollBy({ top: element.getBoundingClientRect().top - 90, behavior: 'instant' });
  });
}

/** Changes to another version by what the switcher offers. */
async function change(page: Page, version: string): Promise<void> {
  await page.locator('.edition').click();
  await page.getByRole('searchbox', { name: 'Find a version' }).fill(version);
  await page.locator('.editions').getByRole('link', { name: version, exact: false }).first().click();
  await page.waitForURL(`**/server/${version}/**`);
}

const isInSight = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return element.checkVisibility() && bottom > 62 && top < innerHeight;
  });
const openTab = (page: Page) => page.locator('[role=tab][aria-selected=true]').first().textContent();
const addressOf = (page: Page) => page.url().slice(site.origin.length);

describe('who changes the version', () => {
  it('keeps section, tab and query, there and back (F7)', async () => {
    const page = await site.open(`/server/6.9/${GUIDE}?q=code`);
    await page.getByRole('tab', { name: 'SMS' }).click();
    await read(page, 'codes');
    await change(page, '6.2');
    expect(addressOf(page)).toBe(`/server/6.2/${GUIDE}?q=code#codes`);
    expect(await openTab(page)).toBe('SMS');
    expect(await isInSight(page, '#codes')).toBe(true);
    // Scrolls up to it.
    await page.getByRole('link', { name: 'Read this page in 6.9' }).click();
    await page.waitForURL('**/6.9/**');
    expect(addressOf(page)).toBe(`/server/6.9/${GUIDE}?q=code#codes`);
    expect(await openTab(page)).toBe('SMS');
    expect(await page.locator('.absent:visible').count()).toBe(0);
    await page.context().close();
  });

  it('is led to the nearest section where their own is missing, told so, and led back to where they were (D3)', async () => {
    const page = await site.open(`/server/6.9/${GUIDE}`);
    await page.getByRole('tab', { name: 'Code' }).click();
    await read(page, 'codes');
    await change(page, '1.2');
    expect(addressOf(page)).toBe(`/server/1.2/${GUIDE}#codes`);
    const line = page.locator('.absent:visible');
    await expect
      .poll(() => line.textContent())
      .toBe('“Codes” is not in 1.2 (since 3.5); this is the nearest section. Back to 6.9');
    expect(await isInSight(page, '#codes')).toBe(true);
    expect(await isInSight(page, '#go-on')).toBe(true);
    expect(await openTab(page)).toBe('Code');
    await page.reload();
    await expect.poll(() => line.getByRole('link').textContent()).toBe('Back to 6.9');
    await line.getByRole('link').click();
    await page.waitForURL('**/6.9/**');
    expect(addressOf(page)).toBe(`/server/6.9/${GUIDE}#codes`);
    expect(await openTab(page)).toBe('Code');
    await page.context().close();
  });

  it('leaves the nearest section as they came: it is the missing one that they want still', async () => {
    const page = await site.open(`/server/6.9/${GUIDE}#codes`);
    await change(page, '1.2');
    await page
      .getByRole('link', { name: 'Read this page in 6.9' })
      .evaluate((link: HTMLElement) => link.click());
    await page.waitForURL('**/6.9/**');
    expect(addressOf(page)).toBe(`/server/6.9/${GUIDE}#codes`);
    await page.context().close();
  });

  it('is led to the nearest page where their own is missing, told so, and led back', async () => {
    const page = await site.open('/server/5.0/guides/new/');
    await page.locator('.edition').click();
    await page.getByRole('searchbox').fill('2.4');
    const link = page.locator('.editions').getByRole('link', { name: /^2\.4/ });
    expect(await link.locator('em').allTextContents()).toEqual(['not in 2.4 (since 2.5)', 'leads to Guides']);
    await link.click();
    await page.waitForURL('**/server/2.4/guides/');
    const line = page.locator('.absent:visible');
    await expect
      .poll(() => line.textContent())
      .toBe('“New things” is not in 2.4 (since 2.5); this is the nearest page. Back to 5.0');
    await line.getByRole('link').click();
    await page.waitForURL('**/server/5.0/guides/new/');
    await page.context().close();
  });

  it('follows a page to its other name, which is told before, and hears of a section that it has not there (D9)', async () => {
    const page = await site.open('/server/2.9/guides/before/');
    await read(page, 'lost');
    await page.locator('.edition').click();
    await page.getByRole('searchbox').fill('6.9');
    const link = page.locator('.editions').getByRole('link', { name: /^6\.9/ });
    expect(await link.locator('em').allTextContents()).toEqual(['as “The new name”']);
    await link.click();
    await page.waitForURL('**/server/6.9/guides/after/#lost');
    const line = page.locator('.absent:visible');
    await expect
      .poll(() => line.textContent())
      .toBe('“Lost” is not in 6.9; this is the nearest section. Back to 2.9');
    expect(await line.evaluate((element) => element.previousElementSibling!.id)).toBe('same');
    await page.context().close();
  });

  it('is taken to nothing that they did not press: other ways to the same page carry nothing', async () => {
    const page = await site.open(`/server/6.9/${GUIDE}`);
    await read(page, 'codes');
    await page.locator('.edition').click();
    await page.locator('.editions').getByRole('link', { name: /^6\.8/ }).first().dispatchEvent('pointerdown');
    await page.goto(`${site.origin}/server/6.8/${GUIDE}`);
    expect(await page.evaluate(() => history.state?.carried)).toBeUndefined();
    await page.context().close();
  });
});

describe('a tab that is not in a version', () => {
  it('gives way to one that is, which is said, and is remembered for where it is (F5)', async () => {
    const page = await site.open(`/server/6.9/${GUIDE}`);
    await page.getByRole('tab', { name: 'SMS' }).click();
    const memory = () => page.evaluate(() => localStorage.getItem('variorum-tabs'));
    const chosen = await memory();
    await page.goto(`${site.origin}/server/1.0/${GUIDE}`);
    expect(await openTab(page)).toBe('Link');
    const line = page.locator('.absent:visible');
    expect(await line.textContent()).toBe('The tab “SMS” is not in 1.0 (since 4.0). Read it in 6.9');
    expect(await memory()).toBe(chosen);
    await page.goto(`${site.origin}/server/5.0/${GUIDE}`);
    expect(await openTab(page)).toBe('SMS');
    expect(await line.count()).toBe(0);
    await page.goBack();
    await page.getByRole('tab', { name: 'Code' }).click();
    expect(await line.count()).toBe(0);
    expect(await memory()).not.toBe(chosen);
    await page.context().close();
  });

  it('is open again for who comes back, though it was not chosen but led to', async () => {
    const page = await site.open(`/server/6.9/${GUIDE}#tab-sms`);
    await change(page, '1.0');
    expect(await openTab(page)).toBe('Link');
    const line = page.locator('.absent:visible');
    await expect.poll(() => line.getByRole('link').textContent()).toBe('Back to 6.9');
    await page
      .getByRole('link', { name: 'Read this page in 6.9' })
      .evaluate((link: HTMLElement) => link.click());
    await page.waitForURL('**/6.9/**');
    expect(await openTab(page)).toBe('SMS');
    await page.context().close();
  });

  it('is where a link to it leads, without a script, too (F2)', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await site.open(`/server/1.0/${GUIDE}#tab-sms`, { javaScriptEnabled });
      const line = page.locator('.absent:visible');
      expect(await line.textContent()).toBe('The tab “SMS” is not in 1.0 (since 4.0). Read it in 6.9');
      expect(await isInSight(page, '#tab-sms')).toBe(true);
      expect(await line.getByRole('link').getAttribute('href')).toBe(`/server/6.9/${GUIDE}#tab-sms`);
      await page.context().close();
    }
  });
});

describe('without JavaScript', () => {
  it('an address of a section that is missing leads to the nearest one and says so (D3)', async () => {
    const page = await site.open(`/server/1.0/${GUIDE}#codes`, { javaScriptEnabled: false });
    expect(await page.locator('.absent:visible').textContent()).toBe(
      '“Codes” is not in 1.0 (since 3.5); this is the nearest section. Read it in 6.9',
    );
    expect(await isInSight(page, '#go-on')).toBe(true);
    await page.context().close();
  });

  it('every version of a product that has very many is reached from every page', () => {
    const html = (path: string): string => readFileSync(`${site.folder}${path}index.html`, 'utf8');
    for (const path of ['/', `/server/1.0/${GUIDE}`, '/cloud/guides/']) {
      expect(html(path)).toMatch(/<a class="every" href="\/server\/versions\/"[^>]*>All 61 versions<\/a>/);
      expect(html(path).match(/href="\/server\/[^/"]+\/[^"]*"/g)!.length, path).toBeLessThan(30);
    }
    const versions = new Set(html('/server/versions/').match(/href="\/server\/\d[^/]*\/"/g));
    expect(versions.size).toBe(60);
    expect(html('/server/versions/')).toContain('<h2>1.0 – 1.9</h2>');
  });
});

describe('the choice among very many versions', () => {
  it('opens at the own one, is filtered by typing, and is walked by keys', async () => {
    const page = await site.open('/server/4.4/guides/new/');
    await page.locator('.edition').focus();
    await page.keyboard.press('Enter');
    const menu = page.locator('.editions');
    await menu.getByRole('link', { name: /^2\.7/ }).waitFor({ state: 'attached' });
    expect(await isInSight(page, '.editions [aria-current]')).toBe(true);
    await expect.poll(() => page.evaluate(() => document.activeElement!.localName)).toBe('input');
    await page.keyboard.type('3.');
    expect(await menu.locator('li:visible b').allTextContents()).toEqual(
      Array.from({ length: 10 }, (_, i) => `3.${9 - i}`),
    );
    const focused = () => page.evaluate(() => document.activeElement!.querySelector('b')?.textContent);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('3.8');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement!.localName)).toBe('input');
    await page.keyboard.type('x');
    expect(await menu.getByRole('status').textContent()).toBe('No version matches “3.x”.');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/server/3.7/guides/new/');
    await page.context().close();
  });

  it('has no accessibility violation, nor has the list of all', async () => {
    const page = await site.open('/server/2.2/guides/');
    await page.locator('.edition').click();
    await page.locator('.editions').getByRole('link', { name: /^1\.7/ }).waitFor({ state: 'attached' });
    for (const path of [undefined, '/server/versions/', `/server/1.0/${GUIDE}#codes`]) {
      if (path) await page.goto(site.origin + path);
      for (const look of [
        [1280, 'light'],
        [390, 'dark'],
      ] as const) {
        await lookAt(page, look);
        expect(await accessViolations(page, look[1]), `${path} ${look}`).toEqual([]);
      }
    }
    await page.context().close();
  });
});

describe('the page for addresses that lead nowhere', () => {
  it('tells of very many versions as ranges, with a link to the latest', async () => {
    const page = await site.open('/server/1.0/guides/new/');
    const found = page.locator('.found li');
    await expect.poll(() => found.allTextContents()).toEqual(['Server 6.9 (2.5 – next)']);
    await page.context().close();
  });
});

describe('a product without versions that is alone on its site', () => {
  it('is named where others have the switcher, and there is nothing to press', () => {
    const html = readFileSync(`${alone.folder}/one/s0/p0/index.html`, 'utf8');
    expect(html).toContain('<span class="edition"><b>One</b>');
    expect(html).not.toMatch(/class="editions"|class="absent"|\/versions\//);
  });
});
