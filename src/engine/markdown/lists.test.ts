import { describe, expect, test } from 'vitest';
import { html } from './testing.ts';

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
