import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';
import { parseAttributes } from './attribute-lists.ts';

describe('an attribute list', () => {
  test('belongs to the link, image, code or emphasis that it follows (B7)', async () => {
    expect(
      await html('[a](b){:target="_blank"} `c`{.k} **d**{: #e } *f*{title="g h"}'),
    ).toMatchInlineSnapshot(
      `"<p><a href="b" target="_blank" rel="noopener">a</a> <code class="k">c</code> <strong id="e">d</strong> <em title="g h">f</em></p>"`,
    );
  });

  test('may lack the quotation mark at the end of a value', async () => {
    expect(await html('[a](b){target="_blank} c')).toBe(
      '<p><a href="b" target="_blank" rel="noopener">a</a> c</p>',
    );
  });

  test('belongs to a heading, a table cell or a defined term at its end', async () => {
    expect(await html('## Set up {#start .wide}')).toBe('<h2 id="start" class="wide">Set up</h2>');
    expect(await html('| a { .x } | b |', '|---|---|', '| c | d {: .y } |')).toMatchInlineSnapshot(`
      "<div class="table" tabindex="0" role="region" aria-label="Table"><table>
      <thead>
      <tr>
      <th scope="col" class="x">a</th>
      <th scope="col">b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>c</td>
      <td class="y">d</td>
      </tr>
      </tbody>
      </table></div>"
    `);
  });

  test('belongs to a paragraph on its last line, to the item in a tight list', async () => {
    expect(await html('Text', '{: .lead }')).toBe('<p class="lead">Text</p>');
    expect(await html('- Text', '  {: .lead }')).toMatchInlineSnapshot(`
      "<ul>
      <li class="lead">Text</li>
      </ul>"
    `);
  });

  test('allows spaces around the equals sign', async () => {
    expect(await html('[a](b){:target = "_blank"}')).toContain('target="_blank" rel="noopener"');
  });

  test('is text where it belongs to nothing', async () => {
    expect(await html('Type {: .x } or {.y} or {{ name }}.')).toBe(
      '<p>Type {: .x } or {.y} or {{ name }}.</p>',
    );
    expect(await html('[a](b){c} and `d`')).toContain('{c} and <code>d</code>');
  });
});

test('attributes are read as pairs', () => {
  expect(parseAttributes(`#id .a .b k="v w" l='m' n=o p`)).toEqual([
    ['id', 'id'],
    ['class', 'a'],
    ['class', 'b'],
    ['k', 'v w'],
    ['l', 'm'],
    ['n', 'o'],
    ['p', 'p'],
  ]);
});

test('an attribute list belongs to the definition on whose last line it stands', async () => {
  expect(await html('Term', ':   Text', '{: .x }')).toContain('<dd class="x">Text</dd>');
});

test('a backslash in an attribute list escapes what it does in a text', async () => {
  expect(await html('*a*{#\\_fn_1 title="C:\\d"} b')).toBe('<p><em id="_fn_1" title="C:\\d">a</em> b</p>');
  const { html: all } = await render(['# A {: #\\6.0}'], { escapes: {} });
  expect(all).toContain('<h1 id="6.0"');
});

test('the name of an attribute may have a dot in it', async () => {
  expect(await html('![a](b.png){fig.align="right" width=62%}')).toContain('width="62%"');
});

test('commas between attributes belong to none of them, and those in a value stay', async () => {
  expect(await html('![a](b.png){ width="60%", align=left }')).toMatch(
    /<img(?=.* width="60%")(?=.* align="left")/,
  );
  expect(await html('[a](b){ title="x=1, y", .c }')).toBe(
    '<p><a href="b" title="x=1, y" class="c">a</a></p>',
  );
  expect(await html('`f`{ a, b }')).toBe('<p><code>f</code>{ a, b }</p>');
});

test('a dot alone at the beginning of a list of attributes is a mistyped colon', async () => {
  expect(await html('[a](b){. target="_blank"} c')).toMatch(/<a href="b" target="_blank"[^>]*>a<.a> c/);
  expect(await html('`a`{. b }')).toBe('<p><code>a</code>{. b }</p>');
});
