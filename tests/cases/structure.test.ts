import { describe, expect, it } from 'vitest';
import { htmlOf, messagesOf } from './fixture.ts';
import { skeleton } from './html.ts';

const IF = '{% if is_version == "7.1.0" %}';
const ELSE = '{% else %}';
const END = '{% endif %}';

/** The skeleton of a page in 7.1.0, where the conditions of these tests hold, and in 7.2.0, where they do not. */
async function both(text: string, files: Record<string, string> = {}): Promise<[string, string]> {
  const html = await htmlOf(text, ['p@7.1.0', 'p@7.2.0'], files);
  return [skeleton(html['p@7.1.0']), skeleton(html['p@7.2.0'])];
}

const items = (...texts: string[]) => texts.map((text) => `<li><p>${text}</p></li>`).join('');

describe('B1: a condition between the items of an ordered list', () => {
  it('B1: leaves one list whose numbering goes on', async () => {
    const expected = [`<ol>${items('a', 'b', 'c')}</ol>`, `<ol>${items('a', 'c')}</ol>`];
    expect(await both(`1. a\n\n${IF}\n2. b\n\n${END}\n\n3. c\n`)).toEqual(expected);
    expect(await both(`1. a\n\n${IF}\n\n2. b\n\n${END}\n\n3. c\n`)).toEqual(expected);
    expect(await both(`1. a\n${IF}\n2. b\n${END}\n3. c\n`)).toEqual(expected);
  });
});

describe('B2: branches that hold the same number, or different numbers of items', () => {
  it('B2: are followed by the right number', async () => {
    expect(await both(`1. a\n2. b\n\n${IF}\n3. one\n${ELSE}\n3. two\n${END}\n\n4. d\n`)).toEqual([
      `<ol>${items('a', 'b', 'one', 'd')}</ol>`,
      `<ol>${items('a', 'b', 'two', 'd')}</ol>`,
    ]);
    expect(await both(`1. a\n\n${IF}\n2. x\n3. y\n4. z\n${ELSE}\n2. w\n${END}\n\n5. d\n`)).toEqual([
      `<ol>${items('a', 'x', 'y', 'z', 'd')}</ol>`,
      `<ol>${items('a', 'w', 'd')}</ol>`,
    ]);
  });
});

describe('B3: a condition inside a list item', () => {
  it.each([
    ['4 spaces', '    '],
    ['3 spaces', '   '],
    ['a tab', '\t'],
  ])('B3: indented by %s', async (_name, indent) => {
    expect(await both(`1. a\n\n${indent}${IF}\n${indent}more\n${indent}${END}\n\n2. b\n`)).toEqual([
      '<ol><li><p>a</p><p>more</p></li><li><p>b</p></li></ol>',
      `<ol>${items('a', 'b')}</ol>`,
    ]);
  });

  it('B3: around a nested list and an item of it', async () => {
    const [with71, without] = await both(`- a\n\n    ${IF}\n    - n1\n    ${END}\n    - n2\n\n- b\n`);
    expect(with71.replace(/<\/?p>/g, '')).toBe(
      '<ul><li>a<ul><li>n1</li><li>n2</li></ul></li><li>b</li></ul>',
    );
    expect(without.replace(/<\/?p>/g, '')).toBe('<ul><li>a<ul><li>n2</li></ul></li><li>b</li></ul>');
    const [nested, none] = await both(`- a\n\n    ${IF}\n    - n1\n    - n2\n    ${END}\n\n- b\n`);
    expect(nested.replace(/<\/?p>/g, '')).toBe(
      '<ul><li>a<ul><li>n1</li><li>n2</li></ul></li><li>b</li></ul>',
    );
    expect(none.replace(/<\/?p>/g, '')).toBe('<ul><li>a</li><li>b</li></ul>');
  });

  it('B3: around a code block, which keeps its indentation', async () => {
    const fence = '```bash\n    run\n      --flag\n    ```';
    const html = await htmlOf(`1. a\n\n    ${IF}\n    ${fence}\n    ${END}\n\n2. b\n`, [
      'p@7.1.0',
      'p@7.2.0',
    ]);
    expect(html['p@7.1.0']).toContain('run\n  --flag');
    expect(skeleton(html['p@7.1.0'])).toMatch(/^<ol><li><p>a<\/p>.*<pre>.*<\/li><li><p>b<\/p><\/li><\/ol>$/);
    expect(skeleton(html['p@7.2.0'])).toBe(`<ol>${items('a', 'b')}</ol>`);
  });
});

