import { describe, expect, it } from 'vitest';
import { GOOD, Session } from '../testing/session.ts';
import { configFor } from './config.ts';
import { keepsPolicy, policyTicks } from './policy.ts';
import { spacesNote, strengthAdvice } from './portal/strength.ts';

const config = configFor({ productName: 'WSO2 Identity Server' });

function atPassword(variant = {}): Session {
  return new Session('sms-otp', variant).request().confirm();
}

describe('new passwords', () => {
  it('rule 30: ticks the rules one by one, in words', () => {
    const met = (password: string) =>
      policyTicks(password, config.policy).map(({ text, isMet }) => `${isMet ? '+' : '-'} ${text}`);
    expect(met('')).toEqual([
      '- 8 characters or more',
      '- An upper-case letter',
      '- A lower-case letter',
      '- A digit',
    ]);
    expect(met('abcdefgH')).toEqual([
      '+ 8 characters or more',
      '+ An upper-case letter',
      '+ A lower-case letter',
      '- A digit',
    ]);
  });

  it('follows the policy of the organization', () => {
    const policy = { min: 12, max: 14, upper: false, lower: false, digit: false, special: true };
    expect(policyTicks('a', policy).map(({ text }) => text)).toEqual([
      '12 characters or more',
      '14 characters or fewer',
      'A special character',
    ]);
    expect(keepsPolicy('abcdefghijk!', policy)).toBe(true);
    expect(keepsPolicy('abcdefghijklmn!', policy)).toBe(false);
  });

  it('rule 31: counts code points, and takes 64 characters and more, spaces and Unicode', () => {
    const emoji = { ...config.policy, upper: false, lower: false, digit: false };
    expect(keepsPolicy('🔑'.repeat(7), emoji)).toBe(false);
    expect(keepsPolicy('🔑'.repeat(8), emoji)).toBe(true);
    for (const password of [`Aa1${'x'.repeat(61)}`, `Äö1${'ß'.repeat(5000)}`, 'Four words with 1 space'])
      expect(atPassword().reset(password).ui.screen).toBe('done');
  });

  it('rule 31: refuses common passwords and says why', () => {
    const session = atPassword().reset('Password1');
    expect([session.ui.screen, session.ui.problem]).toEqual(['password', 'password-blocked']);
    expect(session.visible).toContain('too common');
  });

  it('rule 32: refuses a used password with its reason, and the code stays valid', () => {
    const session = atPassword().reset('OldPass#1');
    expect(session.ui.problem).toBe('password-used');
    const [refused] = session.exchanges.slice(-1);
    expect(refused).toMatchObject({ status: 412, response: { resetCode: session.secret } });
    expect(session.reset(GOOD).ui.screen).toBe('done');
  });

  it('rule 32: says the reason in both orders of code and description', () => {
    const session = atPassword({ normalizedRetry: true }).reset('OldPass#1');
    expect(session.exchanges.at(-1)!.response).toMatchObject({ code: 'PWR-10005' });
    expect(session.ui.problem).toBe('password-used');
  });

  it('takes an old password where the organization remembers none', () => {
    expect(atPassword({ history: 0 }).reset('OldPass#1').ui.screen).toBe('done');
  });

  it('rule 33: says a mismatch at the second field, and asks nothing', () => {
    const session = atPassword();
    const before = session.exchanges.length;
    expect(session.reset(GOOD, `${GOOD}x`).ui.problem).toBe('repeat-differs');
    expect(session.exchanges).toHaveLength(before);
  });

  it.each([
    ['', ''],
    ['Password1', 'Weak: a common password'],
    ['aaaaaaaaaaaaaaaaaaaa', 'Weak: the same characters again and again'],
    ['Alexander the 3rd!', 'Weak: contains the username'],
    ['identity-of-7-cats', 'Weak: contains a word of the product name'],
    ['kX4!pq', 'Weak: short'],
    ['kX4!pqtz77', 'Fair: longer is better'],
    ['lamp thirteen rivers', 'Strong: long'],
  ])('rule 34: advises on %j: %j', (password, advice) => {
    expect(strengthAdvice(password, 'alex', config)).toBe(advice);
  });

  it('rule 34: leaves the decision to the policy', () => {
    expect(strengthAdvice('aaaaaaaA1', 'alex', config)).toMatch(/^Weak/);
    expect(atPassword().reset('aaaaaaaA1').ui.screen).toBe('done');
  });

  it('rule 35: cuts spaces off around a password, and says so', () => {
    expect(spacesNote(` ${GOOD}`)).toContain('cut off');
    expect(spacesNote(GOOD)).toBe('');
    expect(atPassword().reset('        ').ui.problem).toBe('password-empty');
    const session = atPassword().reset(`  ${GOOD} `, GOOD);
    expect(session.ui.screen).toBe('done');
    session.after({ type: 'home' }, { type: 'sign-in', username: 'alex', password: GOOD });
    expect(session.ui.screen).toBe('signed-in');
  });
});
