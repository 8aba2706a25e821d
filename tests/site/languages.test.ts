import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessAndWidth } from '../stage/axe.ts';
import { nextFrames, sideways, visitSite } from '../stage/stage.ts';

const GUIDE = '/server/2.0/guides/recover-password/';
const DEMO = '/server/2.0/guides/scenarios/';

const arabic = visitSite('arabic');
const japanese = visitSite('japanese');

/** Opens the search with a query, and waits for its results. */
async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(query);
  await page.locator('.results a').first().waitFor();
}

/** What is called so in every language. */
const NAMES = [
  'Acme Cloud',
  'llms',
  'txt',
  'Markdown',
  'next',
  'JavaScript',
  'accountrecovery',
  'Alex',
  'alex',
  'sam',
  'locked',
];

/** Every kind of page of the Arabic site, and what is done to it first. */
const KINDS: [name: string, path: string, prepare?: (page: Page) => Promise<unknown>][] = [
  ['the start page', '/'],
  ['the home of an old version', '/server/1.0/'],
  ['a guide', GUIDE],
  ['the page for an address at which nothing is', '/server/1.0/guides/scenarios/'],
  ['the search', '/server/2.0/', (page) => search(page, 'كلمة')],
  [
    'the search that found nothing',
    '/server/2.0/',
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill('قققق');
      await page.getByRole('status').filter({ hasText: 'قققق' }).waitFor();
    },
  ],
  ['the switcher', '/server/1.0/guides/recover-password/', (page) => page.locator('.edition').click()],
  ['a mark that is open', GUIDE, (page) => page.locator('.apparatus:visible summary').first().click()],
  [
    'a comparison',
    `${GUIDE}?compare=1.0`,
    async (page) => {
      await page.locator('article ins').first().waitFor();
      expect(await page.locator('article del').count()).toBeGreaterThan(0);
    },
  ],
  ['the upgrades of a version', '/server/2.0/upgrade/'],
  [
    'an upgrade',
    '/server/2.0/upgrade/1.0/',
    async (page) => {
      await page.getByRole('checkbox').first().check();
      await page.getByText('أُنجز 1 من 2').waitFor();
    },
  ],
  [
    'the demo',
    `${DEMO}?demo=sms-otp/wrong-code`,
    async (page) => {
      await page.locator('recovery-demo .ui').waitFor();
      await page.locator('.wire > summary').click();
    },
  ],
];

/** What a page says and shows in Latin letters, outside code and what machines say. */
function latin(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const found: string[] = [document.title];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement!;
      if (element.closest('script, style, code, pre, kbd, [lang=en], .wire, .version, .number')) continue;
      if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
          found.push(node.getAttribute(name) ?? '');
      else found.push(node.textContent!);
    }
    return found.flatMap((text) => text.match(/[A-Za-z][A-Za-z ]+/g) ?? []).map((text) => text.trim());
  });
}

describe('a site in Arabic', () => {
  it.each(KINDS)(
    'shows no English word on %s, has no accessibility violation, and never scrolls sideways',
    async (_name, path, prepare) => {
      const page = await arabic.open(path);
      await prepare?.(page);
      expect((await latin(page)).filter((text) => !NAMES.includes(text))).toEqual([]);
      await expectAccessAndWidth(page);
      expect(await sideways(page, [390])).toEqual([]);
      await page.context().close();
    },
  );

  it('is laid out from right to left, and code from left to right', async () => {
    const page = await arabic.open(GUIDE);
    expect(await page.locator('html').evaluate(({ lang, dir }: HTMLElement) => [lang, dir])).toEqual([
      'ar',
      'rtl',
    ]);
    const [nav, text, contents] = await Promise.all(
      ['.side', '.prose', '.toc'].map(async (selector) => (await page.locator(selector).boundingBox())!.x),
    );
    expect(nav).toBeGreaterThan(text!);
    expect(text).toBeGreaterThan(contents!);
    const code = page.locator('figure.code').first();
    expect(await code.getAttribute('dir')).toBe('ltr');
    expect(await code.locator('pre').evaluate((pre) => getComputedStyle(pre).direction)).toBe('ltr');
    await page.context().close();
  });

  it('moves through tabs in the direction of the arrow', async () => {
    const page = await arabic.open(GUIDE);
    const [first, second] = await page.getByRole('tab').all();
    await first!.focus();
    await page.keyboard.press('ArrowLeft');
    await nextFrames(page);
    expect(await second!.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await first!.getAttribute('aria-selected')).toBe('true');
    await page.context().close();
  });

  it('names notes, footnotes and tables in Arabic', () => {
    const html = readFileSync(`${arabic.folder}${GUIDE}index.html`, 'utf8');
    expect(html).toContain('<p class="admonition-title">ملاحظة</p>');
    expect(html).toContain('aria-label="الحواشي"');
    expect(html).toMatch(/aria-label="جدول: \u2068الحدود\u2069"/);
  });

  it('speaks Arabic in redirects and in the list for agents', () => {
    const redirect = readFileSync(`${arabic.folder}/server/latest/overview/index.html`, 'utf8');
    expect(redirect).toContain('<html lang="ar" dir="rtl">');
    expect(redirect).toContain('<h1>نُقلت هذه الصفحة</h1>');
    expect(readFileSync(`${arabic.folder}/server/next/llms.txt`, 'utf8')).toContain(
      'لم يصدر هذا الإصدار بعد.',
    );
  });
});

describe('the search in a language without spaces', () => {
  let page: Page;
  beforeAll(async () => {
    page = await japanese.open('/cloud/1.0/recover/');
  });
  afterAll(() => page?.context().close());

  it.each([
    ['パスワード', 'パスワードを回復する'],
    ['再設定', 'パスワードを回復する'],
    ['有効期限', 'パスワードを回復する'],
    ['管理コンソール', 'パスワードを回復する'],
    ['忘记密码', '中文页面'],
    ['邮箱', '中文页面'],
    ['รหัสผ่าน', 'หน้าภาษาไทย'],
    ['อีเมล', 'หน้าภาษาไทย'],
  ])('finds %s inside a sentence', async (query, title) => {
    await page.goto(`${japanese.origin}/cloud/1.0/recover/`);
    await search(page, query);
    expect(await page.locator('.results a.title').allTextContents()).toContain(title);
    const excerpts = (await page.locator('.results').allTextContents()).join('');
    expect(excerpts).not.toContain('\u2060');
    expect(excerpts).not.toMatch(/[\p{sc=Hira}\p{sc=Han}] [\p{sc=Hira}\p{sc=Han}]/u);
    expect(await page.locator('.results mark').count()).toBeGreaterThan(0);
  });
});
