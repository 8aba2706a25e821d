import { expect, it } from 'vitest';
import { nearPages } from './post-pages.ts';

it.each([
  [4, '~2~', [0, 2, 3, 4, 5, 6, 9]],
  [0, '~1~', [0, 1, 9]],
  [9, '$link_previous ~0~', [0, 9]],
  [3, '$link_previous $link_next', []],
])('page %i of a list with numbers %j has those of %j', (at, format, shown) => {
  expect(nearPages(at, 10, format)).toEqual(shown);
});
