import { describe, expect, test } from 'vitest';
import { html, render, testOptions } from '../testing.ts';
import type { CodeBlock } from '../types.ts';

async function blocks(...lines: string[]): Promise<CodeBlock[]> {
  let found: CodeBlock[] = [];
  await render(lines, {
    highlight: (all) => {
      found = all;
      return testOptions.highlight(all);
    },
  });
  return found;
}

describe('a fence', () => {
  test('says its language, title, marked lines and first line number', async () => {
    const info = '```bash title="Call it" hl_lines="1 3-4" linenums="7"';
    expect(await blocks('Text', '', info, 'a', 'b', 'c', 'd', '```')).toMatchInlineSnapshot(`
      [
        {
          "code": "a
      b
      c
      d",
          "firstLine": 7,
          "language": "bash",
          "line": 2,
          "marked": [
            1,
            3,
            4,
          ],
          "title": "Call it",
        },
      ]
    `);
  });

  test.each([
    ['', 1],
    [' linenums="7"', 7],
    [' linenums="0"', undefined],
  ])('with %j where all code has numbers begins with line %s', async (option, firstLine) => {
    const found: CodeBlock[] = [];
    await render([`\`\`\`js${option}`, 'a', '```'], {
      lineNumbers: true,
      highlight: async (all) => {
        found.push(...all);
        return testOptions.highlight(all);
      },
    });
    expect(found).toMatchObject([{ firstLine }]);
  });

  test.each([
    ['yaml', true, 'YAML'],
    ['sh', true, 'Bash'],
    ['pycon', { 'Python Console Session': 'Python' }, 'Python'],
    ['sparkle', true, 'Sparkle'],
    ['', true, 'Text Only'],
    ['js title="Call it"', true, 'Call it'],
    ['js title=""', true, undefined],
    ['js', false, undefined],
  ])('that says %j where titles are %j is called %s', async (info, codeTitles, title) => {
    const found: CodeBlock[] = [];
    await render([`\`\`\`${info}`, 'a', '```'], {
      codeTitles,
      highlight: async (all) => {
        found.push(...all);
        return testOptions.highlight(all);
      },
    });
    expect(found.map((block) => block.title)).toEqual([title]);
  });

  test('may show every second number only', async () => {
    const [block] = await blocks('```py linenums="10 2"', 'a', '```');
    expect(block).toMatchObject({ firstLine: 10, numberEvery: 2 });
  });

  test('may have a title with backticks', async () => {
    const [block] = await blocks('```py title="The `x` file"', 'a', '```');
    expect(block).toMatchObject({ language: 'py', title: 'The `x` file', code: 'a' });
    expect(await html('``` py "`" ```')).not.toContain('<pre');
  });

  test('may have options and no language', async () => {
    const [block] = await blocks('``` title="notes.txt" linenums="3"', 'a', '```');
    expect(block).toMatchObject({ language: '', title: 'notes.txt', firstLine: 3 });
  });

  test('that the project has drawn by something of its own is told', async () => {
    const fences = ['```vega', '{}', '```', '', '``` { .vega .wide }', '```', '', '```json', '```'];
    const { problems } = await render(fences, { customFences: ['vega'] });
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['custom-fence', 0],
      ['custom-fence', 4],
    ]);
  });

  test('takes the same in braces', async () => {
    const [block] = await blocks('``` { .yaml .no-copy title="x.yaml" #conf }', 'a: 1', '```');
    expect(block).toMatchObject({ language: 'yaml', title: 'x.yaml' });
    expect(await html('```{.yaml .no-copy #conf}', 'a: 1', '```')).toMatchInlineSnapshot(
      `"<figure id="conf" class="code no-copy" data-language="yaml"><pre><code>a: 1</code></pre></figure>"`,
    );
  });

  test('keeps indentation below its own, blank lines and BASE_PATH characters (C3)', async () => {
    const [block] = await blocks('- a', '', '    ```', '    x', '', '      y \uFDD0/z', '    ```');
    expect(block?.code).toBe('x\n\n  y \uFDD0/z');
    expect(block?.line).toBe(2);
  });

  test('interrupts a paragraph, also when indented by four columns', async () => {
    expect(await html('Run:', '    ```', '    x', '    ```')).toContain(
      '<figure class="code"><pre><code>x</code>',
    );
  });

  test('may be made of tildes and hold backticks', async () => {
    expect((await blocks('~~~md', '```', 'x', '```', '~~~'))[0]?.code).toBe('```\nx\n```');
  });

  test('without an end runs to the end of its container and warns', async () => {
    const { problems } = await render(['=== "A"', '', '    ```bash', '    x', '', 'After.']);
    expect(problems).toMatchObject([{ rule: 'unclosed-fence', line: 2 }]);
  });

  test('may be closed further left or further right than it begins', async () => {
    const expected = await html('1. a', '', '    ```bash', '    ls', '    ```', '', '2. b');
    for (const close of ['```', '  ```', '   ```', '      ```', '        ```'])
      expect(await html('1. a', '', '    ```bash', '    ls', close, '', '2. b')).toBe(expected);
    expect(await html('```', 'x', '    ```', '', 'Text.')).toContain('<p>Text.</p>');
  });

  test('holds code that was pasted at the margin, with its indentation', async () => {
    const json = ['{', '  "a": {', '', '    "b": 1', '  }', '}'];
    for (const close of ['    ```', '```']) {
      for (const container of ['1. a', '=== "A"', '!!! note']) {
        const lines = [container, '', '    ```json', ...json, close, '', '    Text below.', '', 'After.'];
        expect((await blocks(...lines))[0]?.code).toBe(json.join('\n'));
        expect(await html(...lines)).toMatch(/<p>Text below.<\/p>\n<\/(?:li|section|div)>/);
      }
    }
  });

  test('holds a here-document whose text stands at the margin, blank lines included', async () => {
    const [block] = await blocks(
      '- a',
      '',
      '    ```',
      '    cat <<E',
      '',
      'x',
      'E',
      '    ls',
      '    ```',
      '',
      '- b',
    );
    expect(block?.code).toBe('cat <<E\n\nx\nE\nls');
  });

  test('that nobody closed takes nothing of the next step or tab', async () => {
    for (const info of ['', 'bash']) {
      const fence = [`    \`\`\`${info}`, '    ls', ''];
      for (const [first, second] of [
        ['1. a', '2. b'],
        ['=== "A"', '=== "B"'],
      ] as const) {
        const { html, problems } = await render([
          first,
          '',
          ...fence,
          second,
          '',
          ...fence,
          '    ```',
          'End.',
        ]);
        expect(html.match(/<code>ls<\/code>/g)).toHaveLength(2);
        expect(problems).toMatchObject([{ rule: 'unclosed-fence', line: 2 }]);
      }
    }
    const later = await html(
      '1. a',
      '',
      '    ```',
      '    ls',
      '',
      'Text.',
      '',
      '```',
      'code',
      '```',
      '',
      'End.',
    );
    expect(later).toContain('<p>Text.</p>\n<figure class="code"><pre><code>code</code>');
  });

  test('holds Markdown with fences that are indented deeper', async () => {
    const code = ['1. a', '', '    ```bash', '    x', '    ```', '', 'b'];
    expect((await blocks('```md', ...code, '```'))[0]?.code).toBe(code.join('\n'));
  });

  test('holds the end of another one that stands directly above its own', async () => {
    const [shown, ...others] = await blocks('```text', '> ```go', '  a', '  ```', '```', '', 'b');
    expect(shown?.code).toBe('> ```go\n  a\n  ```');
    expect(others).toEqual([]);
    expect((await blocks('```', 'a', '  ```', '', '```', 'b', '```')).map(({ code }) => code)).toEqual([
      'a',
      'b',
    ]);
  });

  test('takes the attributes in the line below it', async () => {
    expect(await html('```bash', 'ls', '```', '{: .wide #x }', '', 'Text.')).toContain(
      '<figure id="x" class="code wide" data-language="bash">',
    );
    expect(await html('```{.bash .a #y}', 'ls', '```', '{: .b #x }')).toContain(
      '<figure id="y" class="code a b" data-language="bash">',
    );
    expect(await html('```bash', 'ls', '```', '{.wide} ')).toContain('<figure class="code wide"');
    expect(await html('```bash', 'ls', '```', '{a, b}')).toContain('<p>{a, b}</p>');
  });

  test('warns about marked lines that a condition removed (C3)', async () => {
    const { problems } = await render(['```bash hl_lines="2-3"', 'a', 'b', '```']);
    expect(problems).toMatchObject([
      {
        rule: 'marked-line-missing',
        message: 'hl_lines names line 3, but the code block has 2 lines.',
        line: 0,
      },
    ]);
  });
});

test('code that stands in the line of a fence and says no language is code in a text, and not lost', async () => {
  expect(await html('A', "```a.b/c-d: '2'", '```', 'B')).toBe("<p>A\n<code>a.b/c-d: '2'</code>\nB</p>");
  expect(await html('!!! note', '    ```a/b: c', '    ```')).toContain('<p><code>a/b: c</code></p>');
  expect(await html('- A', '  ```a/b: c', '  ```', '- B')).toBe(
    '<ul>\n<li>A\n<code>a/b: c</code></li>\n<li>B</li>\n</ul>',
  );
  expect(await html('```bash title="a"', '```', '', 'B')).toMatch(/<pre>.*<p>B/s);
  expect(await html("```{.bash x='{}'}", '```')).toContain('<pre>');
  expect(await html('```rust,ignore', 'a', '```')).toContain('<pre><code>a');
});

test('code without a fence is indented by four columns', async () => {
  expect(await html('Text.', '', '    <a>', '', '    b', '', 'Text.')).toMatchInlineSnapshot(`
    "<p>Text.</p>
    <figure class="code"><pre><code>&lt;a>

    b</code></pre></figure>
    <p>Text.</p>"
  `);
});
