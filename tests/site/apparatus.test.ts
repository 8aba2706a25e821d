import { globSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { sideways, visitSite } from '../stage/stage.ts';

const GUIDE = '/identity-server/7.2.0/guides/recover-your-password/';
const OTP = '/identity-server/7.2.0/admin/otp-format/';
const UPGRADE = '/identity-server/7.2.0/upgrade/7.0.0/';

const site = visitSite('guides');

const marks = (page: Page) => page.locator('article .apparatus:visible');

/** Where each visible mark is: its left edge from the right edge of the text, and its top from that of what it is about. */
async function boxes(page: Page): Promise<{ right: number; overlaps: boolean }> {
  return page.evaluate(() => {
    const prose = document.querySelector('article.prose')!.getBoundingClientRect();
    const rects = Array.from(document.querySelectorAll('.apparatus'))
      .filter((mark) => mark.checkVisibility())
      .map((mark) => mark.getBoundingClientRect());
    return {
      right: Math.min(...rects.map(({ left }) => left - prose.right)),
      overlaps: rects.some((rect, index) => index > 0 && rect.top < rects[index - 1]!.bottom - 1),
    };
  });
}

describe('the marks of a page', () => {
  it('stand in the margin of a wide screen, none over another, and in the text of a narrow one', async () => {
    const page = await site.open(GUIDE, { viewport: { width: 1280, height: 900 } });
    await expect.poll(() => marks(page).count()).toBeGreaterThan(3);
    const wide = await boxes(page);
    expect(wide.right).toBeGreaterThan(0);
    expect(wide.overlaps).toBe(false);
    await page.setViewportSize({ width: 390, height: 800 });
    expect((await boxes(page)).right).toBeLessThan(0);
    expect(await sideways(page, [320, 390])).toEqual([]);
    await page.context().close();
  });

  it('open in place to what other versions have there, one at a time, and show which words are meant', async () => {
    const page = await site.open(GUIDE);
    const mark = page.locator('.apparatus[data-about]:visible').first();
    await mark.locator('summary').click();
    expect(await mark.locator('section').first().textContent()).toContain('7.1.0');
    expect(await mark.locator('del').first().textContent()).toContain('and the email OTP');
    await expect.poll(() => page.locator('.told:visible').count()).toBe(1);
    await marks(page).first().locator('summary').click();
    await expect.poll(() => page.locator('.apparatus[open]').count()).toBe(1);
    expect(await page.locator('.told').count()).toBe(0);
    await page.context().close();
  });

  it('are text and links without JavaScript, and say on a closed tab from when it is', async () => {
    const page = await site.open(GUIDE, { javaScriptEnabled: false });
    const mark = page.locator('.apparatus', { hasText: '7.1.0 and later' }).first();
    await mark.locator('summary').click();
    expect(await mark.getByRole('link', { name: 'Read it in 7.0.0' }).isVisible()).toBe(true);
    await page.context().close();
    const scripted = await site.open(GUIDE);
    const tab = scripted.getByRole('tab', { name: /^Email OTP/ }).first();
    expect(await tab.evaluate((element) => element.querySelector('.since') !== null)).toBe(true);
    await scripted.context().close();
  });

  it('are nothing where the product has no versions, and where all have the same', async () => {
    for (const path of ['/asgardeo/guides/recover-your-password/', '/identity-server/7.2.0/guides/']) {
      const page = await site.open(path);
      expect(await page.locator('.apparatus').count(), path).toBe(0);
      expect(await page.locator('.reading').count(), path).toBe(0);
      await page.context().close();
    }
  });
});

describe('the Markdown of a page', () => {
  it('ends with what not all versions have alike, and of a page without such with nothing', async () => {
    const get = async (path: string) => (await fetch(site.origin + path)).text();
    const guide = await get(`${GUIDE.slice(0, -1)}.md`);
    expect(guide).toMatch(/> What not all versions have alike:\n>\n(?:> - .+\n){6}$/);
    expect(guide).toContain('> - “The code is not accepted”: 7.1.0 and later\n');
    expect(await get('/asgardeo/guides/recover-your-password.md')).not.toContain('What not all versions');
  });
});

describe('the line below the title', () => {
  it('says since when the page reads so, how much of it, and leads to all of it without JavaScript', async () => {
    const page = await site.open(GUIDE, { javaScriptEnabled: false });
    const line = page.getByRole('link', { name: 'Changed since 7.1.0 (3 passages)' });
    await line.click();
    await page.waitForURL('**/identity-server/7.2.0/upgrade/7.1.0/**');
    const section = page.locator('section', {
      has: page.locator('[id="page:guides/recover-your-password"]'),
    });
    await expect.poll(() => section.locator('.changes > li').count()).toBe(3);
    await page.context().close();
  });

  it('says of a page that not all versions have in which it is', async () => {
    const page = await site.open(OTP);
    expect(await page.locator('.reading').textContent()).toContain('7.1.0 and later');
    await page.context().close();
  });
});

describe('a comparison', () => {
  it('is shown in the page, with any variant, and kept while reading on', async () => {
    const page = await site.open(GUIDE);
    await page.getByRole('link', { name: 'Changed since 7.1.0 (3 passages)' }).click();
    await page.getByText('What changed from 7.1.0 to 7.2.0 is marked in the text.').waitFor();
    expect(new URL(page.url()).search).toBe('?compare=7.1.0');
    expect(await page.locator('article ins', { hasText: 'and the email OTP' }).count()).toBeGreaterThan(0);
    expect(await page.locator('article del', { hasText: 'For Email link, open the message' }).count()).toBe(
      1,
    );
    await page.getByRole('link', { name: 'Password rules' }).first().click();
    await page.getByText('This page reads the same in 7.1.0.').waitFor();
    await page.getByLabel('Compare with').selectOption('asgardeo');
    await page.getByText(/What changed from Asgardeo to/).waitFor();
    await page.getByRole('link', { name: 'Stop comparing' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.context().close();
  });

  it('says of a version that lacks the page, or that there is not, that it is so', async () => {
    for (const [asked, said] of [
      ['7.0.0', '7.0.0 does not have this page.'],
      ['9.9', 'There is no version 9.9.'],
    ]) {
      const page = await site.open(`${OTP}?compare=${asked}`);
      await page.getByText(said!).waitFor();
      await page.context().close();
    }
  });
});

describe('an upgrade', () => {
  it('names each changed place with its versions on the way, and the pages on which nothing changed', async () => {
    const page = await site.open(UPGRADE, { javaScriptEnabled: false });
    const text = (await page.locator('article').textContent())!;
    for (const said of ['new in 7.1.0', 'changed in 7.1.0, 7.2.0', 'new in 7.1.0, changed again in 7.2.0'])
      expect(text).toContain(said);
    expect(text).toContain('New page in 7.1.0');
    expect(text).toContain('Nothing changed in: ');
    await page.context().close();
  });

  it('keeps on the device what is ticked', async () => {
    const page = await site.open(UPGRADE);
    const count = page.locator('.ticked');
    await page.getByRole('checkbox').nth(1).check();
    const said = await count.textContent();
    expect(said).toMatch(/^1 of \d+ done$/);
    await page.reload();
    expect(await page.getByRole('checkbox').nth(1).isChecked()).toBe(true);
    expect(await count.textContent()).toBe(said);
    await page.context().close();
  });

  it('is Markdown, data and a feed as well', async () => {
    const get = async (path: string) => (await fetch(site.origin + path)).text();
    expect(await get('/identity-server/7.2.0/upgrade/7.1.0.md')).toContain(
      'an email address in your profile for the email link **and the email OTP**',
    );
    const data = JSON.parse(await get('/identity-server/7.2.0/upgrade/7.1.0.json'));
    expect(data).toMatchObject({ product: 'identity-server', from: '7.1.0', to: '7.2.0' });
    expect(data.pages.filter(({ kind }: { kind: string }) => kind === 'same').length).toBeGreaterThan(0);
    const feed = await get('/identity-server/feed.xml');
    expect(feed).toContain('<title>Recover your password: changed in 7.2.0</title>');
    expect(feed).not.toContain('/identity-server/next/');
  });
});

describe('a site of one product with one version', () => {
  const one = visitSite('japanese');

  it('shows nothing of all this: there is nothing to choose, to compare, or to come from', async () => {
    const page = await one.open('/cloud/1.0/recover/');
    await page.getByText('1.0', { exact: true }).first().waitFor();
    const parts =
      '.apparatus, .reading, .notice, .editions, button.edition, [data-compare], [href*="/upgrade/"], .absent';
    expect(await page.locator(parts).count()).toBe(0);
    expect(globSync('cloud/**/{upgrade,versions}', { cwd: one.folder })).toEqual([]);
    await page.context().close();
  });
});

describe('below a path, under the policy', () => {
  const wrong: string[] = [];
  const summit = visitSite('look', async (page) => {
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('response', (response) => response.status() >= 400 && wrong.push(response.url()));
  });

  it('marks, comparison, upgrade, switcher, search and previews lead where they should', async () => {
    const page = await summit.open('/docs/server/2.0/guides/start/');
    const at = () => new URL(page.url()).pathname;
    await page.locator('.apparatus:visible summary').first().click();
    await page.getByRole('link', { name: 'Read it in 1.0' }).click();
    await page.waitForURL('**/docs/server/1.0/guides/start/**');
    await page.getByRole('link', { name: 'Read this page in 2.0' }).click();
    await page.waitForURL('**/docs/server/2.0/guides/start/**');
    await page.getByRole('link', { name: /^Changed since 1.0/ }).click();
    await page.locator('article ins, article [data-change]').first().waitFor();
    expect(at()).toBe('/docs/server/2.0/guides/start/');
    await page.getByRole('link', { name: 'Stop comparing' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.getByRole('link', { name: /^Upgrade to 2.0/ }).click();
    await page.waitForURL('**/docs/server/2.0/upgrade/');
    await page.getByRole('link', { name: 'I run 1.0' }).click();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('checkbox').first().uncheck();
    await page.getByRole('link', { name: 'Read it on the page' }).first().click();
    await page.waitForURL('**/docs/server/2.0/guides/**');
    await page.locator('.edition').click();
    await page.locator('.editions').getByRole('link', { name: /^1.0/ }).click();
    await page.waitForURL('**/docs/server/1.0/guides/**');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('console');
    await page.locator('.results a').first().click();
    await page.waitForURL('**/docs/server/1.0/guides/**');
    await page.goto(`${summit.origin}/docs/server/2.0/guides/pictures/`);
    const link = page.locator('.prose').getByRole('link', { name: 'the first steps' });
    await link.hover();
    await page.getByRole('tooltip').waitFor();
    await link.click();
    await page.waitForURL('**/docs/server/2.0/guides/start/');
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
