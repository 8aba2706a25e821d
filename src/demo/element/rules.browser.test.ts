import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { bundleDemo, type DemoPage, demoHtml, launchBrowser, openPage } from '../testing/browser.ts';

let browser: Browser;
let script: string;
let demo: DemoPage;

beforeAll(async () => {
  [script, browser] = await Promise.all([bundleDemo(), launchBrowser()]);
});
afterEach(() => demo.page.context().close());
afterAll(() => browser.close());

/** Opens one demo, in the state of a scenario if one is named. */
async function open(scenario = ''): Promise<DemoPage['page']> {
  demo = await openPage(browser, script, demoHtml(`channel="sms-otp" scenario="${scenario}"`));
  return demo.page;
}

const submit = async (): Promise<void> => {
  await demo.page.click('form .go');
  await demo.settle();
};
const text = async (selector: string): Promise<string> =>
  (await demo.page.locator(selector).first().allInnerTexts())[0]!;
const focused = (): Promise<string> =>
  demo.page.evaluate(() => document.activeElement!.getAttribute('name') ?? document.activeElement!.className);
const requests = async (): Promise<number> => Number.parseInt(await text('.wire > summary span'), 10);

it('rule 1: shows known and unknown users the same, after the same time', async () => {
  const pages: string[] = [];
  for (const username of ['alex', 'nobody', 'locked', 'sam']) {
    const page = await open();
    await page.click('[data-do=forgot]');
    await page.fill('[name=username]', username);
    await page.click('form .go');
    await page.clock.runFor(500);
    const before = await text('form');
    await page.clock.runFor(200);
    pages.push(`${before}|${await text('form')}`.replaceAll(username, 'NAME').replace(/\*\d{4}/, '*NNNN'));
    await page.context().close();
  }
  expect(new Set(pages).size).toBe(1);
});

it('rule 3: says at the field that the username is missing, and goes there', async () => {
  const page = await open();
  await page.click('[data-do=forgot]');
  await page.focus('form .go');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('username');
  const field = page.getByLabel('Username');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const [fault] = (await field.getAttribute('aria-describedby'))!.split(' ');
  expect(await text(`#${fault}`)).toBe('Enter your username.');
});

it('rule 4: asks for the username once, with autocomplete', async () => {
  const page = await open('success');
  await submit();
  expect(await page.getByLabel('Username').inputValue()).toBe('alex');
  await page.click('[data-do=forgot]');
  expect(await page.getByLabel('Username').inputValue()).toBe('alex');
  expect(await page.getByLabel('Username').getAttribute('autocomplete')).toBe('username');
});

it('rule 8: offers a choice only where there is one', async () => {
  demo = await openPage(browser, script, '<recovery-demo methods="email-link"></recovery-demo>');
  await demo.page.click('[data-do=forgot]');
  expect(await demo.page.locator('[name=method], [type=radio]').count()).toBe(0);
  expect(await text('form .go')).toBe('Send Reset Link');
  await demo.page.context().close();
  demo = await openPage(browser, script, demoHtml('choice="email-otp sms-otp"'));
  await demo.page.click('[data-do=forgot]');
  expect(await demo.page.getByRole('radio').count()).toBe(2);
  await demo.page.getByLabel('Send code via SMS').check();
  expect(await text('form .go')).toBe('Proceed');
  await demo.page.fill('[name=username]', 'alex');
  await submit();
  expect(await text('form')).toContain('mobile phone');
});

it('rule 9: has one input for the code, which phones fill in', async () => {
  const page = await open('resend');
  const inputs = page.locator('form input');
  expect(await inputs.count()).toBe(1);
  const attributes = ['type', 'autocomplete', 'inputmode', 'autocapitalize', 'spellcheck', 'maxlength'];
  const values = await Promise.all(attributes.map((name) => inputs.getAttribute(name)));
  expect(values).toEqual([null, 'one-time-code', 'text', 'off', 'false', null]);
  demo = await openPage(
    browser,
    script,
    demoHtml('charset="0123456789" scenario="resend" channel="sms-otp"'),
  );
  expect(await demo.page.locator('form input').getAttribute('inputmode')).toBe('numeric');
});

it('rule 10: takes a pasted code with spaces and hyphens', async () => {
  const page = await open('resend');
  const code = await text('.message button');
  await page.getByLabel('Code', { exact: true }).fill(`  ${code.slice(0, 3)}\u00a0- ${code.slice(3)} `);
  await submit();
  expect(await text('.title')).toContain('Enter new password');
});

it('rule 11: sends nothing before the person does; Enter sends', async () => {
  const page = await open('resend');
  const before = await requests();
  await page.click('.message button');
  await demo.settle();
  expect(await requests()).toBe(before);
  await page.keyboard.press('Enter');
  await demo.settle();
  expect(await requests()).toBe(before + 1);
});

it('rule 12: shows the code that is typed', async () => {
  const page = await open('wrong-code');
  expect(await page.locator('.otp:not([type=password])').inputValue()).toBe('000000');
});

