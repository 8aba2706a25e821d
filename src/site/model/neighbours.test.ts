import { expect, test } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { neighboursOf } from './neighbours.ts';

const library = fakeLibrary(
  [
    { path: 'index.md', title: 'Home' },
    { path: 'a.md', title: 'A' },
    { path: 'b.md', title: 'B' },
    { path: 'c.md', title: 'Left out' },
  ],
  (page) => [page('index.md'), page('a.md'), page('b.md')],
);

function around(path: string): (string | undefined)[] {
  const document = library.documents(library.variant('cloud')!).find(({ page }) => page.path === path)!;
  const { previous, next } = neighboursOf(library, document, (url) => url);
  return [previous?.title, next?.title];
}

test('the pages before and after one are those of the navigation', () => {
  expect(around('index.md')).toEqual([undefined, 'A']);
  expect(around('a.md')).toEqual(['Home', 'B']);
  expect(around('b.md')).toEqual(['A', undefined]);
});

test('a page that the navigation leaves out has none, and is none', () => {
  expect(around('c.md')).toEqual([undefined, undefined]);
});
