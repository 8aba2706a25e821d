import { describe, expect, it } from 'vitest';
import { GOOD, Session } from '../../testing/session.ts';
import { configFor } from '../config.ts';
import { oneTimeCode, seeded } from '../random.ts';
import { problemField } from './problems.ts';

describe('codes', () => {
  it('rule 13: says at the field that a code is not right, and how many tries are left', () => {
    const session = new Session().request().confirm('000000');
    expect(problemField(session.ui.problem!)).toBe('code');
    expect(session.visible).toContain(
      'This code is not valid. Check it, or ask for a new one. 2 tries are left.',
    );
    expect(session.confirm('000000').visible).toContain('One try is left.');
  });

  it('rule 15: calls an expired code so, and takes a new one', () => {
    const session = new Session().request().after({ type: 'expire' }).confirm();
    expect(session.ui.problem).toBe('code-expired');
    expect(session.calls.at(-1)).toBe('confirm 406');
    expect(session.after({ type: 'resend' }).confirm().ui.screen).toBe('password');
  });

  it('rule 15: counts an expired code as no try', () => {
    const session = new Session().request().after({ type: 'expire' }).confirm().confirm().confirm().confirm();
    expect(session.ui).toMatchObject({ screen: 'proof', tries: 0 });
  });

  it('rule 16: takes a code once', () => {
    const session = new Session().request();
    const used = { confirmationCode: session.ui.flow, otp: session.secret };
    session.confirm().reset(GOOD);
    expect(session.state.server.flows).toEqual([]);
    session.request();
    session.state.ui.flow = used.confirmationCode;
    expect(session.confirm(used.otp).calls.at(-1)).toBe('confirm 406');
  });

  it('rule 17: ends the old code with the new one, and strikes it once it was tried', () => {
    const session = new Session('sms-otp', { minutes: { 'sms-otp': 10 } }).request();
    const old = session.secret;
    session.skip(60).after({ type: 'resend' });
    expect(session.visible).toContain('The old code no longer works.');
    expect(session.confirm(old).ui.problem).toBe('code-wrong');
    expect(session.state.world.messages.map(({ isRefused }) => isRefused)).toEqual([true, undefined]);
    expect(session.confirm(session.messages[1]!.secret).ui.screen).toBe('password');
  });

  it('rule 18: ends the flow after three wrong codes; the account is not locked, and a new start works', () => {
    const session = new Session().request();
    const right = session.secret;
    session.confirm('000000').confirm('000000').confirm('000000');
    expect(session.ui).toMatchObject({ screen: 'ended', problem: 'too-many-tries' });
    expect(session.state.server.flows).toEqual([]);
    expect(session.visible).toContain('Your account is not locked.');
    session.state.ui.screen = 'proof';
    expect(session.confirm(right).calls.at(-1)).toBe('confirm 406');
    expect(session.request().confirm().ui.screen).toBe('password');
  });

  it('rule 19: are valid for a minute by SMS and 24 hours by email unless the variant says otherwise', () => {
    const { minutes } = configFor({ productName: 'Asgardeo' });
    expect([minutes['sms-otp'], minutes['email-otp'], minutes['email-link']]).toEqual([1, 1440, 1440]);
    const session = new Session('sms-otp', { minutes: { 'sms-otp': 3 } }).request().skip(179);
    expect(session.confirm().ui.screen).toBe('password');
  });

  it('rule 20: have six characters of the charset, are never the wrong one, and are kept as digests', () => {
    const config = configFor({ productName: 'Asgardeo', charset: '01' });
    const random = seeded(1);
    const codes = Array.from({ length: 500 }, () => oneTimeCode(random, config));
    expect(codes.every((code) => /^[01]{6}$/.test(code))).toBe(true);
    expect(codes).not.toContain('000000');
    expect(new Set(codes).size).toBeGreaterThan(50);
    const session = new Session().request();
    expect(JSON.stringify(session.state.server)).not.toContain(session.secret);
  });

  it('have 4 to 10 characters', () => {
    const length = (codeLength: number) => configFor({ productName: 'A', codeLength }).code.length;
    expect([0, 1, 4, 10, 99, Number.NaN].map(length)).toEqual([6, 4, 4, 10, 10, 6]);
  });

  it('rule 23: come first in the text, then the service, and are bound to the site in the last line', () => {
    const { text, secret } = new Session().request().messages[0]!;
    expect(text).toBe(
      `${secret} is your Asgardeo code. It is valid for 1 minute.\n\n@login.example.com #${secret}`,
    );
  });
});

describe('links', () => {
  it('rule 25: are random, single use, and expire', () => {
    const session = new Session('email-link').request();
    expect(session.secret).toMatch(/^[\da-f-]{36}\.[\da-f-]{36}$/);
    expect(session.messages[0]!.ends - session.messages[0]!.at).toBe(24 * 3600 * 1000);
    expect(session.open().reset(GOOD).open().ui.screen).toBe('link-problem');
  });

  it('rule 26: are not used up by being opened', () => {
    const session = new Session('email-link').request().open().after({ type: 'home' }).open();
    expect(session.reset(GOOD).ui.screen).toBe('done');
  });

  it('rule 27: say why they do not work', () => {
    const at = (): Session => new Session('email-link').request();
    const expired = at().after({ type: 'expire' }).open();
    const used = at().open().reset(GOOD).open();
    const damaged = at();
    damaged.open(damaged.secret.slice(0, -4));
    const replaced = at();
    replaced.skip(60).after({ type: 'resend' }).open(replaced.messages[0]!.secret);
    expect([expired, used, damaged, replaced].map(({ ui }) => [ui.screen, ui.problem])).toEqual([
      ['link-problem', 'link-expired'],
      ['link-problem', 'link-used'],
      ['link-problem', 'link-damaged'],
      ['link-problem', 'link-replaced'],
    ]);
  });

  it('rule 27: lead to a new one with one action', () => {
    const session = new Session('email-link').request().after({ type: 'expire' }).open();
    session.after({ type: 'request', username: session.ui.username });
    expect(session.ui.screen).toBe('proof');
    expect(session.open().ui.screen).toBe('password');
  });

  it('rule 28: work on another device, where the page knows nothing', () => {
    const session = new Session('email-link').request();
    session.state.ui = new Session('sms-otp').ui;
    expect(session.open().ui.screen).toBe('password');
    expect(session.reset(GOOD).ui.screen).toBe('done');
    expect(session.after({ type: 'back' }).ui.screen).toBe('sign-in');
  });

  it.each(['', '.', 'x', 'x.y', '__proto__.x', '../..', '🔗', 'a'.repeat(5000)])(
    'survive being %j',
    (link) => {
      const session = new Session('email-link').request().open(link);
      expect(session.ui).toMatchObject({ screen: 'link-problem', problem: 'link-damaged' });
    },
  );

  it('end when a newer recovery has been started', () => {
    const session = new Session('email-link').request();
    const old = session.secret;
    expect(session.request().open(old).ui.problem).toBe('link-used');
  });

  it('too late: the old password stays', () => {
    const session = new Session('email-link').request().open().skip(86_401).reset(GOOD);
    expect(session.ui).toMatchObject({ screen: 'ended', problem: 'too-late' });
  });
});
