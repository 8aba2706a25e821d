import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('a numbered list', () => {
  test('stays one list across the blank lines of a removed condition (B1)', async () => {
    expect(await html('1. One', '', '', '', '2. Two', '', '', '3. Three')).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>One</p>
      </li>
      <li>
      <p>Two</p>
      </li>
      <li>
      <p>Three</p>
      </li>
      </ol>"
    `);
  });

  test('goes on numbering when both branches had their own third step (B2)', async () => {
    const result = await html('1. One', '2. Two', '', '3. Three here', '', '', '4. Four', '5. Five');
    expect(result.match(/<ol/g)).toHaveLength(1);
    expect(result.match(/<li>/g)).toHaveLength(5);
  });

  test('begins at the number that the writer gives', async () => {
    expect(await html('Text.', '', '3. Three', '4. Four')).toContain('<ol start="3">');
  });

  test('keeps blocks indented by four or three columns in their step (B3)', async () => {
    const four = await html('1. One', '', '    Text.', '', '    ```bash', '    ls', '    ```', '', '2. Two');
    const three = await html('1. One', '', '   Text.', '', '   ```bash', '   ls', '   ```', '', '2. Two');
    expect(three).toBe(four);
    expect(four).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>One</p>
      <p>Text.</p>
      <figure class="code" data-language="bash"><pre><code>ls</code></pre></figure>
      </li>
      <li>
      <p>Two</p>
      </li>
      </ol>"
    `);
  });

  test('takes a tab for four columns (B3)', async () => {
    expect(await html('1. One', '', '\tText.', '2. Two')).toBe(
      await html('1. One', '', '    Text.', '2. Two'),
    );
  });

  test('nests bullets indented by two, three or four columns', async () => {
    const expected = await html('1. One', '    - a', '    - b', '2. Two');
    expect(await html('1. One', '   - a', '   - b', '2. Two')).toBe(expected);
    expect(await html('1. One', '  - a', '  - b', '2. Two')).toBe(expected);
    expect(expected).toMatchInlineSnapshot(`
      "<ol>
      <li>One
      <ul>
      <li>a</li>
      <li>b</li>
      </ul>
      </li>
      <li>Two</li>
      </ol>"
    `);
  });

  test('reads eight columns after a blank line as code in its step', async () => {
    expect(await html('1. One', '', '        code', '', '2. Two')).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>One</p>
      <figure class="code"><pre><code>code</code></pre></figure>
      </li>
      <li>
      <p>Two</p>
      </li>
      </ol>"
    `);
  });

  test('reads six columns as text, as Python-Markdown does', async () => {
    expect(await html('- One', '', '      text')).toContain('<p>text</p>');
  });

  test('has steps with large numbers', async () => {
    expect(await html('1000. Thousand', '', '    Text.')).toContain('<p>Thousand</p>\n<p>Text.</p>');
  });
});

describe('numbered steps below an item', () => {
  test('may begin with any number', async () => {
    expect(await html('1. One', '    2. Sub', '    3. Sub', '2. Two')).toMatchInlineSnapshot(`
      "<ol>
      <li>One
      <ol start="2">
      <li>Sub</li>
      <li>Sub</li>
      </ol>
      </li>
      <li>Two</li>
      </ol>"
    `);
    expect(await html('- a', '    2. x')).toContain('<ol start="2">\n<li>x</li>');
    expect(await html('- a', '  2. x', '  3. y')).toContain('<ol start="2">\n<li>x</li>');
    expect(await html('1. a', '    0. x', '    1. y')).toContain('<ol start="0">');
    expect(await html('1. a', 'more', '    2. x')).toContain('<li>a\nmore\n<ol start="2">');
  });

  test('are steps of the same list when they go on with its numbers, one marker too deep', async () => {
    expect(await html('1. One', '2. Two', '   3. Three', '4. Four')).toBe(
      await html('1. One', '2. Two', '3. Three', '4. Four'),
    );
    expect(await html('1. One', '', '   Text', '', '   2. Two', '', '3. Three')).toBe(
      await html('1. One', '', '   Text', '', '2. Two', '', '3. Three'),
    );
    expect(await html('1. a', '   1. x', '   2. y', '2. b')).toContain(
      '<li>x</li>\n<li>y</li>\n</ol>\n</li>',
    );
  });

  test('are not seen in a sentence with a number at the beginning of its line', async () => {
    expect(await html('1. Released in', '   2024. It was good.', '2. b')).toContain('in\n2024. It was');
    expect(await html('1. Released in', '    2024. It was good.', '2. b')).toContain('in\n2024. It was');
    expect(await html('- Released in', '  7. It was good.')).toContain('in\n7. It was');
    expect(await html('1. a', '', '    Released in', '    7. It was good.')).toContain('in\n7. It was');
  });
});

describe('what stands directly below an item, further left,', () => {
  const code = ['```bash', 'ls', '```'];

  test('belongs to it, and the numbering goes on: code, a quotation, a table', async () => {
    for (const block of [code, ['> q', '> r'], ['| a |', '|---|', '| b |']]) {
      const expected = await html('1. Run:', ...block.map((line) => `    ${line}`), '2. Then');
      for (const indent of ['', '  '])
        expect(await html('1. Run:', ...block.map((line) => indent + line), '2. Then')).toBe(expected);
      expect(
        await html('=== "A"', '', ...['1. Run:', ...block, '2. Then'].map((line) => `    ${line}`)),
      ).toContain(expected);
    }
  });

  test('is followed by more of the item', async () => {
    expect(await html('1. Run:', ...code, 'as root', '2. Then')).toMatch(
      /<\/figure>\nas root<\/li>\n<li>Then/,
    );
    expect(await html('1. Run:', ...code, '', '    More.', '', '2. Then')).toBe(
      await html('1. Run:', '', ...code.map((line) => `    ${line}`), '', '    More.', '', '2. Then'),
    );
  });

  test('ends the list when it is a fence that nobody closed', async () => {
    expect(await html('1. Run:', '```bash', 'ls')).toMatch(/^<ol>\n<li>Run:<\/li>\n<\/ol>\n<figure/);
  });
});

