import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleDemo, type DemoPage, demoHtml, launchBrowser, openPage } from '../testing/browser.ts';

const PASSWORD = 'Lamp-Thirteen-Rivers-3';

let browser: Browser;
let script: string;
let demo: DemoPage;

beforeAll(async () => {
  [script, browser] = await Promise.all([bundleDemo(), launchBrowser()]);
});
afterEach(() => demo.page.context().close());
afterAll(() => browser.close());

async function open(body: string, options: Parameters<typeof openPage>[3] = {}): Promise<DemoPage['page']> {
  demo = await openPage(browser, script, body, options);
  return demo.page;
}

const text = async (selector: string): Promise<string> =>
  (await demo.page.locator(selector).first().allInnerTexts())[0]!;

describe('a demo on a page', () => {
  it('rule 41: works by keyboard alone, 320 pixels wide', async () => {
    const page = await open(demoHtml('channel="sms-otp"'), { viewport: { width: 320, height: 700 } });
    const { keyboard } = page;
    await page.locator('[data-do=forgot]').focus();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type('alex');
    await keyboard.press('Enter');
    await demo.settle();
    await page.locator('.message button').focus();
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await demo.settle();
    for (const key of ['Tab', PASSWORD, 'Tab', PASSWORD, 'Enter'])
      await (key === PASSWORD ? keyboard.type(key) : keyboard.press(key));
    await demo.settle();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.locator('[name=password]').focus();
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    expect(await text('.title')).toContain('You are signed in');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('rule 41: has targets of 24 pixels and visible edges in forced colours', async () => {
    const page = await open(demoHtml('channel="sms-otp" scenario="wrong-code"'), { forcedColors: 'active' });
    const heights = await page
      .locator('.ui :is(button, select, input, summary)')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.filter((height) => height < 24)).toEqual([]);
    const edge = page.locator('form').evaluate((form) => getComputedStyle(form).borderTopColor);
    expect(await edge).not.toMatch(/^rgba/);
  });

  it.each(['server', 'network'])('rule 43: keeps what was typed when the %s fails', async (how) => {
    const page = await open(demoHtml(`channel="sms-otp" scenario="${how}-error"`));
    expect(await text('form > .fault')).toContain('Nothing was sent. Try again.');
    expect(await page.getByLabel('Username').inputValue()).toBe('alex');
    await page.click('form .go');
    await demo.settle();
    expect(await text('.title')).toContain('Enter the code');
  });

  it('rule 44: sends nothing and keeps nothing', async () => {
    const page = await open(demoHtml('channel="sms-otp" scenario="weak-password"'));
    await page.fill('[name=password]', PASSWORD);
    await page.fill('[name=repeat]', PASSWORD);
    await page.click('form .go');
    await demo.settle();
    await page.click('.wire > summary');
    expect(demo.requests).toEqual([]);
    const kept = () =>
      [JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie, location.href].join();
    expect(await page.evaluate(kept)).not.toContain(PASSWORD);
    expect(await text('.ui')).not.toContain(PASSWORD);
  });

  it('lives beside another without sharing anything', async () => {
    const page = await open(demoHtml('channel="sms-otp"') + demoHtml('channel="email-link"'));
    await page.locator('[data-do=forgot]').first().click();
    expect((await page.locator('.title').allInnerTexts()).map((title) => title.trim())).toEqual([
      'Step 1 of 4\nForgot password?',
      'Sign in',
    ]);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps what stands inside it for print', async () => {
    const page = await open(demoHtml('channel="sms-otp"'));
    expect(await page.getByText('Pictures.').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Pictures.').isVisible()).toBe(true);
    expect(await page.locator('.ui').isVisible()).toBe(false);
  });

  it('works where the browser keeps nothing and has no clipboard', async () => {
    const page = await open(demoHtml('channel="sms-otp" scenario="wrong-code"'));
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: 'Copy link' }).click();
    expect(await page.getByRole('button', { name: 'Cannot copy' }).count()).toBe(1);
  });
});

describe('links to a state', () => {
  it('open it, and bring it before the reader', async () => {
    const page = await open(`<div style="height: 3000px"></div>${demoHtml('channel="sms-otp"')}`, {
      search: '?demo=sms-otp/expired-code',
    });
    expect(await text('form .fault >> nth=1')).toContain('expired');
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  });

  it('open it from the prose, in the demo of the method, and leave other links alone', async () => {
    const prose =
      '<a href="#demo:email-link/used-link">used</a> <a href="#after">after</a><p id="after">After</p>';
    const page = await open(demoHtml('channel="sms-otp"') + demoHtml('channel="email-link"') + prose);
    await page.getByRole('link', { name: 'used' }).click();
    expect((await page.locator('.title').allInnerTexts()).map((title) => title.trim())).toEqual([
      'Sign in',
      'This link does not work',
    ]);
    await page.getByRole('link', { name: 'after' }).click();
    expect(new URL(page.url()).hash).toBe('#after');
  });

  it('are shared from where the reader is', async () => {
    const page = await open(demoHtml('channel="sms-otp" scenario="wrong-code"'));
    await page.evaluate(() => {
      const clipboard = { writeText: async (copied: string) => Object.assign(globalThis, { copied }) };
      Object.defineProperty(navigator, 'clipboard', { value: clipboard });
    });
    await page.getByRole('button', { name: 'Copy link' }).click();
    const { search } = new URL(
      await page.evaluate(() => (globalThis as unknown as { copied: string }).copied),
    );
    await page.context().close();
    await open(demoHtml('channel="sms-otp"'), { search });
    expect(await text('form .fault >> nth=1')).toContain('2 tries are left');
  });

  it.each([
    'x',
    'sms-otp/x',
    `sms-otp~${btoa('[{"type":"request","username":{}}]')}`,
    '<img src=x onerror=alert(1)>',
  ])('are ignored when they say %s', async (value) => {
    const page = await open(demoHtml('channel="sms-otp"'), { search: `?demo=${encodeURIComponent(value)}` });
    expect((await text('.title')).trim()).toBe('Sign in');
    expect(await page.locator('.ui').count()).toBe(1);
  });
});

describe('the choice of a method', () => {
  it('is told to the page, and followed from it', async () => {
    const page = await open(demoHtml('channel="sms-otp"') + demoHtml('channel="sms-otp"'));
    const methods = page.locator('[name=method]');
    await methods.first().selectOption('email-link');
    expect(await methods.last().inputValue()).toBe('email-link');
    await page.evaluate(() =>
      document.dispatchEvent(
        new CustomEvent('variorum:choice', { detail: { label: 'Email OTP', from: document.body } }),
      ),
    );
    expect(await methods.first().inputValue()).toBe('email-otp');
  });

  it("stays with the tab inside a method's own tab", async () => {
    const tab = '<div class="tabs"><section class="tab"><p class="tab-label">SMS OTP</p>';
    const page = await open(`${tab}${demoHtml('channel="sms-otp"')}</section></div>${demoHtml('')}`);
    await page.locator('[name=method]').selectOption('email-link');
    await page.locator('[data-do=forgot]').first().click();
    expect(await text('form .go')).toBe('Send SMS OTP');
  });
});
