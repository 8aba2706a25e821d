import { describe, expect, test } from 'vitest';
import { html, render } from './testing.ts';

const NOTE = '<p class="admonition-title">Tip</p>\n<p>x</p>\n</div>';

/** Each source, and what Python-Markdown with PyMdown's extensions makes of it, in our HTML. */
const CASES: [what: string, source: string, written: string][] = [
  ['a tab behind the mark of a note', '!!!\ttip\n    x', `<div class="admonition tip" role="note">\n${NOTE}`],
  ['blanks behind a note', '!!! tip \t\n    x', `<div class="admonition tip" role="note">\n${NOTE}`],
  [
    'a tab before a title',
    '???\ttip "T"\t\n    x',
    '<details class="tip">\n<summary>T</summary>\n<p>x</p>\n</details>',
  ],
  ['attributes without a value', '[a](b){ data-x .c }', '<p><a href="b" data-x="data-x" class="c">a</a></p>'],
  ['attributes without a space', '[a](b){data-x}', '<p><a href="b" data-x="data-x">a</a></p>'],
  ['attributes of a paragraph', 'text\n{ data-x }', '<p data-x="data-x">text</p>'],
  ['spaces in code', '`true ` ` x` ``a`b ``', '<p><code>true</code> <code>x</code> <code>a`b</code></p>'],
  [
    'a block in an element of text',
    '<html><div>\n    <p>x</p>\n</div></html>',
    '<p><html><div>\n<p>x</p>\n</div></html></p>',
  ],
  [
    'a mark around code of two backticks',
    '==`a` ``b`c``== d',
    '<p><mark><code>a</code> <code>b`c</code></mark> d</p>',
  ],
  ['a mark with a backtick that is none of code', '==a \\`== b', '<p><mark>a `</mark> b</p>'],
  ['a heading with a hard space', '#\u00a0Title', '<h1 id="title">Title</h1>'],
  [
    'the id of a heading with code in a language',
    '## Call `#!python f()` x',
    '<h2 id="call-f-x">Call <code class="literal">f()</code> x</h2>',
  ],
  [
    'HTML in Markdown in HTML',
    '<div markdown>\n\n<div>\n*a*\n\n- b\n</div>\n\n*c*\n\n- d\n\n    <b>*e*</b>\n\n</div>',
    '<div>\n<div>\n*a*\n\n- b\n</div>\n<p><em>c</em></p>\n<ul>\n<li>\n<p>d</p>\n<p><b><em>e</em></b></p>\n</li>\n</ul>\n</div>',
  ],
  [
    'the summary of details with Markdown',
    '<details markdown>\n<summary>*S*</summary>\n\n*t*\n</details>',
    '<details>\n<summary>*S*</summary>\n<p><em>t</em></p>\n</details>',
  ],
  [
    'HTML in a text in HTML',
    '<figure markdown="span">\n  *a*\n  <figcaption>*b*</figcaption>\n</figure>',
    '<figure>\n<em>a</em><figcaption>*b*</figcaption></figure>',
  ],
  [
    'Markdown in HTML in a text in HTML',
    '<figure markdown="span">\n  <figcaption markdown>*b*</figcaption>\n</figure>',
    '<figure>\n<figcaption><em>b</em></figcaption></figure>',
  ],
  [
    'a block in an element of text below a text',
    'lead\n<span><div>\n    *x*\n    <p>y</p>\n</div></span>',
    '<p>lead\n<span><div>\n<em>x</em>\n<p>y</p>\n</div></span></p>',
  ],
  ['a block within a line of text', 'a <div>\n    *x*\n</div>\nb', '<p>a <div>\n<em>x</em>\n</div>\nb</p>'],
  ['a block indented below a text', 'lead\n    <div>*x*</div>', '<p>lead</p>\n<div><em>x</em></div>'],
];