it('rule 13: says at the field that a code is wrong, once, and keeps it selected', async () => {
  const page = await open('resend');
  await page.fill('.otp', '000000');
  await submit();
  expect(await focused()).toBe('code');
  expect(await page.evaluate(() => getSelection()!.toString())).toBe('000000');
  // Focus has moved to the field and reads its message out; the live region stays silent.
  expect(await text('[role=status]')).toBe('');
  await page.keyboard.press('Enter');
  await demo.settle();
  expect(await text('[role=status]')).toContain('One try is left.');
});

it('rule 17: keeps both messages, and strikes the old one once it was tried', async () => {
  await open('old-code');
  const struck = demo.page
    .locator('.message button')
    .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).textDecorationLine));
  expect(await struck).toEqual(['underline', 'line-through']);
});

it('rule 21: shows the cool-down, and tells it at 30 seconds and at its end only', async () => {
  const page = await open('wrong-code');
  const resend = page.locator('[data-do=resend]');
  expect(await resend.getAttribute('aria-disabled')).toBe('true');
  const told: string[] = [];
  for (let second = 0; second < 61; second++) {
    await page.clock.runFor(1000);
    const said = await text('[role=status]');
    if (said && said !== told.at(-1)) told.push(said);
  }
  expect(told).toEqual([
    'You can ask for a new message in 30 seconds.',
    'You can ask for a new message now.',
  ]);
  expect(await resend.textContent()).toBe('Resend Code');
});

it('rule 22: has the help for what did not arrive in the same place', async () => {
  for (const scenario of ['server-error', 'wrong-code', 'three-wrong-codes']) {
    const page = await open(scenario);
    expect(await page.locator('.fields > :last-child').getAttribute('class')).toBe('help');
    if (scenario !== 'three-wrong-codes') await page.context().close();
  }
});

it('rule 27: offers the same single action for every link that does not work', async () => {
  const faults = new Set<string>();
  for (const id of ['expired-link', 'used-link', 'damaged-link', 'old-link']) {
    demo = await openPage(browser, script, demoHtml(`channel="email-link" scenario="${id}"`));
    faults.add(await text('form > .fault'));
    expect(await text('form .go')).toBe('Send a new link');
    await submit();
    expect(await text('.title')).toContain('Check your email');
    if (id !== 'old-link') await demo.page.context().close();
  }
  expect(faults.size).toBe(4);
});

it('rule 29: lets passwords be pasted, managed and shown', async () => {
  const page = await open('weak-password');
  const fields = page.locator('form input');
  const kinds = () =>
    fields.evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).type, input.getAttribute('autocomplete')].join(' ')),
    );
  expect(await kinds()).toEqual(['password new-password', 'password new-password']);
  const show = page.getByRole('button', { name: 'Show passwords' });
  await show.click();
  expect(await show.getAttribute('aria-pressed')).toBe('true');
  expect(await kinds()).toEqual(['text new-password', 'text new-password']);
});

it('rule 30: ticks the rules while the password is typed, in signs and words', async () => {
  const page = await open('weak-password');
  await page.fill('[name=password]', 'abcdefgH');
  expect(await page.locator('.ticks > *').allTextContents()).toEqual([
    '8 characters or more',
    'An upper-case letter',
    'A lower-case letter',
    'A digit is missing',
  ]);
  const sign = (tick: Element): string => getComputedStyle(tick, '::before').content;
  expect(await page.locator('.ticks > :nth-child(1)').evaluate(sign)).toContain('✓');
  expect(await page.locator('.ticks > :nth-child(4)').evaluate(sign)).toContain('○');
});

it('rule 33: says a mismatch at the second field, after sending and not before', async () => {
  const page = await open('pasted-message');
  await page.fill('[name=password]', 'Lamp-Thirteen-3');
  await page.fill('[name=repeat]', 'something else');
  expect(await page.locator('.fault').allInnerTexts()).toEqual(['', '', '']);
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('repeat');
  expect(await text('[id$=repeat-fault]')).toBe('The two passwords differ.');
});

it('rule 38: moves focus to the heading of each step', async () => {
  const page = await open();
  await page.click('[data-do=forgot]');
  await page.fill('[name=username]', 'alex');
  await submit();
  expect(await focused()).toBe('title');
  const title = page.getByRole('heading', { name: 'Step 2 of 4 Enter the code' });
  expect(await title.count()).toBe(1);
  expect(await text(`#${await title.getAttribute('aria-describedby')}`)).toContain('If an account exists');
});

it('rule 39: goes back without sending, and starts cleanly after a reload', async () => {
  const page = await open('wrong-code');
  const before = await requests();
  await page.click('[data-do=back]');
  await page.click('[data-do=back]');
  expect([await requests(), (await text('.title')).trim()]).toEqual([before, 'Sign in']);
  await page.reload();
  await page.waitForSelector('.otp');
  expect(await requests()).toBe(before);
});

it('rule 40: sends one request for a double click, and is busy meanwhile', async () => {
  const page = await open();
  await page.click('[data-do=forgot]');
  await page.fill('[name=username]', 'alex');
  await page.dblclick('form .go');
  expect(await page.locator('form .go').getAttribute('aria-busy')).toBe('true');
  expect(await focused()).toBe('go');
  await demo.settle();
  expect(await requests()).toBe(2);
});
