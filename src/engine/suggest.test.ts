import { describe, expect, it } from 'vitest';
import { closest, limited } from './suggest.ts';

describe('a suggestion', () => {
  it.each([
    ['prodct_name', 'product_name'],
    ['titel', 'title'],
    ['PRODUCT', 'product'],
    ['7.1.O', '7.1.0'],
    ['nxt', 'next'],
  ])('%s means %s', (found, meant) => expect(closest(found, ['version', meant, 'other'])).toBe(meant));

  it.each([
    ['x', ['p', 'q']],
    ['nope', ['name', 'next']],
    ['github', ['title', 'product_name']],
    ['', ['a', 'b']],
  ])('%s means nothing that there is', (found, candidates) =>
    expect(closest(found, candidates)).toBeUndefined(),
  );

  it('is the nearest of several', () => {
    expect(closest('7.2.1', ['7.0.0', '7.2.0', '7.1.0'])).toBe('7.2.0');
  });

  it('is looked for a hundred times, for more names than that are wrong for one reason', () => {
    const suggest = limited(closest);
    const found = Array.from({ length: 101 }, () => suggest('titel', ['title']));
    expect(found.filter((each) => each === 'title')).toHaveLength(100);
    expect(found.at(-1)).toBeUndefined();
  });
});
