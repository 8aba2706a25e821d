import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METHODS, type Method } from '../../src/demo/machine/methods.ts';
import { SEND } from '../../src/demo/machine/portal/texts.ts';
import { NEW_PASSWORD, prove } from '../../src/demo/scenarios/scenario.ts';
import { withClipboard } from '../stage/stage.ts';
import { Driver } from './driver.ts';
import { API_PAGE, GUIDE, GUIDES, openSite } from './site.ts';

const ALL = Object.values(METHODS);
const OLD_API_PAGE = '/identity-server/7.1.0/reference/recovery-api/';

const site = openSite();

function named(label: string): Method {
  return (Object.keys(METHODS) as Method[]).find((method) => METHODS[method] === label)!;
}

/** The methods that the page shows everywhere: in its tabs and in the demos that can be seen. */
function chosen(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    // Beside a label may stand from when on there is such a tab.
    ...[...document.querySelectorAll('[role=tab][aria-selected=true]:not(.apparatus *)')].map((tab) =>
      tab.firstChild!.textContent!.trim(),
    ),
    ...[...document.querySelectorAll('.pick')]
      .filter((picker) => picker.checkVisibility() && picker.textContent!.startsWith('Method'))
      .map((picker) => picker.lastElementChild!.textContent!),
  ]);
}

describe.each(Object.entries(GUIDES))('the guide at %s', (path, methods) => {
  let page: Page;

  beforeAll(async () => {
    page = await site.open(path);
  });

  afterAll(() => page?.context().close());

  it('rule 8: has a demo for each method that it describes, and for no other', async () => {
    const tabs = await page
      .locator('.tabs')
      .first()
      .getByRole('tab')
      .evaluateAll((all) => all.map((tab) => tab.firstChild!.textContent));
    // Where there is one method, the guide speaks of nothing else and has no tabs.
    expect(tabs).toEqual(methods.length > 1 ? methods : []);
    // What other versions say stands beside it, and what is absent here where a link may lead.
    const text = await page.locator('main').evaluate((main) =>
      [...main.querySelectorAll('.prose > :not(.apparatus, .absent)')]
        .map((part) => {
          const copy = part.cloneNode(true) as HTMLElement;
          for (const mark of copy.querySelectorAll('.apparatus, .absent')) mark.remove();
          return copy.textContent;
        })
        .join('\n'),
    );
    for (const label of ALL.filter((other) => !methods.includes(other)))
      expect(text, label).not.toMatch(new RegExp(`${label}|${SEND[named(label)]}`, 'i'));
    const channels = await page
      .locator('recovery-demo')
      .evaluateAll((demos) => demos.map((demo) => demo.getAttribute('channel')));
    expect(channels).toEqual(methods.map(named));
    for (const label of methods) {
      const demo = await Driver.of(page, named(label));
      expect(await demo.picker('Method').count(), 'a choice with nothing to choose').toBe(0);
    }
  });

  it.each(methods)('leads by %s from the first click to signing in with the new password', async (label) => {
    const method = named(label);
    const demo = await Driver.of(page, method);
    const text = await page.locator('main').innerText();
    expect((await demo.shown()).heading, 'where the step begins').toBe('Forgot password?');
    expect(await demo.field('Username').inputValue()).toBe('alex');
    const send = await demo.submit.innerText();
    expect(send).toBe(SEND[method]);
    expect(text, 'the guide calls the button so').toContain(send);
    await demo.send();
    expect((await demo.shown()).messages).toBe(1);
    await demo.step(prove('$1'));
    await demo.reset(NEW_PASSWORD);
    expect((await demo.shown()).heading).toBe('Password changed');
    await demo.submit.click();
    await demo.field('Password').fill(NEW_PASSWORD);
    await demo.submit.click();
    expect((await demo.shown()).heading).toBe('You are signed in');
    const product = path.startsWith('/asgardeo') ? 'Asgardeo' : 'WSO2 Identity Server';
    expect(await demo.root.locator('.intro').innerText()).toBe(`Welcome to ${product}, alex.`);
  });
});

