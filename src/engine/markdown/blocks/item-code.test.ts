import { expect, test } from 'vitest';
import { html } from '../testing.ts';

const codeOf = async (...lines: string[]) => /<code>(.*?)<\/code>/s.exec(await html(...lines))?.[1];

test('code in an item begins where it is indented for, by eight columns or by the text of the item', async () => {
  expect(await codeOf('- a', '', '        b', '          c', '', '  d')).toBe('b\n  c');
  expect(await codeOf('1. a', '', '        b', '', '       c', '', '   d')).toBe(' b\n\nc');
  expect(await codeOf('- a', '', '      b', '', '  d')).toBe('b');
  expect(await codeOf('- a', '', '        b')).toBe('b');
});
