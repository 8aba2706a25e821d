import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { OLD_PASSWORD } from '../../src/demo/machine/accounts.ts';
import type { Method } from '../../src/demo/machine/methods.ts';
import { RULES } from '../../src/demo/rules.ts';
import { NEW_PASSWORD, prove, resend, skip } from '../../src/demo/scenarios/scenario.ts';
import { withClipboard } from '../stage/stage.ts';
import { Driver } from './driver.ts';
import { GUIDE, openSite } from './site.ts';

const site = openSite();
let page: Page;

beforeAll(async () => {
  page = await site.open(GUIDE, { permissions: ['clipboard-read', 'clipboard-write'] });
});

/** The demo for a method, at its beginning. */
async function fresh(method: Method = 'sms-otp'): Promise<Driver> {
  const demo = await Driver.of(page, method);
  await demo.press('Start over');
  return demo;
}

/** The demo, with a message on its way that has arrived. */
async function sent(method: Method = 'sms-otp', username = 'alex'): Promise<Driver> {
  const demo = await fresh(method);
  await demo.request(username);
  return demo;
}

/** The demo where a new password can be set. */
async function proven(): Promise<Driver> {
  const demo = await sent();
  await demo.step(prove('$1'));
  return demo;
}

function paste(text: string): Promise<void> {
  return withClipboard(async () => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('ControlOrMeta+V');
  });
}

/** Everything that the status line says while something happens. */
async function said(demo: Driver, during: () => Promise<unknown>): Promise<string[]> {
  const status = demo.root.getByRole('status');
  await status.evaluate((line) => {
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(line.textContent!));
    observer.observe(line, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { heard });
  });
  await during();
  return page.evaluate(() => (window as never as { heard: string[] }).heard.filter(Boolean));
}

describe('who asks', () => {
  it('rule 1: sees the same after the same time, known or not', async () => {
    const seen: unknown[] = [];
    for (const username of ['alex', 'nobody', 'locked', 'sam']) {
      const demo = await fresh();
      await demo.step({ type: 'forgot' });
      await demo.field('Username').fill(username);
      await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
      await demo.submit.click();
      await page.clock.runFor(599);
      const { heading } = await demo.shown();
      await page.clock.runFor(1);
      expect((await demo.shown()).heading, username).not.toBe(heading);
      await page.clock.resume();
      const text = (await demo.root.locator('form').innerText())
        .replaceAll(username, 'NAME')
        .replace(/\*\d{4}/, '*NNNN')
        .replace(/\d:\d\d/, 'TIME');
      seen.push(text);
    }
    expect(new Set(seen).size, seen.join('\n---\n')).toBe(1);
  });

  it('rule 3: is told at the field when it is empty, and may type spaces around the name', async () => {
    const demo = await fresh();
    await demo.step({ type: 'forgot' });
    const field = demo.field('Username');
    await field.fill('   ');
    await demo.send();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    const described = await field.evaluate((input) =>
      input
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => document.getElementById(id)!.textContent)
        .join(''),
    );
    expect(described).toBe('Enter your username.');
    expect((await demo.shown()).exchanges).toEqual([]);
    await field.fill('  alex ');
    await demo.send();
    expect((await demo.shown()).messages).toBe(1);
    expect(await demo.root.locator('.intro').innerText()).toContain('for alex,');
  });

  it('rule 4: enters the username once', async () => {
    const demo = await sent();
    expect(await demo.root.locator('.intro').innerText()).toContain('alex');
    await demo.press('Back');
    expect(await demo.field('Username').inputValue()).toBe('alex');
    expect(await demo.field('Username').getAttribute('autocomplete')).toBe('username');
    await demo.send();
    await demo.step(prove('$2'));
    await demo.reset(NEW_PASSWORD);
    await demo.submit.click();
    expect(await demo.field('Username').inputValue()).toBe('alex');
  });

  it('rule 22: finds help in the same place on every screen where something may not arrive', async () => {
    for (const [method, id, where] of [
      ['sms-otp', 'server-error', 'that your phone is online'],
      ['sms-otp', 'wrong-code', 'that your phone is online'],
      ['email-otp', 'wrong-code', 'the spam folder'],
      ['email-link', 'resend', 'the spam folder'],
      ['email-link', 'expired-link', 'the spam folder'],
    ] as const) {
      const demo = await fresh(method);
      await demo.pick(id);
      expect(await demo.root.locator('.fields > :last-child').innerText(), `${method}/${id}`).toBe(
        `Nothing arrives? Check the spelling and ${where}, or ask an administrator.`,
      );
    }
  });

  it('is not told that nothing arrives where the recovery has ended', async () => {
    const demo = await fresh();
    await demo.pick('three-wrong-codes');
    expect(await demo.root.innerText()).not.toContain('Nothing arrives');
    expect(await demo.root.locator('.fields > :last-child').innerText()).toContain('Ask an administrator.');
  });
});

