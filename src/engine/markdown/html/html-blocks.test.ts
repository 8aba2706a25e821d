import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('raw HTML', () => {
  test('runs to its matching close tag across the blank lines of removed rows (B5)', async () => {
    expect(
      await html('<table>', '  <tr>', '', '', '    <td>*a*</td>', '', '  </tr>', '</table>', '', '*after*'),
    ).toMatchInlineSnapshot(`
      "<div class="table" tabindex="0" role="region" aria-label="Table"><table>
        <tr>


          <td>*a*</td>

        </tr>
      </table>
      </div>
      <p><em>after</em></p>"
    `);
  });

  test('holds Markdown in cells inside list items and admonitions', async () => {
    expect(
      await html(
        '1. Fill in:',
        '',
        '    <table>',
        '        <tr>',
        '',
        '            <td>**Name**, see [there](x)</td>',
        '        </tr>',
        '    </table>',
        '',
        '2. Save.',
      ),
    ).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>Fill in:</p>
      <div class="table" tabindex="0" role="region" aria-label="Table"><table>
      <tr>

      <td><strong>Name</strong>, see <a href="x">there</a></td>
      </tr>
      </table></div>
      </li>
      <li>
      <p>Save.</p>
      </li>
      </ol>"
    `);
  });

  test('ends at a blank line when it is never closed', async () => {
    expect(await html('<div>', 'a', '', '*b*')).toMatchInlineSnapshot(`
      "<div>
      a
      <p><em>b</em></p>"
    `);
  });

  test('goes on with the next element on the same line', async () => {
    expect(await html('<div>a', '', '</div><div>', '', 'b</div>', '', 'c')).toMatchInlineSnapshot(`
      "<div>a

      </div><div>

      b</div>
      <p>c</p>"
    `);
  });

  test('leaves the text after it to a paragraph', async () => {
    expect(await html('<div>a</div> *b*')).toMatchInlineSnapshot(`
      "<div>a</div> 
      <p><em>b</em></p>"
    `);
  });

  test('does not see tags in code', async () => {
    expect(await html('<div>', '`</div>`', '', 'x', '</div>', '', '*y*')).toContain('<em>y</em>');
  });

  test('with markdown="1" holds blocks, with markdown="span" a text', async () => {
    expect(await html('<div class="grid" markdown>', '', '## A', '', '- b', '</div>')).toMatchInlineSnapshot(`
      "<div class="grid">
      <h2 id="a">A</h2>
      <ul>
      <li>b</li>
      </ul>
      </div>"
    `);
    expect(await html('<p markdown="span">*a*</p>')).toMatchInlineSnapshot(`
      "<p>
      <em>a</em></p>"
    `);
    expect(
      await html('<div markdown="1">', '  <div markdown="1">', '  *a*', '  </div>', '</div>'),
    ).toMatchInlineSnapshot(`
      "<div>
      <div>
      <p><em>a</em></p>
      </div>
      </div>"
    `);
  });

  test.each(['<!-- material/tags -->', '<!-- material/tags { include: [a] } -->'])(
    'that asks for the list of tags stays: %s',
    async (comment) => {
      const { html, problems } = await render(['# Tags', '', comment]);
      expect(html).toBe(`<h1 id="tags">Tags</h1>\n${comment}\n`);
      expect(problems).toEqual([]);
    },
  );

  test('has its comments taken out (B7)', async () => {
    expect(await html('<!-- a -->', '', 'Text <!-- b', 'c --> more', '', '<!--', '', '# d', '-->')).toBe(
      '<p>Text  more</p>',
    );
  });

  test('has its comments taken out where they hold what looks like blocks, below a text and in it', async () => {
    const comment = ['<!-- A', '- b', '# C', '-->'];
    expect(await html('A', ...comment, 'd')).toBe('<p>A</p>\n<p>d</p>');
    expect(await html('A <!-- B', '- c', '# D', '--> e')).toBe('<p>A  e</p>');
    expect(await html('- a', '', '- b', ...comment, '## C')).toBe(
      '<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n<h2 id="c">C</h2>',
    );
    expect(await html('1. a', ...comment, '2. b', '', '    c')).toBe(
      '<ol>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ol>',
    );
    expect(await html('- a <!-- B', '- c', '-->', '- d')).toBe('<ul>\n<li>a </li>\n<li>d</li>\n</ul>');
  });

  test('begins no comment in code, and none that a blank line ends', async () => {
    expect(await html('a `<!--`', '- b', '', '-->')).toContain('<li>b</li>');
    expect(await html('a <!-- b', '- c', '', '-->')).toContain('<li>c</li>');
  });

  test('has its links and images resolved, with their lines', async () => {
    const { html, links, images } = await render(
      ['Text', '', '<p>', '<a href="a&amp;b">c</a>', '<img src="d.png">', '</p>'],
      {
        resolveLink: (target) => `/x/${target}`,
      },
    );
    expect(links).toMatchObject([{ target: 'a&b', text: 'c', line: 3 }]);
    expect(images).toMatchObject([{ target: 'd.png', text: '', line: 4 }]);
    expect(html).toMatchInlineSnapshot(`
      "<p>Text</p>
      <p>
      <a href="/x/a&amp;b">c</a>
      <img src="d.png" alt="" width="800" height="400" decoding="async">
      </p>
      "
    `);
  });

  test('has no tags in its attributes and comments', async () => {
    const lines = ['<div title="<a href=b>">', '<pre><!-- <a href=b> --></pre>', '</div>'];
    const { html, links } = await render(lines);
    expect(links).toEqual([]);
    expect(html).toContain(lines[0]);
    expect(await render(['c <b title="<a href=b>">d</b>'])).toMatchObject({ links: [] });
  });

  test('within a text is part of it', async () => {
    expect(await html('An <img alt="a"src="b.png" title="*c*"/> and <b x="1" y=2"z">')).toBe(
      '<p>An <img alt="a" src="b.png" title="*c*" width="800" height="400" decoding="async"> and &lt;b x=&quot;1&quot; y=2&quot;z&quot;&gt;</p>',
    );
    expect(await html('*A* <a href="#b title="c">d</a> <b class="e>f</b>')).toBe(
      '<p><em>A</em> <a href="#b title=" c="">d</a> &lt;b class=&quot;e&gt;f</b></p>',
    );
    expect(await html('Press <kbd>x</kbd> *now*')).toBe('<p>Press <kbd>x</kbd> <em>now</em></p>');
  });

  test('of a custom element makes no paragraph', async () => {
    expect(await html('<recovery-demo variant="a"></recovery-demo>')).toBe(
      '<recovery-demo variant="a"></recovery-demo>',
    );
  });
});

describe('fenced code in raw HTML', () => {
  test('is code, with and without blank lines around it', async () => {
    const expected =
      '<figure class="code" data-language="json"><pre><code>{"a": "&lt;b>"}</code></pre></figure>';
    for (const blank of [[], ['']]) {
      const lines = [
        '<details>',
        '<summary>*S*</summary>',
        ...blank,
        '```json',
        '{"a": "<b>"}',
        '```',
        ...blank,
      ];
      const result = await html(...lines, '</details>');
      expect(result).toContain(expected);
      expect(result).toMatch(/^<details>\n<summary>\*S\*<\/summary>\n[^`]*<\/details>$/);
    }
  });

  test('is code however it is indented and marked, and keeps the indentation within', async () => {
    expect(
      await html(
        '<table><tr><td>',
        '      ~~~ yaml title="T"',
        '      a:',
        '',
        '        b: 1',
        '      ~~~',
        '</td></tr></table>',
      ),
    ).toMatchInlineSnapshot(`
      "<div class="table" tabindex="0" role="region" aria-label="Table"><table><tr><td>
      <figure class="code" data-language="yaml"><figcaption>T</figcaption><pre><code>a:

        b: 1</code></pre></figure>
      </td></tr></table>
      </div>"
    `);
  });

  test('hides the tags in it', async () => {
    expect(
      await html('<div>', '```html', '</div>', '```', '*a*', '</div>', '', '*b*'),
    ).toMatchInlineSnapshot(`
      "<div>
      <figure class="code" data-language="html"><pre><code>&lt;/div></code></pre></figure>
      *a*
      </div>
      <p><em>b</em></p>"
    `);
  });

  test('is not read in elements that keep their text', async () => {
    expect(await html('<pre>', '```', 'a', '```', '</pre>')).toBe('<pre>\n```\na\n```\n</pre>');
  });

  test('is known by its line', async () => {
    const { problems } = await render(['<div>', '', '```js hl_lines="9"', 'a', '```', '</div>']);
    expect(problems).toMatchObject([{ rule: 'marked-line-missing', line: 2 }]);
  });
});

test('a text behind an element goes on in the lines below it', async () => {
  expect(await html('<div id="lid"></div>The lid', 'is **hot**.', '', 'More')).toBe(
    '<div id="lid"></div>\n<p>The lid\nis <strong>hot</strong>.</p>\n<p>More</p>',
  );
  const many = await html(`${'<div></div> <!-- -->'.repeat(3000)}x`, 'y');
  expect(many.endsWith('<p>x\ny</p>')).toBe(false);
});

test('a block behind comments of its line is that block', async () => {
  expect(await html('<!-- a -->## Lid', '', 'Text')).toBe('<h2 id="lid">Lid</h2>\n<p>Text</p>');
  expect(await html('Text', '<!-- a --> <!-- b -->- one', '- two')).toBe(
    '<p>Text</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
  );
  expect(await html('<!-- a -->Text', 'more')).toBe('<p>Text\nmore</p>');
});

test('a picture whose tag has quoted words for attributes is that picture', async () => {
  expect(await html('See <img "The kettle" src="b.png" width=60%>.')).toContain('src="b.png" width="60%"');
  expect(await html('<i a" b>')).toBe('<p>&lt;i a&quot; b&gt;</p>');
});

test('elements that begin where others end are read as Markdown where they say so, many of them', async () => {
  const card = (number: number): string[] => ['', `## Card ${number}`, '', `*Text* ${number}`, ''];
  const cards = Array.from({ length: 120 }, (_, index) => card(index));
  const lines = cards.flatMap((each, index) => [
    index === 0 ? '<div class="grid" markdown><div markdown>' : '</div><div markdown>',
    ...each,
  ]);
  const printed = await html(...lines, '</div></div>', '', 'After.');
  expect(printed.match(/<h2 /g)).toHaveLength(120);
  expect(printed.match(/<div>\n<h2 [^>]*>Card \d+<\/h2>\n<p><em>Text<\/em> \d+<\/p>\n<\/div>/g)).toHaveLength(
    120,
  );
  expect(printed).toMatch(/<\/div>\n<\/div>\n<p>After\.<\/p>$/);
  expect(await html('<div>a</div><div markdown>', '', '*b*', '', '</div>')).toBe(
    '<div>a</div>\n<div>\n<p><em>b</em></p>\n</div>',
  );
});