test('notes, tabs and code two columns in below a step belong to it, and the numbering goes on', async () => {
  for (const block of [
    ['!!! note', '    x'],
    ['??? note', '    x'],
    ['=== "A"', '', '    x', '', '=== "B"', '', '    y'],
    ['```', 'x', '```'],
  ]) {
    const indented = (indent: string) => block.map((line) => (line === '' ? '' : indent + line));
    expect(await html('1. Run', '', ...indented('  '), '', '2. Two')).toBe(
      await html('1. Run', '', ...indented('    '), '', '2. Two'),
    );
  }
});

describe('a bullet list', () => {
  test('is tight without blank lines and loose with them', async () => {
    expect(await html('- a', '- b')).toMatchInlineSnapshot(`
      "<ul>
      <li>a</li>
      <li>b</li>
      </ul>"
    `);
    expect(await html('- a', '', '- b')).toMatchInlineSnapshot(`
      "<ul>
      <li>
      <p>a</p>
      </li>
      <li>
      <p>b</p>
      </li>
      </ul>"
    `);
  });

  test('is one list whatever its bullets', async () => {
    expect((await html('- a', '* b', '+ c')).match(/<ul>/g)).toHaveLength(1);
  });

  test('may follow a sentence without a blank line', async () => {
    expect(await html('Choose one:', '- a', '- b')).toMatchInlineSnapshot(`
      "<p>Choose one:</p>
      <ul>
      <li>a</li>
      <li>b</li>
      </ul>"
    `);
  });

  test('nests several levels by two or four columns', async () => {
    const four = await html('- a', '    - b', '        - c', '- d');
    expect(await html('- a', '  - b', '    - c', '- d')).toBe(four);
    expect(four).toMatchInlineSnapshot(`
      "<ul>
      <li>a
      <ul>
      <li>b
      <ul>
      <li>c</li>
      </ul>
      </li>
      </ul>
      </li>
      <li>d</li>
      </ul>"
    `);
  });

  test('keeps text that continues an item without indentation', async () => {
    expect(await html('- a', 'more')).toMatchInlineSnapshot(`
      "<ul>
      <li>a
      more</li>
      </ul>"
    `);
  });

  test('has the content of an item that begins on the next line', async () => {
    expect(await html('-', '  text')).toContain('<li>text</li>');
  });
});

