import { describe, expect, it } from 'vitest';
import { readable } from './excerpt.ts';

describe('an excerpt', () => {
  it('begins with a sentence that begins early enough', () => {
    expect(readable('and the spam folder. Choose a new <mark>code</mark> then.', 'Codes')).toBe(
      'Choose a new <mark>code</mark> then.',
    );
  });

  it('shows that it begins or ends within a sentence', () => {
    expect(readable('with a <mark>code</mark> by email, besides the link', 'What is new')).toBe(
      '… with a <mark>code</mark> by email, besides the link …',
    );
  });

  it('does not say the title again, nor the end of it', () => {
    const text = 'Each step must be done in time.';
    expect(readable(`<mark>Expiry</mark> times. ${text}`, 'Expiry times')).toBe(text);
    expect(readable(`of one-time <mark>codes.</mark> ${text}`, 'Format of one-time codes')).toBe(text);
  });

  it('loses nothing that was found', () => {
    const html = 'Ask for a <mark>code.</mark> Then wait for it.';
    expect(readable(html, 'Recover your password')).toBe(html);
  });

  it('may be empty', () => {
    expect(readable('', 'Codes')).toBe('');
  });

  it('begins with a sentence of a language without spaces, and shows no boundaries of its words', () => {
    const words = ['を', '押します。', '次に', '<mark>パスワード\u2060</mark>', 'を', '入力します。'];
    expect(readable(words.join('\u2060 ').replace('</mark>\u2060', '</mark>'), '手順')).toBe(
      '次に<mark>パスワード</mark>を入力します。',
    );
  });
});
