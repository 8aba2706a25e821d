import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('an admonition', () => {
  test('has its kind as title unless the writer gives one', async () => {
    expect(await html('!!! note', '    Keep the key.')).toMatchInlineSnapshot(`
      "<div class="admonition note" role="note">
      <p class="admonition-title">Note</p>
      <p>Keep the key.</p>
      </div>"
    `);
    expect(await html('!!! tip "Save *time*"', '', '    Use a script.')).toMatchInlineSnapshot(`
      "<div class="admonition tip" role="note">
      <p class="admonition-title">Save <em>time</em></p>
      <p>Use a script.</p>
      </div>"
    `);
  });

  test('has a type in any language', async () => {
    expect(await html('!!! 참고', '    가드레일')).toBe(
      '<div class="admonition 참고" role="note">\n<p class="admonition-title">참고</p>\n<p>가드레일</p>\n</div>',
    );
    expect(await html('??? примечание', '    Текст')).toContain('<summary>Примечание</summary>');
  });

  test('has no title when the writer asks for none', async () => {
    expect(await html('!!! warning ""', '    Careful.')).toMatchInlineSnapshot(`
      "<div class="admonition warning" role="note">
      <p>Careful.</p>
      </div>"
    `);
  });

  test('takes several classes, and may stand without a space', async () => {
    expect(await html('!!!note inline end', '    Beside.')).toMatchInlineSnapshot(`
      "<div class="admonition note inline end" role="note">
      <p class="admonition-title">Note</p>
      <p>Beside.</p>
      </div>"
    `);
  });

  test('holds lists, code and admonitions, and stands inside a list item', async () => {
    expect(
      await html(
        '1. Open the console.',
        '',
        '    !!! note',
        '        - one',
        '',
        '            still one',
        '',
        '        ??? tip "More"',
        '            ```bash',
        '            ls',
        '            ```',
        '',
        '2. Close it.',
      ),
    ).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>Open the console.</p>
      <div class="admonition note" role="note">
      <p class="admonition-title">Note</p>
      <ul>
      <li>
      <p>one</p>
      <p>still one</p>
      </li>
      </ul>
      <details class="tip">
      <summary>More</summary>
      <figure class="code" data-language="bash"><pre><code>ls</code></pre></figure>
      </details>
      </div>
      </li>
      <li>
      <p>Close it.</p>
      </li>
      </ol>"
    `);
  });

  test('keeps the blank lines that a removed condition leaves inside it (B9)', async () => {
    expect(
      await html('!!! note', '', '', '    First.', '', '', '    Second.', '', 'After.'),
    ).toMatchInlineSnapshot(`
      "<div class="admonition note" role="note">
      <p class="admonition-title">Note</p>
      <p>First.</p>
      <p>Second.</p>
      </div>
      <p>After.</p>"
    `);
  });

  test('interrupts a paragraph', async () => {
    expect(await html('Text', '!!! note', '    Inside.', 'After')).toMatchInlineSnapshot(`
      "<p>Text</p>
      <div class="admonition note" role="note">
      <p class="admonition-title">Note</p>
      <p>Inside.</p>
      </div>
      <p>After</p>"
    `);
  });

  test('is left out with a warning when it became empty (B9)', async () => {
    const { html, problems } = await render(['Before.', '', '!!! note', '', '', '', 'After.']);
    expect(html).toBe('<p>Before.</p>\n<p>After.</p>\n');
    expect(problems).toMatchInlineSnapshot(`
      [
        {
          "hint": "Indent its text by four spaces, or put the whole admonition inside the condition.",
          "line": 2,
          "message": "The admonition "Note" has no content and is left out.",
          "rule": "empty-admonition",
          "severity": "warning",
        },
      ]
    `);
    // The spaces are what a removed condition leaves of the line with its tag.
    const emptied = await render(['!!! note "Only in 7.2"', '', '    ', '', 'After.']);
    expect(emptied.html).toBe('<p>After.</p>\n');
    expect(emptied.problems).toMatchObject([
      { message: 'The admonition "Only in 7.2" has no content and is left out.' },
    ]);
  });

  test('may be a title alone', async () => {
    const note = '!!! warning "The API key is shown *once*."';
    const { html, problems } = await render([note, '', 'After.']);
    expect(html).toMatchInlineSnapshot(`
      "<div class="admonition warning" role="note">
      <p class="admonition-title">The API key is shown <em>once</em>.</p>
      </div>
      <p>After.</p>
      "
    `);
    expect(problems).toEqual([]);
    expect((await render([note])).problems).toEqual([]);
  });

  test('is a title alone above blank lines that its writer typed', async () => {
    const text = '!!! tip "Back up first."  \n  \n    \n\nAfter.';
    const offsets = [0, 29, 34, 35, 36];
    const { html, problems } = await render([text], { sourceOffset: (line) => offsets[line]! });
    expect(html).toContain('<p class="admonition-title">Back up first.</p>\n</div>\n<p>After.</p>');
    expect(problems).toEqual([]);
    const emptied = await render([text], { sourceOffset: (line) => offsets[line]! + (line > 2 ? 20 : 0) });
    expect(emptied.html).toBe('<p>After.</p>\n');
  });

  test('may be the name of its type alone, with a warning', async () => {
    const { html, problems } = await render(['!!! success', '', 'After.']);
    expect(html).toContain('<p class="admonition-title">Success</p>\n</div>\n<p>After.</p>');
    expect(problems).toMatchObject([
      { rule: 'empty-admonition', message: 'The admonition "Success" has no content but its title.' },
    ]);
    expect((await render(['!!! success ""', '', 'After.'])).html).toBe('<p>After.</p>\n');
  });

  test('that is a title alone warns where a condition may have taken its text (B9)', async () => {
    const { html, problems } = await render(['!!! note "Only in 7.2"', '', '', '', 'After.']);
    expect(html).toContain('<p class="admonition-title">Only in 7.2</p>\n</div>\n<p>After.</p>');
    expect(problems).toMatchObject([
      { rule: 'empty-admonition', message: 'The admonition "Only in 7.2" has no content but its title.' },
    ]);
  });

  test('begins with text however far it is indented, as Python-Markdown reads it', async () => {
    expect(await html('!!! note', '', '        First **para**.', '', '        Second.')).toBe(
      await html('!!! note', '', '    First **para**.', '', '    Second.'),
    );
    expect(await html('1. a', '', '    !!! note', '', '            - x', '            - y', '', '2. b')).toBe(
      await html('1. a', '', '    !!! note', '', '        - x', '        - y', '', '2. b'),
    );
    const mixed = await html('!!! note', '', '        First.', '', '    Second.', '', '        code');
    expect(mixed).toContain('<p>First.</p>\n<p>Second.</p>\n<figure class="code"><pre><code>code</code>');
    expect(await html('!!! note', '', '            code')).toContain('<code>code</code>');
  });

  test('reads text directly below it as text, however far it is indented', async () => {
    expect(await html('!!! note', '            Plain.')).toContain('<p>Plain.</p>');
  });
});

describe('a foldable admonition', () => {
  test('is closed with ???, open with ???+', async () => {
    expect(await html('??? tip "More"', '    Text.')).toMatchInlineSnapshot(`
      "<details class="tip">
      <summary>More</summary>
      <p>Text.</p>
      </details>"
    `);
    expect(await html('???+ tip', '    Text.')).toMatchInlineSnapshot(`
      "<details class="tip" open="">
      <summary>Tip</summary>
      <p>Text.</p>
      </details>"
    `);
  });

  test('takes text that is indented too far for code, as Python-Markdown does, and says so', async () => {
    const { html, problems } = await render(['??? note "More"', '        Too far.', '', '        Again.']);
    expect(html).toContain('<code>Too far.\n\nAgain.');
    expect(problems).toMatchInlineSnapshot(`
      [
        {
          "hint": "Indent it by four columns. For code, put a fence (\`\`\`) around it.",
          "line": 0,
          "message": "The text below this "???" is indented by 8 columns, so that it is shown as code.",
          "rule": "indented-text",
          "severity": "warning",
        },
      ]
    `);
    expect((await render(['??? note', '        ```', '        ls', '        ```'])).problems).toEqual([]);
    expect((await render(['??? note', '', '        ls'])).problems).toEqual([]);
  });
});
