import { describe, expect, it } from 'vitest';
import { Session } from '../../testing/session.ts';
import { configFor } from '../config.ts';
import { cleanCode, codeHint, codeProblem } from './code.ts';

const config = configFor({ productName: 'Asgardeo' });
const digits = configFor({ productName: 'Asgardeo', charset: '0123456789' });

describe('codes as people type and paste them', () => {
  it.each([
    '402817',
    ' 402817 ',
    '402 817',
    '402-817',
    '4 0 2 8 1 7',
    '402\u00a0817',
    '402\u2009817',
    '402\u2013817',
    '\u200b402817\u200b',
    '402\ufeff817',
    '402817\r\n',
    '\uff14\uff10\uff12\uff18\uff11\uff17',
    'Your code is 402817.',
    '402817 is your Asgardeo code. It is valid for 1 minute.\n\n@login.example.com #402817',
  ])('rule 10: finds the code in %j', (input) => {
    expect(cleanCode(input, digits)).toBe('402817');
  });

  it('rule 10: finds a code with letters in each whole message that the demo sends', () => {
    for (const method of ['sms-otp', 'email-otp'] as const) {
      const session = new Session(method).request();
      expect(session.confirm(session.messages[0]!.text).ui.screen).toBe('password');
    }
  });

  it('rule 10: takes no word of the message for a code', () => {
    const header = 'Identity Server, 9:41\nYour code\n';
    expect(cleanCode(`${header}wi8Ivm is your code. It is valid for 1 minute.`, config)).toBe('wi8Ivm');
    expect(cleanCode('Your code is qwerty. It is valid for 1 minute.', config)).toBe('qwerty');
  });

  it.each([
    ['', 'code-empty'],
    ['   ', 'code-empty'],
    ['12345', 'code-short'],
    ['1234567', 'code-long'],
    ['12345é', 'code-characters'],
    ['🔑🔑', 'code-characters'],
  ] as const)('rule 14: says what is wrong with %j before asking the server: %s', (input, problem) => {
    expect(codeProblem(cleanCode(input, config), config)).toBe(problem);
    const session = new Session().request();
    const before = session.exchanges.length;
    expect(session.confirm(input).ui.problem).toBe(problem);
    expect(session.exchanges).toHaveLength(before);
  });

  it('reads a page of nonsense without finding a code or losing time', () => {
    expect(codeProblem(cleanCode('lorem ipsum '.repeat(50_000), digits), digits)).toBe('code-characters');
  });

  it('says what a code looks like', () => {
    expect([codeHint(config), codeHint(digits)]).toEqual(['6 letters and digits', '6 digits']);
    expect(codeHint(configFor({ productName: 'A', charset: 'ABC', codeLength: 8 }))).toBe('8 characters');
  });
});
