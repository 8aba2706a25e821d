import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessAndWidth } from '../stage/axe.ts';
import { visitSite } from '../stage/stage.ts';

const site = visitSite('acme');
const below = visitSite('acme-below');
const large = visitSite('large');
const guides = visitSite('guides');
let page: Page;

beforeAll(async () => {
  page = await site.open('/cloud/');
});
afterAll(() => page.context().close());

/** Searches on the page that is open; resolves with the sentence about what was found. */
async function search(query: string, on: Page = page): Promise<string> {
  await on.keyboard.press('/');
  await on.getByRole('searchbox').fill(query);
  const status = on.locator('.search [role=status]', { hasText: query });
  await status.waitFor();
  return (await status.textContent())!;
}

/** Opens a page and searches there. */
async function searchFrom(path: string, query: string): Promise<string> {
  await page.goto(site.origin + path);
  return search(query);
}

const addresses = (on: Page = page): Promise<string[]> =>
  on.locator('.results a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));

/** Holds back the answers to what a page asks for from now on, until it is told to let them go. */
async function hold(on: Page, addresses: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await on.route(addresses, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** What is marked on a page. */
const marked = (on: Page = page): Promise<string[]> =>
  on.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String));

describe('other versions and products', () => {
  it('that have more are told with the number of their pages, and searched from there', async () => {
    expect(await searchFrom('/server/1.0/', 'zebra')).toBe('Nothing in Acme Server 1.0 matches “zebra”.');
    expect(await page.locator('.elsewhere button').allTextContents()).toEqual([
      'One page in 2.0',
      'One page in next',
      'One page in Acme Cloud',
    ]);
    await page.getByRole('button', { name: 'One page in 2.0' }).click();
    await page.getByText('One page in Acme Server 2.0 matches “zebra”.').waitFor();
    expect((await addresses())[0]).toBe('/server/2.0/guides/sign-in/');
    await page.getByLabel('Search in').selectOption({ label: 'Acme Server 1.0' });
    await page.getByText('Nothing in Acme Server 1.0 matches “zebra”.').waitFor();
  });

  it('are not told where they have no more', async () => {
    await searchFrom('/server/2.0/', 'portal');
    expect(await page.locator('.elsewhere').count()).toBe(0);
  });

  it('are all searched from the start page, each page once with its variants', async () => {
    expect(await searchFrom('/', 'zebra')).toBe('One page in all guides matches “zebra”.');
    expect(await page.locator('.variants').allTextContents()).toEqual(['Acme CloudAcme Server 2.0 next']);
    expect(
      await page
        .locator('.variants a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['/cloud/guides/sign-in/', '/server/2.0/guides/sign-in/', '/server/next/guides/sign-in/']);
  });
});

describe('what was found', () => {
  it('has its words marked, and stays marked on the page until the marks are removed', async () => {
    await searchFrom('/server/2.0/', 'quokka');
    expect(await page.locator('.results mark').allTextContents()).toEqual(['quokka']);
    await page.locator('.results a[href$="#on-a-phone"]').click();
    await page.getByText('“quokka” is marked once on this page.').waitFor();
    // It stands in a tab in a tab.
    expect(await page.locator('p', { hasText: 'quokka' }).isVisible()).toBe(true);
    expect(await marked()).toEqual(['quokka']);
    await page.reload();
    await page.getByRole('button', { name: 'Remove marks' }).click();
    expect(await marked()).toEqual([]);
    await page.reload();
    expect(await page.locator('.found-words').count()).toBe(0);
  });

  it('opens the tab in which it is, and what is folded', async () => {
    await searchFrom('/cloud/', 'beside the keyboard');
    await page.locator('.results .section a').first().click();
    await page.getByText('Use the reader beside the keyboard.').waitFor();
    await page.goto(`${site.origin}/cloud/`);
    await search('spam folder');
    await page.locator('.results .section a').first().click();
    await page.getByText('Look into the spam folder.').waitFor();
  });

  it('is marked on the page at hand, too', async () => {
    await searchFrom('/server/2.0/guides/sign-in/', 'zebra');
    await page.locator('.results .section a').first().click();
    await page.getByText('“zebra” is marked once on this page.').waitFor();
    expect(await marked()).toEqual(['zebra']);
  });

  it('in code is found, and marked through its colours', async () => {
    await searchFrom('/cloud/', 'localhost/login');
    await page.locator('.results a').first().click();
    await page.locator('.found-words').waitFor();
    expect(await marked()).toEqual(['localhost/login']);
  });

  it('is shown ten at a time', async () => {
    const other = await large.open('/one/');
    expect(await search('text', other)).toBe('360 pages in One match “text”.');
    expect(await other.locator('.results > ol > li').count()).toBe(10);
    await other.getByRole('button', { name: 'Show 10 more' }).click();
    await other.locator('.results > ol > li').nth(19).waitFor();
    expect(await other.locator('.results > ol > li').count()).toBe(20);
    // One product without versions: there is nothing to choose.
    expect(await other.getByLabel('Search in').count()).toBe(0);
    await other.context().close();
  });

  it('can be narrowed to a part of the site', async () => {
    const other = await guides.open('/identity-server/7.2.0/');
    await search('recovery', other);
    const all = await other.locator('.search [role=status]').textContent();
    const area = other.getByLabel('Part of the guides');
    const [, first] = await area.locator('option').allTextContents();
    await area.selectOption(first!);
    await other.locator('.results > ol > li').first().waitFor();
    const [name, count] = first!.split(/ \((\d+)\)/);
    await expect.poll(() => other.locator('.results > ol > li').count()).toBe(Number(count));
    expect(name).toBe('Your account');
    expect(await other.locator('.search [role=status]').textContent()).toBe(all);
    await other.context().close();
  });

  it('costs less than 100 kB the first time, dialog included, though nothing is compressed on the way', async () => {
    const other = await guides.open('/identity-server/7.2.0/');
    await other.waitForLoadState('networkidle');
    const sizes: Promise<number>[] = [];
    const products = new Set<string>();
    other.on('response', (response) => {
      sizes.push(response.body().then((body) => body.length));
      const [, product] = /\/_search\/([^/]+)\//.exec(response.url()) ?? [];
      if (product !== undefined) products.add(product);
    });
    await search('reset link', other);
    const sum = (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
    expect(sum).toBeGreaterThan(20_000);
    expect(sum).toBeLessThan(100_000);
    // What other products have is looked up by who reads on to the end.
    expect([...products]).toEqual(['identity-server']);
    await other.locator('.results').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await other.getByRole('button', { name: /pages in Variorum$/ }).waitFor();
    expect([...products].toSorted()).toEqual(['asgardeo', 'identity-server', 'variorum']);
    await other.context().close();
  });
});

describe('the search', () => {
  it('leads below the path of a site', async () => {
    const other = await below.open('/docs/server/2.0/');
    await search('quokka', other);
    expect(await addresses(other)).toEqual([
      '/docs/server/2.0/guides/sign-in/',
      '/docs/server/2.0/guides/sign-in/#on-a-phone',
    ]);
    await other.locator('.results a').last().click();
    await other.getByText('“quokka” is marked once on this page.').waitFor();
    await other.context().close();
  });

  it('corrects a typing mistake at a click', async () => {
    await searchFrom('/server/2.0/', 'girrafe');
    await page.getByRole('button', { name: 'giraffe' }).click();
    await page.getByText('One page in Acme Server 2.0 matches “giraffe”.').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('giraffe');
  });

  it('never shows for one query what matches another', async () => {
    for (const query of ['zebrawood', 'xylophone', 'portals2']) {
      await searchFrom('/server/2.0/', query);
      expect(await addresses(), query).toEqual([]);
    }
    expect(await searchFrom('/server/2.0/', 'zebra telescope')).toBe(
      'No page in Acme Server 2.0 has all words of “zebra telescope”; one has some of them.',
    );
    expect(await page.locator('.results .without').allTextContents()).toEqual(['Without telescope']);
    expect(await searchFrom('/server/2.0/', '"zebra telescope"')).toBe(
      'Nothing in Acme Server 2.0 matches “"zebra telescope"”.',
    );
  });

  it('says that it goes on where the index takes its time', async () => {
    const other = await site.open('/cloud/');
    const release = await hold(other, '**/_search/**');
    await other.keyboard.press('/');
    await other.getByRole('searchbox').fill('zebra');
    await other.getByText('Searching …').waitFor();
    release();
    await other.getByText('One page in Acme Cloud matches “zebra”.').waitFor();
    await other.context().close();
  });

  it('opens when it can where its button was pressed before the scripts of the page were there', async () => {
    const other = await site.open('/cloud/');
    const release = await hold(other, '**/Base.astro*.js');
    await other.reload({ waitUntil: 'commit' });
    await other.locator('.find').click();
    expect(await other.locator('.search').count()).toBe(0);
    release();
    await other.getByRole('searchbox').fill('zebra');
    await other.getByText('One page in Acme Cloud matches “zebra”.').waitFor();
    await other.context().close();
  });

  it('offers the last searches that led somewhere, and forgets them', async () => {
    const other = await site.open('/server/2.0/');
    await search('zebra', other);
    await other.locator('.results a').first().click();
    await other.waitForURL('**/sign-in/**');
    await other.keyboard.press('/');
    await other.getByRole('button', { name: 'zebra', exact: true }).click();
    await other.getByText('One page in Acme Server 2.0 matches “zebra”.').waitFor();
    await other.getByRole('searchbox').fill('');
    await other.getByRole('button', { name: 'Forget them' }).click();
    expect(await other.locator('.recent').count()).toBe(0);
    expect(await other.evaluate(() => document.activeElement!.tagName)).toBe('INPUT');
    await other.context().close();
  });

  it('leads through everything with the tab key, and back to where it was opened', async () => {
    await page.goto(`${site.origin}/server/1.0/`);
    await page.locator('.find').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').fill('zebra');
    await page.locator('.elsewhere button').first().waitFor();
    const names: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      await page.keyboard.press('Tab');
      names.push(
        await page.evaluate(() => document.activeElement!.ariaLabel ?? document.activeElement!.textContent!),
      );
    }
    expect(names).toEqual([
      'Close',
      'Search in',
      'One page in 2.0',
      'One page in next',
      'One page in Acme Cloud',
    ]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('find');
  });
});

describe('the search has no accessibility violation', () => {
  it.each([
    ['with results of all guides', '/', 'sign'],
    ['with nothing here and more elsewhere', '/server/1.0/', 'zebra'],
    ['with what was probably meant', '/server/2.0/', 'girrafe'],
    ['with words that no page has', '/server/2.0/', 'zebra telescope'],
    ['with nothing at all', '/server/2.0/', 'xylophone'],
  ])('%s', async (_, path, query) => {
    await searchFrom(path, query);
    await expectAccessAndWidth(page, 'dialog.search');
  });

  it('before anything is typed, with recent searches, and on a page with marks', async () => {
    await searchFrom('/server/2.0/', 'portal');
    await page.locator('.results a').first().click();
    await page.locator('.found-words').waitFor();
    await expectAccessAndWidth(page, '.found-words');
    await page.keyboard.press('/');
    await page.locator('.recent').waitFor();
    await expectAccessAndWidth(page, 'dialog.search');
  });
});
