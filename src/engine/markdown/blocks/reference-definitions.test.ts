import { describe, expect, test } from 'vitest';
import { html } from '../testing.ts';

describe("a link's definition", () => {
  test('may stand directly below text, and between texts', async () => {
    expect(await html('See [x][r] and [y][s].', '[r]: /y "T"', '[s]: /z', 'More.')).toMatchInlineSnapshot(`
      "<p>See <a href="/y" title="T">x</a> and <a href="/z">y</a>.</p>
      <p>More.</p>"
    `);
  });

  test('may stand directly below an item, and the list goes on', async () => {
    expect(await html('1. [x][r]', '[r]: /y', '2. b')).toBe(await html('1. [x](/y)', '2. b'));
  });

  test('may stand directly below a table, a quotation and in a tab', async () => {
    expect(await html('| [x][r] |', '|---|', '| b |', '[r]: /y')).toBe(
      await html('| [x](/y) |', '|---|', '| b |'),
    );
    expect(await html('> [x][r]', '[r]: /y')).toBe(await html('> [x](/y)'));
    expect(await html('=== "A"', '', '    [x][r]', '    [r]: /y')).toBe(
      await html('=== "A"', '', '    [x](/y)'),
    );
  });

  test('may have its target on the line below, directly below text as well', async () => {
    expect(await html('See [x].', '[x]:', '    /y "T"', 'More.')).toBe(
      '<p>See <a href="/y" title="T">x</a>.</p>\n<p>More.</p>',
    );
    expect(await html('Text', '[Note]:', 'important')).toBe('<p>Text\n[Note]:\nimportant</p>');
  });

  test('is text below text when it has no target to see', async () => {
    expect(await html('Text', '[Note]: important')).toBe('<p>Text\n[Note]: important</p>');
  });
});
