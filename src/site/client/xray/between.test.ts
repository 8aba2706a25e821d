import { expect, it } from 'vitest';
import { between } from './between.ts';

it('what both have is at the same place, and what only one has is waited for', () => {
  const pairs: [number, number][] = [
    [0, 0],
    [100, 100],
    [300, 100],
    [400, 200],
  ];
  expect([0, 50, 100, 200, 300, 350, 400, 450].map((at) => between(pairs, at))).toEqual([
    0, 50, 100, 100, 100, 150, 200, 250,
  ]);
  expect(between([], 7)).toBe(7);
});
