import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('emphasis is not seen inside words', async () => {
  expect(await html('2*3*4 and snake_case_name and a*b')).toBe('<p>2*3*4 and snake_case_name and a*b</p>');
});

test('emphasis ends behind a sign, whatever letter follows, where a script has no spaces or a pair of stars stands', async () => {
  expect(await html('**[a](b)：**在 工具**`c`**的 **Note:**text *注意：*在')).toBe(
    '<p><strong><a href="b">a</a>：</strong>在 工具<strong><code>c</code></strong>的 <strong>Note:</strong>text <em>注意：</em>在</p>',
  );
  expect(await html('src/*.a and *.b, 2 ** 3, **a**: b **c**')).toBe(
    '<p>src/*.a and *.b, 2 ** 3, <strong>a</strong>: b <strong>c</strong></p>',
  );
});

test('emphasis nests, and strong emphasis may stand inside a word', async () => {
  expect(await html('*a **b** c* ***d*** 重**要**点 **a**b')).toBe(
    '<p><em>a <strong>b</strong> c</em> <em><strong>d</strong></em> 重<strong>要</strong>点 <strong>a</strong>b</p>',
  );
});
