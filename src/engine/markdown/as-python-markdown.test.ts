import { describe, expect, test } from 'vitest';
import { html } from './testing.ts';

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

  test('a term that is a comment', async () => {
    expect(await html('<!-- term -->', ':   definition')).toMatch(
      /^<dl>\n<dt>.*<\/dt>\n<dd>definition<\/dd>\n<\/dl>$/,
    );
  });
});