describe('B4: a condition that removes every item', () => {
  it('B4: leaves no empty list', async () => {
    const [, without] = await both(`Text.\n\n${IF}\n- a\n- b\n${END}\n\nEnd.\n`);
    expect(without).toBe('<p>Text.</p><p>End.</p>');
    const [, item] = await both(`1. a\n\n    ${IF}\n    - x\n    ${END}\n`);
    expect(item.replace(/<\/?p>/g, '')).toBe('<ol><li>a</li></ol>');
  });
});

describe('B5: conditions in tables', () => {
  const HEAD = '| A | B |\n|---|---|\n';
  const table = (...rows: string[]) =>
    `<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${rows
      .map((row) => `<tr>${[...row].map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</tbody></table>`;
  const tables = async (text: string) => (await both(text)).map((html) => html.replace(/<\/?div>/g, ''));

  it.each([
    ['in the middle', `| a | b |\n${IF}\n| c | d |\n${END}\n| e | f |\n`, ['ab', 'cd', 'ef'], ['ab', 'ef']],
    [
      'with blank lines',
      `| a | b |\n\n${IF}\n| c | d |\n${END}\n\n| e | f |\n`,
      ['ab', 'cd', 'ef'],
      ['ab', 'ef'],
    ],
    ['without lines', `| a | b |\n${IF}| c | d |\n${END}| e | f |\n`, ['ab', 'cd', 'ef'], ['ab', 'ef']],
    ['last', `| a | b |\n${IF}\n| c | d |\n${END}\n`, ['ab', 'cd'], ['ab']],
    ['first', `${IF}\n| c | d |\n${END}\n| e | f |\n`, ['cd', 'ef'], ['ef']],
    [
      'two in a row',
      `| a | b |\n${IF}\n| c | d |\n${END}\n${IF}\n| e | f |\n${END}\n| g | h |\n`,
      ['ab', 'cd', 'ef', 'gh'],
      ['ab', 'gh'],
    ],
  ])('B5: a row %s', async (_name, rows, with71, without) => {
    expect(await tables(HEAD + rows)).toEqual([table(...with71), table(...without)]);
  });

  it('B5: a row that is last ends the table, and what follows is a paragraph', async () => {
    const [, without] = await tables(`${HEAD}| a | b |\n${IF}\n| c | d |\n${END}\n\nEnd.\n`);
    expect(without).toBe(`${table('ab')}<p>End.</p>`);
  });

  it('B5: the header row, with and without lines of its own', async () => {
    const other = table('ab').replace('<th>A</th><th>B</th>', '<th>C</th><th>D</th>');
    const rows = '|---|---|\n| a | b |\n';
    expect(await tables(`${IF}\n| A | B |\n${ELSE}\n| C | D |\n${END}\n${rows}`)).toEqual([
      table('ab'),
      other,
    ]);
    expect(await tables(`${IF}| A | B |${ELSE}| C | D |${END}\n${rows}`)).toEqual([table('ab'), other]);
  });

  it('B5: the header row of a table that follows another one', async () => {
    const rows = '| A | B |\n|---|---|\n| a | b |\n\n';
    const text = `${rows}{% if is_version == "7.1.0" %}\n| C | D |\n{% else %}\n| E | F |\n{% endif %}\n|---|---|\n| c | d |\n`;
    const pages = await htmlOf(text, ['p@7.1.0', 'cloud']);
    expect(pages['p@7.1.0'].match(/<table>/g)).toHaveLength(2);
    expect(pages['p@7.1.0']).toContain('<th scope="col">C</th>');
    expect(pages.cloud).toContain('<th scope="col">E</th>');
    expect(pages.cloud).not.toContain('---');
  });

  it('B5: a column', async () => {
    expect(await tables(`| A |${IF} B |${END}\n|---|${IF}---|${END}\n| a |${IF} b |${END}\n`)).toEqual([
      table('ab'),
      '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>',
    ]);
  });

  it('B5: a part of a cell', async () => {
    const [with71, without] = await tables(
      `${HEAD}| **JIT Outbound**${IF} (Update level 7.0.0.73+)${END} | b |\n`,
    );
    expect(with71).toContain('<td><strong>JIT Outbound</strong> (Update level 7.0.0.73+)</td><td>b</td>');
    expect(without).toContain('<td><strong>JIT Outbound</strong></td><td>b</td>');
  });

  it('B5: a row of an HTML table', async () => {
    const text = `<table>\n<tr><th>A</th></tr>\n\n${IF}\n<tr><td>a</td></tr>\n\n${END}\n\n<tr><td>b</td></tr>\n</table>\n\nEnd.\n`;
    const row = (cell: string) => `<tr><td>${cell}</td></tr>`;
    expect(await tables(text)).toEqual([
      `<table><tbody><tr><th>A</th></tr>${row('a')}${row('b')}</tbody></table><p>End.</p>`,
      `<table><tbody><tr><th>A</th></tr>${row('b')}</tbody></table><p>End.</p>`,
    ]);
  });
});

describe('B6: conditions in a sentence', () => {
  it('B6: leave single spaces', async () => {
    expect(await both(`a ${IF}b${END} c\n`)).toEqual(['<p>a b c</p>', '<p>a c</p>']);
    const chain = `upgrading to ${IF}3.17${END} {% if is_version != "7.1.0" %}3.18${END} with\n`;
    expect(await both(chain)).toEqual(['<p>upgrading to 3.17 with</p>', '<p>upgrading to 3.18 with</p>']);
  });

  it('B6: keep punctuation where it is', async () => {
    expect(await both(`a${IF}, b${END}, c${IF} (d)${END}.\n`)).toEqual([
      '<p>a, b, c (d).</p>',
      '<p>a, c.</p>',
    ]);
  });
});

describe('B7: tags in the middle of other things', () => {
  const either = `${IF}one${ELSE}two${END}`;
  const pages = {
    'one.md': '# One\n\nx\n',
    'two.md': '# Two\n\ny\n',
    'assets/one.svg': '<svg/>',
    'assets/two.svg': '<svg/>',
  };

  it.each([
    [
      'the text of a link',
      `[go to ${either}](https://example.com/)\n`,
      '<p><a href="https://example.com/">go to X</a></p>',
    ],
    ['the URL of a link', `[go]({{ base_path }}/${either}/)\n`, '<p><a href="/p/V/X/">go</a></p>'],
    ['the path of a picture', `![alt](assets/${either}.svg)\n`, '<p><img src="/assets/X.svg"></img></p>'],
    [
      'an HTML attribute',
      `<a href="https://example.com/${either}">go</a>\n`,
      '<p><a href="https://example.com/X">go</a></p>',
    ],
    ['an HTML comment', `<!-- ${either} -->\n\ntext\n`, '<p>text</p>'],
    ['a heading', `## Set up ${either}\n\ntext\n`, '<h2 id="set-up-X">Set up X</h2><p>text</p>'],
    ['an abbreviation', `HTML\n\n*[HTML]: ${either}\n`, '<p><abbr title="X">HTML</abbr></p>'],
    ['emphasis', `a **${IF}one** b${ELSE}two** b${END}\n`, '<p>a <strong>X</strong> b</p>'],
    ['the start and the end of a line', `${IF}one${END}${IF}${ELSE}two${END}\n`, '<p>X</p>'],
  ])('B7: %s', async (_name, text, expected) => {
    expect(await both(text, pages)).toEqual([
      expected.replaceAll('X', 'one').replace('V', '7.1.0'),
      expected.replaceAll('X', 'two').replace('V', '7.2.0'),
    ]);
  });

  it('B7: an attribute list', async () => {
    const [one, two] = await both(`![alt](assets/one.svg){: width="${IF}10${ELSE}20${END}" }\n`, pages);
    expect([one, two].map((html) => /width="(\d+)"/.exec(html)?.[1])).toEqual(['10', '20']);
  });

  it('B7: a footnote', async () => {
    const [one, two] = await both(`text[^n]\n\n[^n]: Since ${either}.\n`);
    expect(one).toContain('Since one.');
    expect(two).toContain('Since two.');
  });

  it('B7: a footnote goes with its mark, and stays where it never had one', async () => {
    const [one, two] = await both(`text${IF}[^n]${END}\n\n[^n]: Note.\n\n[^s]: Source.\n`);
    expect([one, two].map((html) => [html.includes('Note.'), html.includes('Source.')])).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('B7: a set text of several lines, which is Markdown where it is printed', async () => {
    const text = '{% set steps = "1. One\n\n    - sub\n\n2. \\"Two\\"" %}\nText.\n\n{{ steps }}\n3. Three\n';
    const [html] = await both(text);
    expect(html.replace(/<\/?p>/g, '')).toBe(
      'Text.<ol><li>One<ul><li>sub</li></ul></li><li>"Two"</li><li>Three</li></ol>',
    );
  });
});

describe('B8: a paragraph that only one branch holds', () => {
  it('B8: leaves no empty paragraph', async () => {
    expect(await both(`a\n\n${IF}\n\nonly\n\n${END}\n\nb\n`)).toEqual([
      '<p>a</p><p>only</p><p>b</p>',
      '<p>a</p><p>b</p>',
    ]);
    expect(await both(`${IF}only${END}\n\nb\n`)).toEqual(['<p>only</p><p>b</p>', '<p>b</p>']);
  });
});

describe('B9: conditions and admonitions', () => {
  it('B9: inside, around and in the title', async () => {
    expect(await both(`!!! note "T"\n\n    a\n\n    ${IF}\n    b\n    ${END}\n\nEnd.\n`)).toEqual([
      '<div><p>T</p><p>a</p><p>b</p></div><p>End.</p>',
      '<div><p>T</p><p>a</p></div><p>End.</p>',
    ]);
    expect(await both(`${IF}\n!!! note "T"\n\n    a\n${END}\n\nEnd.\n`)).toEqual([
      '<div><p>T</p><p>a</p></div><p>End.</p>',
      '<p>End.</p>',
    ]);
    expect(await both(`!!! note "${IF}one${ELSE}two${END}"\n\n    a\n`)).toEqual([
      '<div><p>one</p><p>a</p></div>',
      '<div><p>two</p><p>a</p></div>',
    ]);
  });

  it('B9: one that becomes empty is left out, with a warning', async () => {
    const text = `# Title\n\n!!! note "T"\n\n    ${IF}\n    b\n    ${END}\n\nEnd.\n`;
    const [, without] = await both(text);
    expect(without).toBe('<h1 id="title">Title</h1><p>End.</p>');
    expect(await messagesOf({ 'page.md': text })).toMatchInlineSnapshot(`
      "warning page.md:3:1 empty-admonition
        The admonition "T" has no content and is left out.
        Indent its text by four spaces, or put the whole admonition inside the condition.
        in p 7.0.0, 7.2.0 and later; cloud"
    `);
  });
});