test('a text below code in an item belongs to it as CommonMark counts, too, and what follows is no code', async () => {
  const written = await html('1. a', '    ```', '    b', '    ```', '   c', '', '    - d', '', '2. e');
  expect(written).toMatch(/^<ol>.*<p>c<\/p>\n<ul>\n<li>d<\/li>.*<p>e<\/p>\n<\/li>\n<\/ol>$/s);
});

test('texts of an item between which a comment stands are kept apart', async () => {
  expect(await html('- a.', '  <!-- c -->', '  B', '- d')).toBe(
    '<ul>\n<li>a.\n<p>B</p>\n</li>\n<li>d</li>\n</ul>',
  );
});

test('a text directly below code of an item is a block of the item', async () => {
  const written = await html(
    '1. a',
    '',
    '        - b',
    '   c',
    '',
    '    - d',
    '         ```',
    '         e',
    '         ```',
  );
  expect(written).toContain('<p>c</p>\n<ul>\n<li>d');
  expect(written).toMatch(/^<ol>.*<\/ol>$/s);
});

test('code in an item stands four columns behind what the site says', async () => {
  const lines = ['- a', '', '      # b', '', '- c', '', '    d'];
  const { html: two } = await render(lines, { listIndent: 2 });
  expect(two).toContain('<code># b</code>');
  expect(two).toContain('<p>d</p>');
  expect((await render(lines)).html).not.toContain('<code>');
  const { html: deep } = await render(['-   a', '', '    - b', '    - c'], { listIndent: 2 });
  expect(deep).toContain('<li>b</li>\n<li>c</li>');
});

test('an item that is indented by two columns may hold steps with any number below its text, and fences that stand deeper', async () => {
  const { html: steps } = await render(['8. a', '  3. b', '  4. c'], { listIndent: 2 });
  expect(steps.replace(/\s/g, '')).toBe('<olstart="8"><li>a<olstart="3"><li>b</li><li>c</li></ol></li></ol>');
  const lines = ['1. a', '', '          ```sh', '          b', '          ```'];
  expect((await render(lines, { listIndent: 2 })).html).toContain('data-language="sh"><pre><code>b</code>');
  expect((await render(lines)).html).toContain('```sh');
});

test('a definition in an item may stand two columns in, directly below its term', async () => {
  expect(await html('- `a`', '  : The first.', '', '- `b`', '  : The second.')).toBe(
    '<ul>\n<li>\n<dl>\n<dt><code>a</code></dt>\n<dd>The first.</dd>\n</dl>\n</li>\n<li>\n<dl>\n<dt><code>b</code></dt>\n<dd>The second.</dd>\n</dl>\n</li>\n</ul>',
  );
});

test('the next step below a text that stands directly below a list is a step', async () => {
  const steps = ['1. a', '2. b', '  ```sh', '  x', '  ```'];
  expect(await html(...steps, 'Where x is y.', '3. c')).toMatch(
    /<\/ol>\n<p>Where x is y\.<\/p>\n<ol start="3">\n<li>c<\/li>\n<\/ol>$/,
  );
  expect(await html(...steps, 'In the year', '5. c')).toContain('<p>In the year\n5. c</p>');
  expect(await html(...steps, '', 'In the year', '3. c')).toContain('<p>In the year\n3. c</p>');
  expect(await html(...steps, 'Then:', '1. c')).toContain('<ol>\n<li>c</li>');
});

test('a mark that stands alone is a text', async () => {
  expect(await html('## A', '', '-', '', '## B', '', '1. a', '', '    *', '', '2. b')).toBe(
    [
      '<h2 id="a">A</h2>\n<p>-</p>\n<h2 id="b">B</h2>',
      '<ol>\n<li>\n<p>a</p>\n<p>*</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>',
    ].join('\n'),
  );
  expect(await html('1.', '```', 'a', '```')).toMatch(/^<p>1\.<\/p>\n<figure/);
  expect(await html('1. ', '```', 'a', '```')).toMatch(/^<ol>\n<li><\/li>\n<\/ol>/);
  expect(await html('-', '', '- a')).toMatch(/^<ul>\n<li><\/li>\n<li>/);
  expect(await html('1.', '   a')).toBe('<ol>\n<li>a</li>\n</ol>');
});
