import { describe, expect, test } from 'vitest';
import { LIST_STYLES, type ListStyles } from '../../list-styles.ts';
import { html, render } from '../testing.ts';

async function fancy(lines: string[], fancyLists: ListStyles = LIST_STYLES): Promise<string> {
  return (await render(lines, { fancyLists })).html.replace(/\n/g, '');
}

/** The numbers of the lists of some lines: how each counts, and where it begins. */
async function listsOf(...lines: string[]): Promise<string[]> {
  const written = await fancy(lines);
  return Array.from(written.matchAll(/<ol([^>]*)>/g), ([, attributes]) =>
    attributes!.replace(/ class="[^"]*"/, '').trim(),
  );
}

// Each as PyMdown's fancylists prints it.
describe('lists of letters and Roman numbers', () => {
  test.each([
    [['a. x', 'b. y'], ['type="a"']],
    [['B)  x', 'C)  y'], ['start="2" type="A"']],
    [['i. x', 'ii. y', 'iii. z'], ['type="i"']],
    [['IV) x', 'V) y'], ['start="4" type="I"']],
    [['mcmxc. x'], ['start="1990" type="i"']],
    [['#. x', '#. y'], ['']],
    [['1. x', '#. y'], ['']],
    [['h. x', 'i. y', 'j. z'], ['start="8" type="a"']],
    [
      ['a. x', '', 'i. y', 'ii. z'],
      ['type="a"', 'type="i"'],
    ],
    [
      ['a. x', 'b) y'],
      ['type="a"', 'start="2" type="a"'],
    ],
    [
      ['1. x', '2) y'],
      ['', 'start="2"'],
    ],
    [
      ['a. x', '1. y'],
      ['type="a"', ''],
    ],
    [
      ['1. x', '    a. y', '    b. z', '        i. w'],
      ['', 'type="a"', 'type="i"'],
    ],
  ])('in %j', async (lines, lists) => {
    expect(await listsOf(...lines)).toEqual(lists);
  });

  test.each(['B. Russell', 'text\na. b', 'e.g. x', 'iix. x', 'Ix. y', 'x'])(
    'are none in %j',
    async (text) => {
      expect(await listsOf(...text.split('\n'))).toEqual([]);
    },
  );

  test('are there where the site has them, and as many of them as it names', async () => {
    expect(await html('a. b', '', '#. c')).toBe('<p>a. b</p>\n<p>#. c</p>');
    expect(await html('1. x', '2) y')).toContain('<ol>\n<li>x</li>\n<li>y</li>\n</ol>');
    expect(await fancy(['a. x', '', 'ii. y'], ['roman'])).toBe(
      '<p>a. x</p><ol start="2" type="i" class="fancylists-lower-roman"><li>y</li></ol>',
    );
    expect(await fancy(['i. x'], ['alpha'])).toBe(
      '<ol start="9" type="a" class="fancylists-lower-alpha"><li>x</li></ol>',
    );
  });
});
