import { describe, expect, it } from 'vitest';
import { beginsWithKeys, endOfKeys } from './begins-with-keys.ts';

describe('keys between two lines of hyphens', () => {
  it.each([
    '---\na: b\n---',
    '--- \nlong-key: b\n# comment\n- item\n\tindented\n---\t\ntext',
    '---\n---\n---\n',
  ])('are found at the beginning of %j', (text) => expect(beginsWithKeys(text)).toBe(true));

  it.each(['', '---', '---\n---\n', 'a: b\n---\n', '---\na: b\n', '---\na: b\n\n---\n', '---\ntext\n---\n'])(
    'are not found at the beginning of %j',
    (text) => expect(beginsWithKeys(text)).toBe(false),
  );

  it('end behind their second line of hyphens', () => {
    expect(endOfKeys('---\na: b\n---\ntext')).toBe('---\na: b\n---\n'.length);
    expect(endOfKeys('---\na: b\n---')).toBe('---\na: b\n---'.length);
  });

  it('are looked for once in a text of any length', () => {
    expect(beginsWithKeys(`---\n${'--opt: text\n'.repeat(100_000)}`)).toBe(false);
  });
});