describe('as in Python-Markdown', () => {
  test.each(CASES)('%s', async (_, source, written) => {
    expect(await html(...source.split('\n'))).toBe(written);
  });

  test('tabs before titles of tabs', async () => {
    expect(await html('===\t"A"\t', '', '    x')).toContain(
      '<p class="tab-label" id="tab-a:label">A</p>\n<p>x</p>',
    );
  });

  test('the tab that is open, and one that begins another group', async () => {
    const written = await html('=== "A"', '    a', '===+ "B"', '    b', '===!+ "C"', '    c');
    expect(written.split('<div class="tabs">')).toHaveLength(3);
    expect(written.match(/<section[^>]* data-selected=""[^>]*>\n<p[^>]*>[BC]</g)).toHaveLength(2);
    expect(await html('/// tab | A', '    select: true', '', 'a', '///')).toContain('data-selected=""');
  });

  test('a delimiter row with spaces inside its cells', async () => {
    const written = await html('| a | b |', '|---| : - - : |', '| 1 | 2 |');
    expect(written).toContain('<td class="align-center">2</td>');
  });

  test('a link to a definition with the mark of a footnote behind it', async () => {
    const written = await html('[Alpha][^1]', '', '[Alpha]: https://x.example/a', '', '[^1]: Foot.');
    expect(written).toMatch(/^<p><a href="https:\/\/x\.example\/a">Alpha<\/a><sup id="fnref:1">/);
  });

  test('a note indented by two spaces behind a list', async () => {
    const written = await html('- item[^1]', '', '  [^1]: The note.', '', 'text');
    expect(written).toMatch(/<\/ul>\n<p>text<\/p>\n<section class="footnotes".*The note\./s);
  });

  test('a note whose text begins below its mark, in an item', async () => {
    const written = await html('- item[^1]', '', '  [^1]:', '    The note', '    goes on.', '', 'text');
    expect(written).toMatch(/<p>text<\/p>.*<li id="fn:1">\n<p>The note\ngoes on\.\s/s);
  });

  test('two brackets of which one names a link, and emoji that Twemoji names', async () => {
    expect(await html('[tags][meta.tags] :man_raising_hand:', '', '[tags]: tags.md')).toBe(
      '<p><a href="tags.md">tags</a>[meta.tags] 🙋‍♂️</p>',
    );
  });

  test('a heading that the list of headings calls otherwise', async () => {
    const { headings, html: written } = await render(['## Long { #a data-toc-label="Short" }', '', 'x']);
    expect(headings).toMatchObject([{ id: 'a', text: 'Short' }]);
    expect(written).toContain('<h2 id="a">Long</h2>');
  });

  test('a term that is a comment', async () => {
    expect(await html('<!-- term -->', ':   definition')).toMatch(
      /^<dl>\n<dt>.*<\/dt>\n<dd>definition<\/dd>\n<\/dl>$/,
    );
  });

  test('a target that is broken over lines, which browsers put together', async () => {
    expect(await html('see [a](https://a.b/', 'c/d) and [e](f g', 'h) i')).toBe(
      '<p>see <a href="https://a.b/c/d">a</a> and [e](f g\nh) i</p>',
    );
  });

  test('a definition without a term, which is set in like one below a heading', async () => {
    expect(await html('# T', ':   text', '', '    more', '', '- a', '', ': b')).toBe(
      [
        '<h1 id="t">T</h1>',
        '<div class="definition">\n<p>text</p>\n<p>more</p>\n</div>',
        '<ul>\n<li>a</li>\n</ul>',
        '<div class="definition">\n<p>b</p>\n</div>',
      ].join('\n'),
    );
    expect(await html(': text', '', '- : a')).toBe('<p>: text</p>\n<ul>\n<li>: a</li>\n</ul>');
    expect(await html('a', ': b', '', '## T', ': c')).toBe(
      '<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n<h2 id="t">T</h2>\n<div class="definition">\n<p>c</p>\n</div>',
    );
  });
});
