import { expect, test } from 'vitest';
import { render } from '../testing.ts';

const found = async (...lines: string[]) =>
  (await render(lines)).problems.map(({ rule, line }) => [rule, line]);

test('a comment that is not closed is told where it begins', async () => {
  expect(await found('One', '', '<!-- a secret', '', 'two')).toEqual([['open-comment', 2]]);
  expect(await found('- one', '  two <!-- a', '', 'b --> c')).toEqual([['open-comment', 1]]);
});

test('comments that are closed, code and text behind a backslash are not', async () => {
  expect(await found('a <!-- b --> c', '', '<!-- d', '', 'e -->')).toEqual([]);
  expect(await found('`<!--` \\<!-- &lt;!--', '', '```', '<!--', '```', '', '    <!--')).toEqual([]);
});
