import { describe, expect, it } from 'vitest';
import { GOOD, Session } from '../../testing/session.ts';
import type { Method } from '../methods.ts';
import { problemField } from './problems.ts';

const METHODS: Method[] = ['email-link', 'email-otp', 'sms-otp'];

describe('asking for a message', () => {
  it.each(METHODS)('rule 1: looks the same for known, unknown, locked and phoneless users (%s)', (method) => {
    const pages = ['alex', 'nobody', 'locked', 'sam'].map((username) => {
      const session = new Session(method).after({ type: 'forgot' });
      session.happen({ type: 'request', username });
      const busy = [session.ui.next !== undefined, session.visible];
      session.happen({ type: 'settle' });
      return [...busy, session.visible, session.ui.coolDownEnds, session.ui.codeEnds];
    });
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
  });

  it.each(METHODS)('rule 1: stays the same for an unknown user until the end (%s)', (method) => {
    const [known, unknown] = ['alex', 'nobody'].map((username) => {
      const session = new Session(method).request(username);
      const seen: string[] = [];
      const look = (): number => seen.push(session.visible);
      for (let round = 0; round < 7; round++) {
        session.skip(60).after({ type: 'resend' });
        look();
        if (round === 2) session.confirm('000000');
        look();
      }
      return seen;
    });
    expect(unknown).toEqual(known);
  });

  it.each(METHODS)('rule 2: never says that an account exists (%s)', (method) => {
    expect(new Session(method).request('nobody').visible).toContain(
      'If an account exists for NAME, we have sent',
    );
  });

  it('rule 3: trims the username, and says at the field that it is missing', () => {
    expect(new Session().request('  alex\t').ui).toMatchObject({ screen: 'proof', username: 'alex' });
    const session = new Session().request('  ');
    expect(session.ui).toMatchObject({ screen: 'username', problem: 'username-empty' });
    expect(problemField('username-empty')).toBe('username');
    expect(session.exchanges).toEqual([]);
  });

  it('rule 4: carries the username through every step to signing in', () => {
    const session = new Session().request('alex');
    const names = [session.ui.username, session.confirm().ui.username, session.reset(GOOD).ui.username];
    expect([...names, session.after({ type: 'home' }).ui.username]).toEqual(Array(4).fill('alex'));
  });

  it('rule 5: changes nothing on the account: the old password works, and nobody is locked out', () => {
    const session = new Session();
    const before = JSON.stringify(session.state.server.accounts);
    for (let round = 0; round < 20; round++)
      session.request().confirm('000000').confirm('000000').confirm('000000');
    expect(JSON.stringify(session.state.server.accounts)).toBe(before);
    session.after({ type: 'home' }, { type: 'sign-in', username: 'alex', password: 'OldPass#1' });
    expect(session.ui.screen).toBe('signed-in');
  });

  it('rule 6: ends the flow at the sixth resend', () => {
    const session = new Session('email-otp', { minutes: { resendCode: 60 } }).request();
    for (let round = 0; round < 6; round++) session.skip(60).after({ type: 'resend' });
    expect(session.calls.slice(-2)).toEqual(['resend 202', 'resend 406']);
    expect(session.ui).toMatchObject({ screen: 'ended', problem: 'too-many-resends' });
    expect(session.state.server.flows).toEqual([]);
  });

  it('rule 7: shows the last four digits for SMS, and nothing for email', () => {
    expect(new Session('sms-otp').request().ui.masked).toBe('******3902');
    expect(new Session('email-otp').request().ui.masked).toBe('');
  });

  it('rule 7: makes digits up for unknown users, the same for the same name', () => {
    const digits = (name: string) => new Session().request(name).ui.masked;
    expect(digits('nobody')).toMatch(/^\*{6}\d{4}$/);
    expect(digits('Nobody')).toBe(digits('nobody'));
    expect(digits('somebody')).not.toBe(digits('nobody'));
  });

  it('rule 8: takes methods only that the variant has', () => {
    const session = new Session('email-link', { methods: ['email-link'] });
    expect(session.after({ type: 'choose', method: 'sms-otp' }).ui.method).toBe('email-link');
    session.request();
    expect(session.exchanges[0]).toMatchObject({
      response: [{ channelInfo: { channels: [{ type: 'EMAIL' }] } }],
    });
  });

  it('rule 24: sends a new code when the time is over, without asking for the username', () => {
    const session = new Session().request().after({ type: 'expire' }).confirm();
    expect(session.ui.problem).toBe('code-expired');
    session.skip(600).after({ type: 'resend' });
    expect(session.calls.slice(-2)).toEqual(['init 200', 'recover 202']);
    expect(session.confirm().ui).toMatchObject({ screen: 'password', username: 'alex' });
  });

  it.each(['server', 'network'] as const)(
    'rule 43: keeps the input when the %s fails, and sends again',
    (how) => {
      const session = new Session().after({ type: 'fail', how }).request();
      expect(session.ui).toMatchObject({ screen: 'username', username: 'alex', problem: `${how}-error` });
      expect(session.visible).toContain('Nothing was sent. Try again.');
      expect(session.after({ type: 'request', username: 'alex' }).ui.screen).toBe('proof');
    },
  );

  it('rule 43: keeps the step when anything later fails', () => {
    const session = new Session().request().after({ type: 'fail', how: 'network' }).confirm();
    expect(session.ui).toMatchObject({ screen: 'proof', problem: 'network-error', tries: 0 });
    session.confirm().after({ type: 'fail', how: 'server' }).reset(GOOD);
    expect(session.ui).toMatchObject({ screen: 'password', problem: 'server-error' });
    expect(session.reset(GOOD).ui.screen).toBe('done');
  });
});

