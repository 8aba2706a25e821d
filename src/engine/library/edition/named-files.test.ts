import { expect, test } from 'vitest';
import { fileNames } from './named-files.ts';

const named = fileNames([
  'guides/Set up.md',
  'a/index.md',
  'a/b/index.md',
  'a/b/c.md',
  'assets/Map_1.png',
  'README.mdx',
]);

test.each([
  ['set-up', 'index.md', 'guides/Set%20up.md'],
  ['Set_Up', 'a/b/c.md', '../../guides/Set%20up.md'],
  ['guides/set up', 'a/x.md', '../guides/Set%20up.md'],
  ['other/set up', 'a/x.md', undefined],
  ['map 1.png', 'a/x.md', '../assets/Map_1.png'],
  ['map 1', 'a/x.md', '../assets/Map_1.png'],
  ['map 2', 'a/x.md', undefined],
  ['index', 'a/b/c.md', 'index.md'],
  ['a/index', 'a/b/c.md', '../index.md'],
  ['readme', 'x.md', 'README.mdx'],
])('a name means the nearest file that is called so: %s in %s', (name, page, file) => {
  expect(named(name, page)).toBe(file);
});
