import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('a table', () => {
  test('scrolls by itself, by keyboard too, under a name of its own', async () => {
    expect(await html('# Limits', '', '| A | B |', '|:--|--:|', '| 1 | 2 |')).toMatchInlineSnapshot(`
      "<h1 id="limits">Limits</h1>
      <div class="table" tabindex="0" role="region" aria-label="Table: Limits"><table>
      <thead>
      <tr>
      <th class="align-left" scope="col">A</th>
      <th class="align-right" scope="col">B</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td class="align-left">1</td>
      <td class="align-right">2</td>
      </tr>
      </tbody>
      </table></div>"
    `);
  });

  test('keeps pipes inside code and escaped ones', async () => {
    expect(await html('| A | B |', '|---|---|', '| `a|b` | c \\| d |')).toContain(
      '<td><code>a|b</code></td>\n<td>c | d</td>',
    );
  });

  test('goes on below the blank lines of removed rows: first, between, last, header (B5)', async () => {
    const expected = await html('| A | B |', '|---|---|', '| 1 | 2 |', '| 3 | 4 |');
    expect(await html('| A | B |', '', '|---|---|', '', '', '| 1 | 2 |', '', '| 3 | 4 |', '', '')).toBe(
      expected,
    );
  });

  test('ends before another table', async () => {
    const result = await html('| A |', '|---|', '| 1 |', '', '| B |', '|---|', '| 2 |', '', 'More');
    expect(result.match(/<table>/g)).toHaveLength(2);
  });

  test('may have columns without a line below their headers', async () => {
    expect(await html('| | |', '| --- | |', '| a | b |')).toMatch(
      /<thead>.*<td[^>]*>a<\/td>\s*<td[^>]*>b<\/td>/s,
    );
    expect(await html('| a | b |', '| | |', '| c | d |')).not.toContain('<table');
  });

  test('goes on with a row that is indented otherwise', async () => {
    const rows = ['| A |', '|---|', '| 1 |', '| 2 |', '| 3 |'];
    const root = await html(...rows, '', 'Text.');
    const inList = await html('1. a', '', ...rows.map((row) => `    ${row}`), '', '2. b');
    const inNote = await html('!!! note', '', ...rows.map((row) => `    ${row}`), '', 'b');
    for (const i of [1, 2, 3, 4]) {
      expect(await html(...rows.map((row, j) => (i === j ? `    ${row}` : row)), '', 'Text.')).toBe(root);
      const one = rows.map((row, j) => (i === j ? row : `    ${row}`));
      expect(await html('1. a', '', ...one, '', '2. b')).toBe(inList);
      expect(await html('!!! note', '', ...one, '', 'b')).toBe(inNote);
    }
  });

  test('in a step ends before the next step, even one with a pipe', async () => {
    const result = await html('1. a', '', '    A | B', '    --|--', '    1 | 2', '3 | 4', '2. b | c');
    expect(result.match(/<tr>/g)).toHaveLength(3);
    expect(result).toContain('<p>b | c</p>');
  });

  test('has rows that begin like a list, a quotation or a heading', async () => {
    const rows = ['- | dash', '> | gt', '1. x | one', '+ | plus', '# | hash'];
    const result = await html('Name | Value', '--- | ---', ...rows, '- not a row');
    expect(result.match(/<tr>/g)).toHaveLength(6);
    expect(result).toContain('<td>1. x</td>\n<td>one</td>');
    expect(result).toContain('<li>not a row</li>');
  });

  test('may have no outer pipes and rows of different lengths', async () => {
    expect(await html('A | B', '--|--', '1', '1 | 2 | 3')).toMatchInlineSnapshot(`
      "<div class="table" tabindex="0" role="region" aria-label="Table"><table>
      <thead>
      <tr>
      <th scope="col">A</th>
      <th scope="col">B</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>1</td>
      <td></td>
      </tr>
      <tr>
      <td>1</td>
      <td>2</td>
      </tr>
      </tbody>
      </table></div>"
    `);
  });

  test('knows the line of what stands in its cells', async () => {
    const { links } = await render(['| A | B |', '|---|---|', '| x | [l](m) |', '| [n](o) | x |']);
    expect(links.map(({ target, line }) => [target, line])).toEqual([
      ['m', 2],
      ['o', 3],
    ]);
  });

  test('in raw HTML scrolls as well', async () => {
    const result = await html(
      '<table>',
      '<tr><td>a</td></tr>',
      '</table>',
      '',
      '1. b',
      '',
      '    <table>',
      '    </table>',
    );
    expect(result.match(/<div class="table" tabindex="0" role="region"/g)).toHaveLength(2);
    expect(result.match(/<\/table>\s*<\/div>/g)).toHaveLength(2);
  });

  test('names every table of a section differently', async () => {
    const result = await html('## S', '', '|A|B|', '|-|-|', '|1|2|', '', 'x', '', '|A|B|', '|-|-|', '|1|2|');
    expect([...result.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label)).toEqual([
      'Table: S',
      'Table: S (2)',
    ]);
  });
});

test('a table without a bar at the ends of its rows may have a column with nothing below its header', async () => {
  const written = await html('| A | B | C', '| - |   | -', '| 1 | 2 | 3');
  expect(written.match(/<t[hd][ >]/g)).toHaveLength(6);
});
