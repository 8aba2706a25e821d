import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE_PATH } from '../base-path.ts';
import { html, render } from './testing.ts';
import type { MarkdownProblem } from './types.ts';

describe('the renderer', () => {
  test('returns nothing for an empty text', async () => {
    expect(await render([''])).toEqual({
      html: '',
      title: undefined,
      headings: [],
      links: [],
      images: [],
      files: [],
      problems: [],
    });
  });

  test('carries BASE_PATH through wherever it stands', async () => {
    const text = [
      `[a](${BASE_PATH}/b c.md) ![d](${BASE_PATH}/e.png){: data-x="${BASE_PATH}" } \`${BASE_PATH}\` **${BASE_PATH}**`,
      `<a href="${BASE_PATH}/f">${BASE_PATH}</a>`,
      '',
      '```bash',
      `curl ${BASE_PATH}/g`,
      '```',
      '',
      `[h]: ${BASE_PATH}/i`,
      '[h]',
    ];
    const result = await render(text);
    expect(result.html.split(BASE_PATH)).toHaveLength(text.join('').split(BASE_PATH).length);
    expect(result.links.map(({ target }) => target)).toEqual([
      `${BASE_PATH}/b c.md`,
      `${BASE_PATH}/f`,
      `${BASE_PATH}/i`,
    ]);
  });

  test('makes no empty paragraph of what conditions left (B8)', async () => {
    expect(await html('', '', 'A', '', '', '', '<!-- x -->', '', 'B', '', '')).toBe('<p>A</p>\n<p>B</p>');
  });

  test('gives problems in the order of the text', async () => {
    const { problems } = await render(['A[^x]', '', '!!! note', '', '```bash hl_lines="9"', 'a', '```']);
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['unknown-footnote', 0],
      ['empty-admonition', 2],
      ['marked-line-missing', 4],
    ]);
  });

  test('knows the line of everything inside a list item inside a tab inside an admonition', async () => {
    const { headings, links, images, problems } = await render([
      '!!! note',
      '    === "A"',
      '        1. One',
      '',
      '            ## Two [a](b)',
      '',
      '            Three',
      '            ![c](d)',
      '',
      '            !!! tip',
      '',
      '        2. Four',
    ]);
    expect([headings[0]?.line, links[0]?.line, images[0]?.line, problems[0]?.line]).toEqual([4, 4, 7, 9]);
  });
});

describe('hostile input', () => {
  const words = [
    '# ',
    '- ',
    '1. ',
    '\n2. ',
    '    ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '!!! note',
    '??? tip "x"',
    '=== "A"',
    '```',
    '~~~',
    '> ',
    '| a | b |',
    '|--|--|',
    '<table>',
    '</table>',
    '<div markdown="1">',
    '</div>',
    '<!--',
    '-->',
    '<pre>',
    '{: .x }',
    '{ #y }',
    '[a](b)',
    '[a] [r]',
    '\n[r]: /x',
    '![c](d)',
    '[^1]',
    '[^1]: ',
    '*[A]: b',
    ':   ',
    'Term',
    '**',
    '_',
    '`',
    '==',
    '^^',
    '~~',
    '++ctrl++',
    ':tada:',
    '{++',
    '++}',
    '&amp;',
    '\\',
    'A',
    'text',
    BASE_PATH,
    '<a href="',
    '"',
    "'",
    '---',
  ];

  test('of random pieces is always rendered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 60 }), async (pieces) => {
        await render([pieces.join('')]);
      }),
      { numRuns: 400 },
    );
  });

  test('of random characters is always rendered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        await render([text]);
      }),
      { numRuns: 200 },
    );
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))(
    'is text where it is a word such as %s',
    async (word) => {
      const { html: written } = await render([
        word,
        '',
        `/// ${word}`,
        'A',
        '///',
        '',
        `!!! ${word}`,
        '',
        `\`\`\`${word}`,
      ]);
      // Underscores around a word set it in bold type.
      expect(written.replace(/<\/?strong>/g, '__')).toContain(`<p>${word}</p>`);
    },
  );

  test.each([
    ['open brackets', '['.repeat(20_000)],
    ['open emphasis', '**a '.repeat(20_000)],
    ['marks that never end', '==a '.repeat(20_000)],
    ['changes that never end', '{++a '.repeat(20_000)],
    ['changes that end once', `${'{--a '.repeat(100_000)}--}`],
    ['changes without a second half', '{~~a~~} '.repeat(100_000)],
    ['many links', '[a](b) '.repeat(20_000)],
    ['open tags', '<div>\n\n'.repeat(20_000)],
    ['tags with open quotes', '<td "\n'.repeat(20_000)],
    ['fences that never end', '```\n\n````\n'.repeat(10_000)],
    ['fences in steps that never end', '1. a\n\n    ```\n    x\n\n- b\n~~~~\n'.repeat(10_000)],
    ['definitions below text', 'x\n[a]: /b "\n'.repeat(20_000)],
    ['rows that are indented otherwise', `|a|\n|-|\n${'|b|\n    |c|\n'.repeat(20_000)}`],
    ['many quotations', '> a\n\n'.repeat(20_000)],
    ['deep quotations', '> '.repeat(20_000)],
    ['deep lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
    ['many items', '- a\n\n'.repeat(20_000)],
  ])('of %s is rendered, and does not overflow the stack', async (_name, text) => {
    expect((await render([text])).html).not.toBe('');
  });

  test('of five megabytes is rendered', async () => {
    const section = '## Heading\n\nText with [a link](b), `code` and **more**.\n\n1. One\n\n    - two\n\n';
    const text = section.repeat(Math.ceil(5_000_000 / section.length));
    const result = await render([text]);
    expect(result.links).toHaveLength(result.headings.length);
  });
});

describe('an id that says nothing', () => {
  const text = ['## 中文', '', '## 中文 API', '', '=== "日本"', '', '    x', '', '## ?'];
  const wordless = (problems: readonly MarkdownProblem[]) =>
    problems.flatMap(({ rule, line }) => (rule === 'wordless-id' ? [line] : []));

  test('is told', async () => {
    const { problems } = await render(text);
    expect(wordless(problems)).toEqual([0, 4]);
  });

  test('has its letters where the site keeps them', async () => {
    const { problems, headings, html: written } = await render(text, { slugify: 'unicode' });
    expect(wordless(problems)).toEqual([]);
    expect(headings.map(({ id }) => id)).toEqual(['中文', '中文-api', '_1']);
    expect(written).toContain('id="tab-日本"');
  });
});

describe('Code in a text that names its language', () => {
  const html = async (line: string, options = {}) => (await render([line], options)).html;

  test('is a formula where that is math', async () => {
    expect(await html('so `#!math a^2` is')).toContain('<math');
    expect(await html('so `#!math a^2` is', { math: false })).toContain('<code');
  });

  test('names none behind a space', async () => {
    expect(await html('` #!js a`')).toBe('<p><code>#!js a</code></p>\n');
    expect(await html('`#!js a`')).toBe('<p><code class="literal">a</code></p>\n');
    expect(await html('`#!js a`{ .b #c }')).toBe('<p><code class="b literal" id="c">a</code></p>\n');
  });
});

test('signs that Python-Markdown takes off are not in it, and others stay', async () => {
  expect(await html('a\u0003b `c\u0002d`', '', '    f\u0008', '')).toBe(
    '<p>ab <code>cd</code></p>\n<figure class="code"><pre><code>f\u0008</code></pre></figure>',
  );
});
