import { describe, expect, test } from 'vitest';
import { html, render, testOptions } from './testing.ts';
import type { CodeBlock } from './types.ts';

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

test('code without a fence is indented by four columns', async () => {
  expect(await html('Text.', '', '    <a>', '', '    b', '', 'Text.')).toMatchInlineSnapshot(`
    "<p>Text.</p>
    <figure class="code"><pre><code>&lt;a>

    b</code></pre></figure>
    <p>Text.</p>"
  `);
});