describe('the method', () => {
  it.each(Object.entries(GUIDES).filter(([, methods]) => methods.length > 1))(
    'is one choice for all tabs of %s, and the demo in the open tab is the one for it',
    async (path, methods) => {
      const page = await site.open(path);
      const groups = await page.locator('.tablist:not(.apparatus *)').all();
      for (const group of groups)
        for (const label of methods.toReversed()) {
          await group.getByRole('tab', { name: label }).click();
          expect(await chosen(page)).toEqual(groups.map(() => label));
          const demo = await Driver.visible(page);
          expect(await demo.root.getAttribute('channel')).toBe(named(label));
          expect(await demo.submit.innerText()).toBe(SEND[named(label)]);
        }
      await page.context().close();
    },
  );

  it('is one choice for a demo outside tabs and the tabs around it', async () => {
    const page = await site.open(GUIDE);
    await Driver.of(page, 'email-link');
    // As in a guide that has one demo below all its tabs.
    await page.evaluate(() => {
      const demo = document.createElement('recovery-demo');
      demo.id = 'free';
      document.querySelector('main h2')!.before(demo);
    });
    const free = new Driver(page, page.locator('#free'));
    expect(await free.choices('Method').allTextContents()).toEqual(ALL);
    await free.choose('Method', 'sms-otp');
    expect(await chosen(page)).toEqual(['SMS OTP', 'SMS OTP', 'SMS OTP']);
    await page.getByRole('tab', { name: 'Email OTP' }).last().click();
    expect(await chosen(page)).toEqual(['Email OTP', 'Email OTP', 'Email OTP']);
    await free.press('Forgot password?');
    expect(await free.submit.innerText()).toBe('Send Email OTP');
    await page.context().close();
  });

  it.each([
    [API_PAGE, ALL],
    [OLD_API_PAGE, ['Email link', 'SMS OTP']],
  ])('can be chosen in the demo of %s, among those of the variant', async (path, methods) => {
    const page = await site.open(path);
    await page.locator('recovery-demo').scrollIntoViewIfNeeded();
    const demo = await Driver.visible(page);
    expect(await demo.choices('Method').allTextContents()).toEqual(methods);
    for (const label of methods.toReversed()) {
      await demo.press('Start over');
      await demo.choose('Method', named(label));
      await demo.step({ type: 'forgot' });
      expect(await demo.submit.innerText()).toBe(SEND[named(label)]);
    }
    await page.context().close();
  });
});

