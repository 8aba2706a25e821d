import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Session } from '../../testing/session.ts';
import { configFor } from '../config.ts';
import { isBlocked, policyTicks } from '../policy.ts';
import { spacesNote, strengthAdvice } from './strength.ts';

const config = configFor({ productName: 'WSO2 Identity Server' });
const USERNAME = 'alex';

/** Passwords of every kind that the messages speak of, and their mixtures. */
const password = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'A', '1'), maxLength: 30 }),
      fc.constantFrom(
        ...[
          'abc',
          'ALEX',
          'Alex',
          'identity',
          'Password1',
          'welcome1',
          'abcdefghij',
          '9876543210',
          'kX4!',
          'ÄÖÜ',
        ],
        ...[
          'كلمة السر',
          'סיסמה',
          '密码',
          '🔑',
          '👩‍👩‍👧',
          'e\u0301',
          '\u200b',
          '\u202e',
          'ß',
          'ǅ',
          '٣',
          '   ',
          '\t',
          '\u00a0',
        ],
      ),
    ),
    { maxLength: 8 },
  )
  .chain((parts) =>
    fc.constantFrom(parts.join(''), ` ${parts.join('')}`, parts.join('').repeat(9).slice(0, 200)),
  );

const points = (text: string): string[] => [...text];

/** What each advice claims, and when it is true. */
const ADVICE: Record<string, (text: string) => boolean> = {
  '': (text) => text === '',
  'Weak: a common password': (text) =>
    config.blocked.some((word) => word.toLowerCase() === text.toLowerCase()),
  'Weak: short': (text) => points(text.toLowerCase()).length < 10,
  'Weak: the same characters again and again': (text) => {
    const characters = points(text.toLowerCase());
    return characters.length >= new Set(characters).size * 3;
  },
  'Weak: a row such as abc': (text) => {
    const codes = points(text.toLowerCase()).map((character) => character.codePointAt(0)!);
    const goOn = codes.filter((code, index) => index > 0 && Math.abs(code - codes[index - 1]!) <= 1);
    return goOn.length >= codes.length / 2;
  },
  'Weak: contains the username': (text) => text.toLowerCase().includes(USERNAME),
  'Weak: contains a word of the product name': (text) => /wso2|identity|server/.test(text.toLowerCase()),
  'Fair: longer is better': (text) => points(text.toLowerCase()).length < 15,
  'Strong: long': (text) => points(text.toLowerCase()).length >= 15,
};

describe('what the page says of a password', () => {
  it.each([
    ['abc', 'Weak: short'],
    ['aaa', 'Weak: short'],
    ['aaaaaaaaaaaaaaaaaaaa', 'Weak: the same characters again and again'],
    ['kX4!kX4!kX4!kX4!', 'Weak: the same characters again and again'],
    ['abcdefghijklmnop', 'Weak: a row such as abc'],
    ['12345678901234567890', 'Weak: a row such as abc'],
    ['AlExander the 3rd!', 'Weak: contains the username'],
    ['my server has 7 cats', 'Weak: contains a word of the product name'],
    ['🔑🗝️🔒🔓🚪🏠🌊🌋🗻🏔️🌈🎻🎺🥁', 'Strong: long'],
    ['كلمة المرور الجديدة لي', 'Strong: long'],
    ['four unlike words and more '.repeat(8).slice(0, 200), 'Strong: long'],
  ])('of %j is %j', (typed, advice) => {
    expect(strengthAdvice(typed, USERNAME, config)).toBe(advice);
  });

  it('as advice is true', () => {
    fc.assert(
      fc.property(password, (typed) => {
        const advice = strengthAdvice(typed, USERNAME, config);
        expect(Object.keys(ADVICE)).toContain(advice);
        expect(ADVICE[advice]!(typed.trim())).toBe(true);
        // Only what is long, and neither common, a name, nor easily gone on with, is called strong.
        if (advice.startsWith('Strong'))
          for (const [weak, isTrue] of Object.entries(ADVICE))
            if (weak.startsWith('Weak') && !/again|row/.test(weak))
              expect(isTrue(typed.trim()), weak).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('as ticks is true, in every class of characters', () => {
    const policy = { min: 8, max: 20, upper: true, lower: true, digit: true, special: true };
    const isTrue: Record<string, (text: string) => boolean> = {
      '8 characters or more': (text) => points(text).length >= 8,
      '20 characters or fewer': (text) => points(text).length <= 20,
      // What has another form in the other case, or is of the kind by Unicode.
      'An upper-case letter': (text) => points(text).some((one) => /^\p{Uppercase_Letter}$/u.test(one)),
      'A lower-case letter': (text) => points(text).some((one) => /^\p{Lowercase_Letter}$/u.test(one)),
      'A digit': (text) => points(text).some((one) => /^\p{Decimal_Number}$/u.test(one)),
      'A special character': (text) =>
        points(text).some((one) => !/^[\p{Letter}\p{Mark}\p{Number}\s]$/u.test(one)),
    };
    fc.assert(
      fc.property(password, (typed) => {
        for (const { text, isMet } of policyTicks(typed, policy))
          expect(isMet, text).toBe(isTrue[text]!(typed.trim()));
      }),
      { numRuns: 2000 },
    );
  });

  it('of spaces is true', () => {
    fc.assert(
      fc.property(password, (typed) => {
        expect(spacesNote(typed) !== '').toBe(/^\s|\s$/.test(typed));
      }),
    );
  });

  it('when it is refused is true', () => {
    const reached = new Session('sms-otp', { productName: config.product }).request().confirm();
    fc.assert(
      fc.property(password, password, fc.boolean(), (typed, other, isSame) => {
        const session = new Session('sms-otp', { productName: config.product });
        session.state = structuredClone(reached.state);
        session.reset(typed, isSame ? typed : other);
        const text = typed.trim();
        const keeps = policyTicks(typed, config.policy).every(({ isMet }) => isMet);
        const repeat = (isSame ? typed : other).trim();
        const expected = !text
          ? 'password-empty'
          : !keeps
            ? 'password-weak'
            : text !== repeat
              ? 'repeat-differs'
              : isBlocked(text, config)
                ? 'password-blocked'
                : undefined;
        expect(session.ui.problem).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
