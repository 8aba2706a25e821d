import { describe, expect, it } from 'vitest';
import { closest, closestPath } from './suggest.ts';

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

  it('compares the names of files, not the folders that they share', () => {
    const paths = ['guides/one.md', 'guides/first/index.md', 'page.md'];
    expect(closestPath('guides/two.md', paths)).toBeUndefined();
    expect(closestPath('guides/gone.md', paths)).toBe('guides/one.md');
    expect(closestPath('guide/one.md', paths)).toBe('guides/one.md');
    expect(closestPath('pgae.md', paths)).toBe('page.md');
  });
});
