import { expect, test } from 'vitest';
import type { Library } from '../../engine/library/types.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { renderAhead } from './render-ahead.ts';

/** A library of pages `p0` …, and what is rendered of it. */
function libraryOf(pages: number): { library: Library; rendered: string[] } {
  const library = fakeLibrary(
    Array.from({ length: pages }, (_, page) => ({
      path: `p${page}.md`,
      title: `Page ${page}`,
      variants: ['server@1.0', 'server@2.0'],
    })),
  );
  const rendered: string[] = [];
  return {
    library: {
      ...library,
      render: async (document) => {
        rendered.push(document.url);
        if (document.page.slug === 'p0') throw new Error('wrong');
        return library.render(document);
      },
    },
    rendered,
  };
}

test('the first pages are rendered in all their variants, mistakes or not', async () => {
  const { library, rendered } = libraryOf(2);
  await renderAhead(library, () => true);
  expect(rendered).toEqual(['/server/1.0/p0/', '/server/2.0/p0/', '/server/1.0/p1/', '/server/2.0/p1/']);
});

test('no more than a library keeps, and none that no page is written for', async () => {
  const { library, rendered } = libraryOf(40);
  await renderAhead(library, ({ url }) => url.startsWith('/server/2.0/') && url !== '/server/2.0/p1/');
  expect(rendered).toHaveLength(20);
  expect(rendered.slice(0, 2)).toEqual(['/server/2.0/p0/', '/server/2.0/p2/']);
});