describe('a link to a state', () => {
  const EXPIRED = { heading: 'Enter the code', faults: ['This code has expired. Ask for a new one.'] };

  it.each(['no-preference', 'reduce'] as const)(
    'has an address, and back leads to where it stands (motion: %s)',
    async (reducedMotion) => {
      const page = await site.open(GUIDE, { reducedMotion });
      const link = page.getByRole('link', { name: 'three wrong codes' });
      await link.scrollIntoViewIfNeeded();
      await link.click();
      await page.getByRole('heading', { name: 'Recovery has ended' }).first().waitFor();
      expect(new URL(page.url()).hash).toMatch(/^#demo:/);
      await page.goBack();
      expect(new URL(page.url()).hash).toBe('');
      const isInSight = () =>
        link.evaluate((element) => {
          const { top } = element.getBoundingClientRect();
          return top > 0 && top < innerHeight;
        });
      await expect.poll(isInSight).toBe(true);
      await page.context().close();
    },
  );

  it.each(['?demo=sms-otp/expired-code', '#demo:sms-otp/expired-code'])('%s leads there', async (link) => {
    const page = await site.open(GUIDE + link);
    const demo = await Driver.visible(page);
    expect(await demo.shown()).toMatchObject({ ...EXPIRED, scenario: 'expired-code' });
    expect(await chosen(page)).toEqual(['SMS OTP', 'SMS OTP']);
    expect(await demo.heading.evaluate((heading) => heading === document.activeElement)).toBe(true);
    const box = await demo.heading.boundingBox();
    expect(box!.y).toBeGreaterThan(0);
    expect(box!.y).toBeLessThan(900);
    await page.context().close();
  });

  it('in the text leads there before the demo is on the screen, and again at every click', async () => {
    const page = await site.open(GUIDE);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '#demo:email-otp/wrong-code' });
      link.textContent = 'see what happens when the code is wrong';
      document.querySelector('main h1')!.after(link);
    });
    const link = page.getByRole('link', { name: 'see what happens' });
    await link.click();
    const demo = await Driver.visible(page);
    for (let click = 0; click < 2; click++) {
      await expect.poll(demo.shown.bind(demo)).toMatchObject({ scenario: 'wrong-code' });
      expect(await demo.root.getAttribute('channel')).toBe('email-otp');
      await demo.press('Start over');
      await link.click();
    }
    await page.context().close();
  });

  it('that the demo copies leads to what it shows', async () => {
    const page = await site.open(GUIDE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const demo = await Driver.of(page, 'sms-otp');
    await demo.request('Tiffany');
    const copied = await withClipboard(async () => {
      await demo.press('Copy link');
      await demo.root.getByRole('button', { name: 'Copied' }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    });
    const link = new URL(copied);
    expect(decodeURIComponent(link.href)).not.toContain('Tiffany');
    const other = await site.open(link.pathname + link.search);
    const { heading, messages } = await (await Driver.visible(other)).shown();
    expect({ heading, messages }).toEqual({ heading: 'Enter the code', messages: 0 });
    await other.context().close();
    await page.context().close();
  });

  let page: Page;
  beforeAll(async () => {
    page = await site.open(GUIDE);
  });
  afterAll(() => page?.context().close());

  const steps = (value: unknown): string => `sms-otp~${btoa(JSON.stringify(value))}`;
  it.each<[string, string]>([
    ['that is very long', 'sms-otp/'.padEnd(6_000, 'expired-code')],
    ['with HTML', 'sms-otp/<img src=x onerror=alert(1)>'],
    ['with a script for an address', 'javascript:alert(1)'],
    ['with the name of what every object has', 'sms-otp/__proto__'],
    ['with a method that every object has', 'constructor/toString'],
    ['with a method that does not exist', 'carrier-pigeon/success'],
    ['with steps that are no Base64', 'sms-otp~%%%'],
    ['with steps that are no JSON', `sms-otp~${btoa('{"a":')}`],
    ['with steps that are none', steps([null, 1, 'x', [], {}])],
    ['with steps that lack their texts', steps([{ type: 'forgot' }, { type: 'request' }])],
    ['with steps that hold HTML', steps([{ type: '<b>' }, { type: 'prove', secret: {} }])],
    [
      'with a prototype to pollute',
      `sms-otp~${btoa('[{"__proto__":{"heading":"hacked"},"type":"__proto__"}]')}`,
    ],
  ])('%s changes nothing', async (_, value) => {
    await page.goto(`${site.origin}${GUIDE}?demo=${encodeURIComponent(value)}`);
    const demo = await Driver.of(page, 'sms-otp');
    for (const address of [undefined, `#demo:${value}`]) {
      if (address) await demo.follow(address);
      const { heading, ...rest } = await demo.shown();
      expect(rest).toMatchObject({ faults: [], exchanges: [], messages: 0 });
      // Steps that do nothing lead to the beginning of all.
      expect(['Forgot password?', 'Sign in']).toContain(heading);
      expect(await page.locator('recovery-demo :is(img, script)').count()).toBe(0);
      expect(await page.evaluate(() => 'heading' in Object.prototype)).toBe(false);
    }
  });

  it.each(['?demo=%E0%A4%A', '?demo=%FF%FE/%00', '#demo:%E0%A4%A', '#%E0%A4%A'])(
    '%s, with bytes that are no text, changes nothing',
    async (address) => {
      await page.goto('about:blank');
      await page.goto(site.origin + GUIDE + address);
      const demo = await Driver.of(page, 'sms-otp');
      expect(await demo.shown()).toMatchObject({ heading: 'Forgot password?', faults: [], exchanges: [] });
    },
  );

  it('to a method that the variant lacks changes nothing', async () => {
    await page.goto(
      `${site.origin}/identity-server/7.0.0/guides/recover-your-password/?demo=sms-otp/expired-code`,
    );
    const demo = await Driver.visible(page);
    expect(await demo.shown()).toMatchObject({ heading: 'Forgot password?', exchanges: [], scenario: '' });
  });
});

describe('who changes the version', () => {
  it('finds the demo as they left it, with the method and the rest of the address, and goes on from there', async () => {
    const page = await site.open('/identity-server/7.2.0/guides/recover-your-password/?campaign=x');
    await page.getByRole('tab', { name: 'SMS OTP' }).first().click();
    const left = await Driver.of(page, 'sms-otp');
    await left.field('Username').fill('alex');
    await left.send();
    const before = await left.shown();
    const change = async (version: string): Promise<void> => {
      await page.locator('.edition').click();
      await page.locator('.editions').getByRole('link', { name: version }).click();
      await page.waitForURL(`**/${version}/**`);
    };
    await change('7.1.0');
    const found = await Driver.of(page, 'sms-otp');
    expect(await found.shown()).toMatchObject({ heading: before.heading, messages: before.messages });
    expect(new URL(page.url()).searchParams.get('campaign')).toBe('x');
    expect(await chosen(page)).toEqual(['SMS OTP']);
    await change('7.0.0');
    const line = page.locator('.absent:visible');
    await expect
      .poll(() => line.allTextContents())
      .toEqual(['The tab “SMS OTP” is not in 7.0.0 (since 7.1.0). Back to 7.1.0']);
    await line.getByRole('link').click();
    await page.waitForURL('**/7.1.0/**');
    expect(await (await Driver.of(page, 'sms-otp')).shown()).toMatchObject({ heading: before.heading });
    await page.context().close();
  });
});

describe('all of that', () => {
  it('asked for no more than files of the site, and threw no error', () => {
    expect(site.problems).toEqual([]);
  });
});
