import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('emphasis is not seen inside words', async () => {
  expect(await html('2*3*4 and snake_case_name and a*b')).toBe('<p>2*3*4 and snake_case_name and a*b</p>');
});

test('emphasis nests, and strong emphasis may stand inside a word', async () => {
  expect(await html('*a **b** c* ***d*** 重**要**点 **a**b')).toBe(
    '<p><em>a <strong>b</strong> c</em> <em><strong>d</strong></em> 重<strong>要</strong>点 <strong>a</strong>b</p>',
  );
});
