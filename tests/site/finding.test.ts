import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { visitSite } from '../stage/stage.ts';

const site = visitSite('acme');
let page: Page;

beforeAll(async () => {
  page = await site.browser.newPage();
});

/** Searches from a page, and returns the sentence about what was found. */
async function search(from: string, query: string): Promise<string> {
  await page.goto(site.origin + from);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(query);
  const status = page.locator('.search [role=status]');
  await status.filter({ hasText: query }).waitFor();
  return (await status.textContent())!;
}

/** Addresses of the results. */
function found(): Promise<string[]> {
  return page.locator('.results a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
}

describe('search', () => {
  it('finds in the current variant only, text in closed tabs included (G5)', async () => {
    expect(await search('/server/2.0/', 'zebra')).toBe('One page in Acme Server 2.0 matches “zebra”.');
    expect((await found())[0]).toBe('/server/2.0/guides/sign-in/');
    expect(await search('/server/1.0/', 'zebra')).toBe('Nothing in Acme Server 1.0 matches “zebra”.');
    expect(await search('/cloud/', 'giraffe')).toBe('Nothing in Acme Cloud matches “giraffe”.');
  });

  it('finds a text that variants share once, at the address of the current one (G1, G5)', async () => {
    expect(await search('/server/1.0/guides/', 'tenant session')).toContain('One page');
    expect((await found())[0]).toBe('/server/1.0/reference/api/');
    await search('/server/next/', 'giraffe');
    expect((await found())[0]).toBe('/server/next/guides/only-new/');
  });

  it('leads to the section, and opens the tab that it is in (F8)', async () => {
    await search('/server/2.0/', 'quokka');
    expect(await found()).toContain('/server/2.0/guides/sign-in/#on-a-phone');
    await page.locator('.results a[href$="#on-a-phone"]').click();
    await page.locator('p', { hasText: 'quokka' }).waitFor();
  });

  it('is worked with the keyboard alone', async () => {
    await search('/server/2.0/', 'portal');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('title');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('INPUT');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/server/2.0/guides/sign-in/');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').waitFor({ state: 'hidden' });
  });

  it('closes with one Escape, and has the query ready to be replaced the next time', async () => {
    await search('/server/2.0/', 'portal');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox');
    expect(await field.inputValue()).toBe('portal');
    await page.keyboard.type('zebra');
    expect(await field.inputValue()).toBe('zebra');
  });

  it('opens the first result as soon as it is there, for who presses Enter at once', async () => {
    await page.goto(`${site.origin}/server/2.0/`);
    // Even before the search itself is there.
    await page.keyboard.type('/giraffe');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/server/2.0/guides/only-new/');
    await search('/server/2.0/', 'zebra');
    await page.getByRole('searchbox').fill('giraffe');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/server/2.0/guides/only-new/');
  });

  it('opens nothing for who goes on typing after Enter', async () => {
    await page.goto(`${site.origin}/server/2.0/`);
    // What is there at once is opened at once.
    const { promise: typed, resolve } = Promise.withResolvers<void>();
    await page.route('**/_search/**', (route) => typed.then(() => route.continue()));
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('giraffe');
    await page.keyboard.press('Enter');
    await page.keyboard.type('s and more');
    resolve();
    await page.locator('.search [role=status]', { hasText: 'giraffes and more' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/server/2.0/');
    await page.unroute('**/_search/**');
  });

  it('shows in each section what was found there', async () => {
    await search('/server/2.0/', 'quokka');
    const section = page.locator('.results .section', { has: page.locator('a[href$="#on-a-phone"]') });
    expect(await section.locator('p').textContent()).toContain('The word quokka stands only here.');
  });

  it('says what it searches, and helps where it finds nothing', async () => {
    await page.goto(`${site.origin}/server/2.0/`);
    await page.keyboard.press('/');
    await page.getByText('Searches the text of Acme Server 2.0').waitFor();
    await search('/server/2.0/', 'xylophone');
    await page.getByText('Check the spelling').waitFor();
    const all = page.getByRole('link', { name: 'All guides for Acme Server 2.0' });
    expect(await all.getAttribute('href')).toBe('/server/2.0/');
  });

  it('says what was probably meant where a word is misspelt, and shows that', async () => {
    expect(await search('/server/2.0/', 'girrafe')).toBe(
      'Nothing in Acme Server 2.0 matches “girrafe”. Did you mean “giraffe”? One page matches.',
    );
    expect((await found())[0]).toBe('/server/2.0/guides/only-new/');
  });

  it('keeps what is typed while it is on its way', async () => {
    await page.goto(`${site.origin}/server/2.0/`);
    await page.keyboard.type('/zebra', { delay: 5 });
    await page.getByText('One page in Acme Server 2.0 matches “zebra”.').waitFor();
  });

  it('looks into the latest of every product from the start page', async () => {
    await search('/', 'giraffe');
    expect((await found())[0]).toBe('/server/2.0/guides/only-new/');
  });

  it('says that it could not be loaded, in words for readers, and can be tried again', async () => {
    const context = await site.browser.newContext();
    const other = await context.newPage();
    await other.route('**/_search/**', (route) => route.abort());
    await other.goto(`${site.origin}/cloud/`);
    await other.getByRole('button', { name: 'Search' }).click();
    await other.getByText('Search could not be loaded. Check your connection and try again.').waitFor();
    expect(await other.locator('.search').innerText()).not.toContain('npm');
    await other.getByRole('searchbox').fill('portal');
    await other.getByRole('button', { name: 'Try again' }).waitFor();
    await other.unroute('**/_search/**');
    await other.getByRole('button', { name: 'Try again' }).click();
    await other.getByText('One page in Acme Cloud matches “portal”.').waitFor();
    await context.close();
  });
});

describe('an address without a page', () => {
  it('says in which versions the page exists', async () => {
    const response = await page.goto(`${site.origin}/server/1.0/guides/only-new/`);
    expect(response!.status()).toBe(404);
    await page.getByText('“Only in new versions” does not exist in Acme Server 1.0. It does in:').waitFor();
    const links = await page
      .locator('.found a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual([
      '/server/2.0/guides/only-new/',
      '/server/next/guides/only-new/',
      '/server/1.0/guides/',
    ]);
  });

  it('says what the page is called in that version (D9)', async () => {
    await page.goto(`${site.origin}/server/1.0/guides/access-tokens/`);
    await page.getByText('In Acme Server 1.0 this page is Tokens.').waitFor();
    await page.locator('.found').getByRole('link', { name: 'Tokens' }).click();
    await page.getByText('in a drawer').waitFor();
  });

  it('that the page had before leads to it, and the switcher back (D9)', async () => {
    await page.goto(`${site.origin}/server/latest/guides/tokens/`);
    await page.getByText('in a safe').waitFor();
    await page.getByRole('button', { name: 'change product or version' }).click();
    await page.getByRole('link', { name: '1.0' }).click();
    await page.getByText('in a drawer').waitFor();
  });

  it('of a version that is no more leads to the release after it, to where a heading of another name and id is now', async () => {
    await page.goto(`${site.origin}/server/0.9/guides/log-in/?from=mail#trouble`);
    await page.getByRole('heading', { name: 'If it does not work' }).waitFor();
    await page.waitForURL(`${site.origin}/server/1.0/guides/sign-in/?from=mail#trouble`);
    const isInSight = () =>
      page.getByRole('heading', { name: 'If it does not work' }).evaluate((heading) => {
        const { top } = heading.getBoundingClientRect();
        return top >= 0 && top < innerHeight / 2;
      });
    await expect.poll(isInSight).toBe(true);
    for (const [from, to] of [
      ['/server/0.9/', '/server/1.0/'],
      ['/server/0.9/guides/', '/server/1.0/guides/'],
      ['/server/0.9/guides/only-new/', '/server/2.0/guides/only-new/'],
    ]) {
      await page.goto(site.origin + from);
      await page.waitForURL(site.origin + to);
    }
  });

  it('offers the nearest page', async () => {
    await page.goto(`${site.origin}/server/2.0/guides/nothing/`);
    await page.locator('.found').getByRole('link', { name: 'Guides' }).waitFor();
    await page.goto(`${site.origin}/cloud/nothing/`);
    await page.locator('.found').getByRole('link', { name: 'the start of Acme Cloud' }).waitFor();
  });

  it('offers what it nearly names, in the version that it means', async () => {
    const found = page.locator('.found').getByRole('link');
    for (const [path, name, to] of [
      ['/server/2.0/guides/sign-on/', 'Sign in · Acme Server 2.0', '/server/2.0/guides/sign-in/'],
      ['/Server/1/Guides/sign-in/', 'Sign in · Acme Server 1.0', '/server/1.0/guides/sign-in/'],
    ] as const) {
      await page.goto(site.origin + path);
      await found.getByText(name).waitFor();
      expect(await found.getAttribute('href')).toBe(to);
    }
  });

  it('offers the products where no script runs', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${site.origin}/nothing/`);
    expect(await plain.getByRole('link', { name: 'Acme Cloud' }).isVisible()).toBe(true);
    await context.close();
  });
});