describe('waiting', () => {
  it('rule 21: sends nothing during the cool-down of 60 seconds, and says so', () => {
    const session = new Session().request().skip(59).after({ type: 'resend' });
    expect(session.ui.problem).toBe('cool-down');
    expect(session.messages).toHaveLength(1);
    expect(session.skip(1).after({ type: 'resend' }).messages).toHaveLength(2);
  });

  it('rule 39: goes back without sending, from every step', () => {
    const session = new Session().request().confirm();
    const before = session.exchanges.length;
    const screens = [1, 2, 3, 4].map(() => session.after({ type: 'back' }).ui.screen);
    expect(screens).toEqual(['proof', 'username', 'sign-in', 'sign-in']);
    expect(session.exchanges).toHaveLength(before);
  });

  it('rule 39: goes back while an answer is awaited, and stays there when it comes', () => {
    const session = new Session().after({ type: 'forgot' });
    session.happen({ type: 'request', username: 'alex' });
    session.after({ type: 'back' });
    expect(session.ui.screen).toBe('sign-in');
    expect(session.messages).toHaveLength(1);
  });

  it('rule 40: sends one request for a double click', () => {
    const session = new Session().after({ type: 'forgot' });
    for (let click = 0; click < 3; click++) session.happen({ type: 'request', username: 'alex' });
    session.happen({ type: 'settle' });
    for (let click = 0; click < 3; click++) session.happen({ type: 'confirm', code: session.secret });
    session.happen({ type: 'settle' });
    for (let click = 0; click < 3; click++) session.happen({ type: 'reset', password: GOOD, repeat: GOOD });
    expect(session.calls).toEqual(['init 200', 'recover 202', 'confirm 200', 'reset 200']);
  });

  it('rule 38: gives every step a heading, and counts the steps', () => {
    const session = new Session().after({ type: 'forgot' });
    const titles = [session.visible.split('\n', 2)];
    titles.push(session.request().visible.split('\n', 2), session.confirm().visible.split('\n', 2));
    titles.push(session.reset(GOOD).visible.split('\n', 2));
    expect(titles).toEqual([
      ['Step 1 of 4', 'Forgot password?'],
      ['Step 2 of 4', 'Enter the code'],
      ['Step 3 of 4', 'Enter new password'],
      ['Step 4 of 4', 'Password changed'],
    ]);
  });

  it('starts again with the username when another method is chosen', () => {
    const session = new Session().request().after({ type: 'choose', method: 'email-otp' });
    expect(session.ui).toMatchObject({ screen: 'username', method: 'email-otp', username: 'alex' });
    expect(session.request().messages.at(-1)!.to).toBe('inbox');
  });
});

describe('the end', () => {
  it('rule 36: signs nobody in, leads to the sign-in page, and sends a notice where that is switched on', () => {
    const session = new Session('sms-otp', { notifyOnSuccess: true }).request().confirm().reset(GOOD);
    expect(session.ui.screen).toBe('done');
    expect(session.messages.at(-1)).toMatchObject({ kind: 'notice', to: 'inbox' });
    expect(session.after({ type: 'home' }).ui.screen).toBe('sign-in');
    expect(new Session().request().confirm().reset(GOOD).messages).toHaveLength(1);
  });

  it('rule 37: the old password no longer works, and the new one does', () => {
    const session = new Session().request().confirm().reset(GOOD).after({ type: 'home' });
    session.after({ type: 'sign-in', username: 'alex', password: 'OldPass#1' });
    expect(session.ui).toMatchObject({ screen: 'sign-in', problem: 'password-wrong' });
    session.after({ type: 'sign-in', username: 'Alex ', password: GOOD });
    expect(session.ui.screen).toBe('signed-in');
  });

  it('tells nobody at the sign-in page who exists', () => {
    const problems = ['alex', 'nobody', 'locked'].map(
      (username) => new Session().after({ type: 'sign-in', username, password: 'wrong' }).ui.problem,
    );
    expect(new Set(problems)).toEqual(new Set(['password-wrong']));
    expect(new Session().after({ type: 'sign-in', username: '', password: '' }).ui.problem).toBe(
      'username-empty',
    );
    expect(new Session().after({ type: 'sign-in', username: 'alex', password: '' }).ui.problem).toBe(
      'password-missing',
    );
  });

  it('rule 44: keeps no typed password in the state or in the log', () => {
    const session = new Session().after({ type: 'sign-in', username: 'alex', password: 'Typed-Secret-0' });
    session.request().confirm();
    session.happen({ type: 'reset', password: GOOD, repeat: GOOD });
    const kept = [JSON.stringify(session.state), JSON.stringify(session.exchanges)].join();
    expect(kept).not.toContain(GOOD);
    expect(kept).not.toContain('Typed-Secret-0');
  });
});
