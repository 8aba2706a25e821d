import { expect, test } from 'vitest';
import { render } from '../testing.ts';

test('a tag that formats a text ends with its paragraph where nobody closes it, and is told', async () => {
  const { html, problems } = await render(['One', '<b>two', '', '- a <i>*b* <font color="red">c', '- d']);
  expect(html).toBe(
    '<p>One\n<b>two</b></p>\n<ul>\n<li>a <i><em>b</em> <font color="red">c</font></i></li>\n<li>d</li>\n</ul>\n',
  );
  expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
    ['unclosed-html', 1],
    ['unclosed-html', 3],
    ['unclosed-html', 3],
  ]);
});

test('a tag that is closed in a later paragraph, in raw HTML or in the same text is left as it is', async () => {
  for (const lines of [
    ['a <b>b', '', 'c</b> d'],
    ['a <b>b', '', '<div>', '</b>', '</div>'],
    ['a <b>b <b>c</b></b> <img alt="x"> <kbd>d'],
    ['`<b>` and', '', '```', '<i>', '```'],
  ])
    expect((await render(lines)).problems).toEqual([]);
});
