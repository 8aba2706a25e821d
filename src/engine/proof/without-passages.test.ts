import { expect, it } from 'vitest';
import { withoutPassages } from './without-passages.ts';

it('is HTML without the numbers of passages, however they are written', () => {
  expect(
    withoutPassages(
      '<p data-passage="1"><span data-passage="2">a <span class="b">c</span></span></p>\n<!--passage:3-->\n<hr>\n<!--/passage:3--><!-- kept -->',
    ),
  ).toBe('<p>a <span class="b">c</span></p>\n\n<hr>\n<!-- kept -->');
});