describe('the code', () => {
  it('rule 9: has one field, which browsers can fill in', async () => {
    const demo = await sent();
    expect(await demo.root.locator('.fields input').count()).toBe(1);
    const attributes = await demo
      .field('Code')
      .evaluate((input) => Object.fromEntries([...input.attributes].map(({ name, value }) => [name, value])));
    expect(attributes).toMatchObject({
      autocomplete: 'one-time-code',
      inputmode: 'text',
      autocapitalize: 'off',
      spellcheck: 'false',
    });
    expect(attributes).not.toHaveProperty('maxlength');
  });

  it('rule 9: asks for a number pad where codes have digits only', async () => {
    await fresh();
    await page.evaluate(() => {
      const demo = document.createElement('recovery-demo');
      demo.id = 'digits';
      demo.setAttribute('channel', 'sms-otp');
      demo.setAttribute('methods', 'sms-otp');
      demo.setAttribute('charset', '0123456789');
      demo.setAttribute('scenario', 'wrong-code');
      document.querySelector('main')!.append(demo);
    });
    const code = page.locator('#digits').getByLabel('Code', { exact: true });
    expect(await code.getAttribute('inputmode')).toBe('numeric');
    await page.locator('#digits').evaluate((demo) => demo.remove());
  });

  it('rule 10: can be pasted with spaces, hyphens and unseen characters, or as the whole message', async () => {
    const demo = await sent();
    const code = await demo.message('$1').getByRole('button').innerText();
    for (const pasted of [
      `  ${code} `,
      `${code.slice(0, 3)} ${code.slice(3)}`,
      `${code.slice(0, 3)}-${code.slice(3)}`,
      `${code.slice(0, 2)}\u00a0${code.slice(2, 4)}\u200b${code.slice(4)}`,
      await demo.root.locator('.message').innerText(),
    ]) {
      await demo.field('Code').fill('');
      await demo.field('Code').focus();
      await paste(pasted);
      await page.keyboard.press('Enter');
      await demo.answer();
      expect((await demo.shown()).heading, pasted).toBe('Enter new password');
      await demo.press('Back');
    }
  });

  it('rule 11: is sent with Enter and not before', async () => {
    const demo = await sent();
    await demo.message('$1').getByRole('button').click();
    await page.clock.runFor(5000);
    expect((await demo.shown()).exchanges).toEqual(['init 200', 'recover 202']);
    expect(await demo.field('Code').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect((await demo.shown()).exchanges.at(-1)).toBe('confirm 200');
  });

  it('rule 12: can be seen while it is typed', async () => {
    const demo = await sent();
    expect(await demo.field('Code').getAttribute('type')).not.toBe('password');
    const style = await demo
      .field('Code')
      .evaluate((input) => getComputedStyle(input).getPropertyValue('-webkit-text-security'));
    expect(style).toBe('none');
  });

  it('rule 13: is called wrong in one message at the field, which stays selected', async () => {
    const demo = await sent();
    const field = demo.field('Code');
    await field.fill('000000');
    const heard = await said(demo, async () => {
      await page.keyboard.press('Enter');
      await demo.answer();
    });
    const [fault, ...others] = (await demo.shown()).faults;
    expect(fault).toBe('This code is not valid. Check it, or ask for a new one. 2 tries are left.');
    expect(others).toEqual([]);
    expect(heard).toEqual([fault]);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const selected = await field.evaluate((input: HTMLInputElement) =>
      input === document.activeElement ? input.value.slice(input.selectionStart!, input.selectionEnd!) : '',
    );
    expect(selected).toBe('000000');
  });

  it('rule 17: that is new ends the old one, which is struck through once it was tried', async () => {
    const demo = await sent();
    for (const step of [skip(60), resend]) await demo.step(step);
    expect(await demo.root.locator('.intro').innerText()).toContain('The old code no longer works.');
    await demo.step(prove('$1'));
    const line = (name: string): Promise<string> =>
      demo
        .message(name)
        .getByRole('button')
        .evaluate((button) => getComputedStyle(button).textDecorationLine);
    expect([await line('$1'), await line('$2')]).toEqual(['line-through', 'underline']);
    expect(await demo.message('$1').innerText()).toContain('did not work');
    await demo.step(prove('$2'));
    expect((await demo.shown()).heading).toBe('Enter new password');
  });

  it('rule 21: shows how long to wait for another, and says so rarely', async () => {
    const demo = await sent();
    const button = demo.root.getByRole('button', { name: /^Resend/ });
    await page.clock.runFor(2000);
    expect(await button.innerText()).toMatch(/^Resend Code in 5\d s$/);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.focus();
    expect(await button.evaluate((focused) => focused === document.activeElement)).toBe(true);
    const heard = await said(demo, () => page.clock.runFor(61_000));
    expect(heard).toEqual([
      'You can ask for a new message in 30 seconds.',
      'You can ask for a new message now.',
    ]);
    expect(await button.innerText()).toBe('Resend Code');
    expect(await button.getAttribute('aria-disabled')).toBe('false');
  });
});

describe('a link', () => {
  it('rule 27: that has expired, was used, or is damaged is explained, with the same way on', async () => {
    const faults: string[] = [];
    for (const id of ['expired-link', 'used-link', 'damaged-link']) {
      const demo = await fresh('email-link');
      await demo.pick(id);
      expect(await demo.submit.innerText(), id).toBe('Send a new link');
      faults.push(...(await demo.shown()).faults);
    }
    expect(new Set(faults).size).toBe(3);
  });
});

describe('the new password', () => {
  it('rule 29: can be pasted, kept by a password manager, and shown', async () => {
    const demo = await proven();
    const fields = [demo.field('New password'), demo.field('Confirm password')];
    for (const field of fields) {
      expect(await field.getAttribute('autocomplete')).toBe('new-password');
      await field.focus();
      await paste(NEW_PASSWORD);
      expect(await field.inputValue()).toBe(NEW_PASSWORD);
    }
    const show = demo.root.getByRole('button', { name: 'Show passwords' });
    for (const isShown of [true, false]) {
      await show.click();
      expect(await show.getAttribute('aria-pressed')).toBe(String(isShown));
      for (const field of fields)
        expect(await field.getAttribute('type')).toBe(isShown ? 'text' : 'password');
    }
  });

  it('rule 30: has its rules before it is typed, ticked by more than colour', async () => {
    const demo = await proven();
    const rules = (): Promise<string[]> =>
      demo.root
        .locator('.ticks > *')
        .evaluateAll((all) =>
          all.map((rule) => getComputedStyle(rule, '::before').content.slice(1, 2) + rule.textContent),
        );
    expect(await rules()).toEqual([
      '○8 characters or more is missing',
      '○An upper-case letter is missing',
      '○A lower-case letter is missing',
      '○A digit is missing',
    ]);
    await demo.field('New password').pressSequentially('Abcdefgh');
    expect(await rules()).toEqual([
      '✓8 characters or more',
      '✓An upper-case letter',
      '✓A lower-case letter',
      '○A digit is missing',
    ]);
  });

  it('rule 33: differs from its repetition only when that was sent, at the second field', async () => {
    const demo = await proven();
    await demo.field('New password').pressSequentially(NEW_PASSWORD);
    await demo.field('Confirm password').pressSequentially('other');
    expect((await demo.shown()).faults).toEqual([]);
    await demo.send();
    expect((await demo.shown()).faults).toEqual(['The two passwords differ.']);
    const second = demo.field('Confirm password');
    expect(await second.getAttribute('aria-invalid')).toBe('true');
    expect(await demo.field('New password').getAttribute('aria-invalid')).toBe('false');
    expect(await second.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('may have 5,000 characters and emoji', async () => {
    const demo = await proven();
    await demo.reset(`Aa1${'🙂'.repeat(2500)}`);
    expect((await demo.shown()).heading).toBe('Password changed');
  });
});

describe('every step', () => {
  it('rule 38: has a heading with its count, which gets the focus and is not said again', async () => {
    const demo = await fresh();
    await demo.press('Back');
    const steps: [() => Promise<void>, string][] = [
      [() => demo.step({ type: 'forgot' }), 'Step 1 of 4Forgot password?'],
      [() => demo.step({ type: 'request', username: 'alex' }), 'Step 2 of 4Enter the code'],
      [() => demo.step(prove('$1')), 'Step 3 of 4Enter new password'],
      [() => demo.reset(NEW_PASSWORD), 'Step 4 of 4Password changed'],
    ];
    for (const [go, title] of steps) {
      const heard = await said(demo, go);
      const focused = await page.evaluate(() => [
        document.activeElement!.getAttribute('role'),
        document.activeElement!.textContent,
      ]);
      expect(focused).toEqual(['heading', title]);
      expect(heard.join()).not.toContain(title.slice('Step 1 of 4'.length));
    }
  });

  it('rule 39: can be gone back from without sending again', async () => {
    const demo = await proven();
    const before = (await demo.shown()).exchanges;
    const headings: string[] = [];
    for (let presses = 0; presses < 3; presses++) {
      await demo.press('Back');
      await demo.answer();
      headings.push((await demo.shown()).heading);
    }
    expect(headings).toEqual(['Enter the code', 'Forgot password?', 'Sign in']);
    expect((await demo.shown()).exchanges).toEqual(before);
  });

  it('rule 39: starts cleanly after a reload and after going away and back', async () => {
    const demo = await sent();
    await page.reload();
    expect(await (await Driver.visible(page)).shown()).toMatchObject({
      heading: 'Forgot password?',
      exchanges: [],
    });
    await page.goto(`${site.origin}/asgardeo/`);
    await page.goBack();
    const { heading, messages, exchanges } = await (await Driver.of(page, 'sms-otp')).shown();
    expect({ heading, messages, exchanges }).toEqual({
      heading: 'Forgot password?',
      messages: 0,
      exchanges: [],
    });
    expect(await demo.root.count()).toBe(1);
  });

  it('rule 40: sends once for a double click, and says that it is busy', async () => {
    const demo = await fresh();
    await demo.step({ type: 'forgot' });
    await demo.field('Username').fill('alex');
    await demo.submit.dblclick();
    expect(await demo.submit.getAttribute('aria-busy')).toBe('true');
    expect(await demo.submit.isEnabled()).toBe(true);
    await demo.answer();
    expect((await demo.shown()).exchanges).toEqual(['init 200', 'recover 202']);
    expect(await demo.submit.getAttribute('aria-busy')).toBe('false');
  });

  it('rule 43: keeps what was typed when the server or the connection fails', async () => {
    for (const how of ['server', 'network'] as const) {
      const demo = await fresh();
      await demo.step({ type: 'forgot' });
      await demo.step({ type: 'fail', how });
      await demo.step({ type: 'request', username: 'alex' });
      expect((await demo.shown()).faults.join()).toMatch(/Nothing was sent\. Try again\.$/);
      expect(await demo.field('Username').inputValue()).toBe('alex');
      await demo.send();
      expect((await demo.shown()).heading).toBe('Enter the code');
    }
  });
});

describe('time', () => {
  it('can be passed once something was sent, and is said to end what was sent', async () => {
    for (const [method, what] of [
      ['sms-otp', 'code'],
      ['email-otp', 'code'],
      ['email-link', 'link'],
    ] as const) {
      const demo = await fresh(method);
      const ways = demo.root.getByRole('button', { name: /^(Skip|Let)/ });
      expect(await ways.count(), method).toBe(0);
      await demo.request();
      expect(await ways.allTextContents()).toEqual(['Skip 60 s', `Let the ${what} expire`]);
      await demo.press(`Let the ${what} expire`);
      const focused = await page.evaluate(() => document.activeElement!.textContent);
      expect(focused, 'the focus stays').toBe(`Let the ${what} expire`);
      await demo.press('Start over');
      expect(await ways.count(), method).toBe(0);
    }
  });
});

describe('two demos on one page', () => {
  it('do not know of each other', async () => {
    const demo = await sent();
    await demo.root.evaluate((root) => {
      const other = root.cloneNode() as HTMLElement;
      other.id = 'other';
      root.after(other);
    });
    const [one, other] = [
      new Driver(page, page.locator('.tab:visible > recovery-demo:not(#other)')),
      new Driver(page, page.locator('#other')),
    ];
    expect((await other.shown()).heading).toBe('Forgot password?');
    await other.press('Back');
    await other.field('Username').fill('alex');
    await other.field('Password').fill(OLD_PASSWORD);
    await other.submit.click();
    expect((await other.shown()).heading).toBe('You are signed in');
    expect((await one.shown()).heading).toBe('Enter the code');
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(ids.length).toBe(new Set(ids).size);
    await page.locator('#other').evaluate((root) => root.remove());
  });

  it('work where the browser keeps nothing', async () => {
    const blocked = await site.open('/');
    await blocked.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new Error('blocked');
          },
        });
    });
    await blocked.goto(site.origin + GUIDE);
    const demo = await Driver.of(blocked, 'email-otp');
    await demo.request();
    expect((await demo.shown()).messages).toBe(1);
    await blocked.context().close();
  });
});

describe('the rules that a browser holds', () => {
  it('each have a test that names them', () => {
    const folder = import.meta.dirname;
    const titles = globSync('*.test.ts', { cwd: folder })
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
      .flatMap((text) => Array.from(text.matchAll(/['"`]rule (\d+): /g), ([, number]) => Number(number)));
    const browser = Object.entries(RULES).filter(([, { held }]) => held.includes('browser'));
    expect([...new Set(titles)].toSorted((a, b) => a - b)).toEqual(browser.map(([number]) => Number(number)));
  });

  it('were held without a request or an error', () => {
    expect(site.problems).toEqual([]);
  });
});
