import { describe, expect, it } from 'vitest';
import { countWords, wordsOf } from './words.ts';

/** Words with their positions: `use@0 uppercase@1`. */
const words = (text: string): string =>
  wordsOf(text)
    .map(({ word, position }) => `${word}@${position}`)
    .join(' ');

describe('the words of a text', () => {
  it('are compared without case, accents and what stands around them', () => {
    expect(words('“Größe”, naïve; Café!')).toBe('grosse@0 naive@1 cafe@2');
  });

  it.each([
    ['use_uppercase_in_otp', 'use@0 uppercase@1 in@2 otp@3'],
    ['accountRecovery.otp', 'account@0 recovery@1 accountrecovery@0 accountrecovery@1 otp@2'],
    ['HTTP_PROXY', 'http@0 proxy@1 httpproxy@0 httpproxy@1'],
    ['v2.0.1', 'v@0 2@1 v2@0 v2@1 0@2 1@3 v201@0 v201@3'],
    ['OAuth2', 'o@0 auth@1 2@2 oauth2@0 oauth2@2 oauth@0 oauth@1'],
    ['E1042 OTPs', 'e@0 1042@1 e1042@0 e1042@1 otps@2'],
    ['/api/users/v2', 'api@0 users@1 v@2 2@3 v2@2 v2@3'],
  ])('name %s by its parts, which follow one another, and as a whole', (text, found) => {
    expect(words(text)).toContain(found);
  });

  it('have the signs that tell languages apart', () => {
    expect(words('C++, C# or C, c#, and #tag')).toBe('c++@0 c#@1 or@2 c@3 c#@4 and@5 tag@6');
  });

  it('are single characters where a script sets no spaces, so that any stretch is found', () => {
    expect(words('パスを再設定')).toBe('パ@0 ス@1 を@2 再@3 設@4 定@5');
    expect(words('press 🎉 now')).toBe('press@0 🎉@1 now@2');
  });

  it('have no article in Arabic, nor vowel signs', () => {
    expect(words('كلمةُ المرور والمستخدم')).toBe('كلمه@0 مرور@1 مستخدم@2');
  });

  it('know where they stand in the text', () => {
    const text = 'Set otp_length, then';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Set',
      'otp',
      'length',
      'otp_length',
      'otp_length',
      'then',
    ]);
  });

  it('are counted without wholes', () => {
    expect(countWords('one two_three')).toBe(3);
    expect(countWords('')).toBe(0);
  });
});
