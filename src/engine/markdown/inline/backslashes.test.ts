import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('a backslash at the end of a line is a backslash, as in Python-Markdown', async () => {
  expect(await html('The path is C:\\', 'and \\*more\\*.')).toBe('<p>The path is C:\\\nand *more*.</p>');
});
