import { describe, expect, it } from 'vitest';
import { beginsWithKeys } from './begins-with-keys.ts';

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

  it('are looked for once in a text of any length', () => {
    expect(beginsWithKeys(`---\n${'--opt: text\n'.repeat(100_000)}`)).toBe(false);
  });
});
