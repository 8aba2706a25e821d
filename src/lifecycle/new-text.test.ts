import { expect, it } from 'vitest';
import { withNewText } from './new-text.ts';

it('keeps the bytes of every line that both texts have', () => {
  const raw = '\uFEFFa\r\nb\nc\r\nd';
  expect(withNewText(raw, 'a\nb\nc\nd', 'a\nc\nx\nd')).toBe('\uFEFFa\r\nc\r\nx\r\nd');
  expect(withNewText(raw, 'a\nb\nc\nd', 'a\nb\nc\nd')).toBe(raw);
  expect(withNewText('a\n', 'a\n', '')).toBe('');
});
