import { expect, test } from 'vitest';
import { html, render } from '../testing.ts';

const resolvePlace = (id: string) =>
  id === 'lid' ? '../pots/lid.md#lid' : id === 'here' ? '#here' : undefined;
const options = { crossReferences: true, resolvePlace };

test('a link names a place of any page by its id, and a definition of the page comes before it', async () => {
  const { html: written, links } = await render(
    ['[the *lid*][lid], [`lid`][], [a [b] c][here] and [x][own].', '', '[own]: y.md'],
    options,
  );
  expect(written).toBe(
    '<p><a href="../pots/lid.md#lid">the <em>lid</em></a>, <a href="../pots/lid.md#lid"><code>lid</code></a>, <a href="#here">a [b] c</a> and <a href="y.md">x</a>.</p>\n',
  );
  expect(links.map(({ target }) => target)).toEqual([
    '../pots/lid.md#lid',
    '../pots/lid.md#lid',
    '#here',
    'y.md',
  ]);
});

test('an id that no page has is told, and names of code and marks of footnotes are not', async () => {
  const { html: written, problems } = await render(
    ['[a][gone], [b][kettle.Lid] [c][d e] [x][^1] [ ] [][lid] `[q][lid]`', '', '[^1]: Note.'],
    options,
  );
  expect(written).toContain('[a][gone], [b][kettle.Lid] [c][d e] [x]<sup');
  expect(problems.map(({ rule }) => rule)).toEqual(['unknown-name']);
  expect(await html('[a][lid]')).toBe('<p>[a][lid]</p>');
});
