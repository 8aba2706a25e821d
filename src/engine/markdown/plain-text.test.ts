import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { html } from './testing.ts';

test('plain text keeps headings apart, labels of tabs, alternative texts and code', async () => {
  const source = await html(
    '# Title',
    '',
    'Text with',
    '*emphasis* &amp; `a < b`. ![Alt "x"](c.png)',
    '',
    '=== "curl"',
    '',
    '    ```bash',
    '    curl -v',
    '    ls',
    '    ```',
    '',
    '| A | B |',
    '|---|---|',
    '| 1 | 2 |',
  );
  expect(plainText(source)).toMatchInlineSnapshot(`
    "Title
    Text with emphasis & a < b. Alt "x"
    curl
    curl -v ls
    A
    B
    1
    2"
  `);
});

test('plain text leaves out scripts, styles and comments', () => {
  expect(plainText('a<script>b < c</script><style>d</style><!-- e --> f<br>g < h')).toBe('a f\ng < h');
});

test('plain text reads character references', () => {
  expect(plainText('&#65;&#x42;&nbsp;&lt;&unknown;')).toBe('AB <&unknown;');
});
