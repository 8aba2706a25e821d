import { expect, test } from 'vitest';
import type { Page } from '../folder/page.ts';
import type { Document } from '../names/document.ts';
import { configuredNavigation } from './navigation.ts';

const pageAt = (path: string): Page => ({
  path,
  slug: path.replace('.md', ''),
  format: 'md',
  frontmatter: {},
});
const pages = new Map(['a.md', 'b.md'].map((path) => [path, pageAt(path)]));

test('a group that a variant leaves empty drops out, with the groups around it (D8)', () => {
  const nav = [{ title: 'Outer', children: [{ title: 'Inner', children: ['b.md'] }] }, 'a.md'];
  const nodes = configuredNavigation(nav, pages, {
    variant: 'any',
    document: (page) => (page.path === 'a.md' ? ({ page } as Document) : undefined),
    title: ({ page }) => page.slug,
  });
  expect(nodes.map(({ title }) => title)).toEqual(['a']);
});
