import { describe, expect, it } from 'vitest';
import { excerptOf, markedText, type Stretch } from './excerpt.ts';
import { unitsOf } from './query.ts';

/** Stretches as a text, with what is marked in brackets. */
const shown = (stretches: readonly Stretch[]): string =>
  stretches.map(([text, isMarked]) => (isMarked ? `[${text}]` : text)).join('');
const excerpt = (text: string, query: string): string => shown(excerptOf(text, unitsOf(query)));

describe('an excerpt', () => {
  it('begins with the sentence that has most of the query', () => {
    const text = 'Look into the spam folder. A reset sends a link. Choose the reset link then.';
    expect(excerpt(text, 'reset link spam')).toBe(
      'A [reset] sends a [link]. Choose the [reset] [link] then.',
    );
  });

  it('shows where it begins and ends within a sentence', () => {
    const long = `${'many words before it '.repeat(12)}needle ${'and as many behind it '.repeat(20)}`;
    expect(excerpt(long, 'needle')).toMatch(/^… .{20,60}\[needle\] .{60,200}[^ ] …$/);
  });

  it('goes on with the next block, and not with a picture', () => {
    expect(excerpt('The code.\nIt is long.\n\ufffcA picture of a code', 'code')).toBe(
      'The [code]. · It is long.',
    );
    expect(excerpt('Nothing.\n\ufffcA picture of a code', 'code')).toBe('A picture of a [code]');
  });

  it('is the beginning where nothing of the query stands there, and may be empty', () => {
    expect(excerpt('One. Two.', 'three')).toBe('One. Two.');
    expect(excerpt('', 'three')).toBe('');
  });

  it('has sentences of scripts without spaces', () => {
    expect(excerpt('設定を開きます。次にパスワードを入力します。', 'パスワード')).toBe(
      '次に[パスワード]を入力します。',
    );
  });

  it('marks other forms, parts of names, names, and beginnings of the last word only', () => {
    expect(shown(markedText('Resetting resets; resetLink and reset_link', unitsOf('reset ')))).toBe(
      '[Resetting] [resets]; [reset]Link and [reset]_link',
    );
    expect(shown(markedText('a resetLink, a reset link', unitsOf('resetLink ')))).toBe(
      'a [resetLink], a [reset link]',
    );
    expect(shown(markedText('password passcode', unitsOf('pass')))).toBe('[password] [passcode]');
    expect(shown(markedText('password passcode', unitsOf('pass ')))).toBe('password passcode');
  });
});
