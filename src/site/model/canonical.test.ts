import { expect, it } from 'vitest';
import type { ForSearchEngines } from '../../engine/variants/site.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { canonicalDocument, canonicalList } from './canonical.ts';

const PAGES = [
  { path: 'same.md', title: 'Same' },
  { path: 'old.md', title: 'T', html: 'x', variants: ['server@1.0'] },
  { path: 'new.md', title: 'T', html: 'x', variants: ['server@2.0', 'server@next'], redirectFrom: ['old'] },
  { path: 'gone.md', title: 'T', html: 'y', variants: ['server@1.0'] },
  { path: 'other.md', title: 'T', html: 'z', variants: ['server@2.0'], redirectFrom: ['gone'] },
  { path: 'coming.md', title: 'Coming', variants: ['server@next'] },
  { path: 'ended.md', title: 'Ended', variants: ['server@1.0'] },
];

/** A library whose old version is shown to search engines so. */
function libraryWith(oldVersions: ForSearchEngines) {
  const library = fakeLibrary(PAGES);
  library.variant('server@1.0')!.searchEngines = oldVersions;
  return library;
}

function canonical(path: string, variant: string, oldVersions: ForSearchEngines): string {
  const library = libraryWith(oldVersions);
  const document = library.document(library.page(path)!, library.variant(variant)!)!;
  return canonicalDocument(library, document, library.edition(document)).url;
}

it.each([
  ['same.md', 'server@1.0', '/server/2.0/same/'],
  ['same.md', 'cloud', '/cloud/same/'],
  ['old.md', 'server@1.0', '/server/2.0/new/'],
  ['new.md', 'server@next', '/server/2.0/new/'],
  ['gone.md', 'server@1.0', '/server/1.0/gone/'],
  ['coming.md', 'server@next', '/server/next/coming/'],
])('the address that search engines know for %s in %s is %s', (path, variant, url) => {
  expect(canonical(path, variant, 'index')).toBe(url);
  expect(canonical(path, variant, 'noindex')).toBe(url);
});

it.each([
  ['same.md', 'server@1.0', '/server/2.0/same/'],
  ['old.md', 'server@1.0', '/server/2.0/new/'],
  ['gone.md', 'server@1.0', '/server/2.0/other/'],
  ['ended.md', 'server@1.0', '/server/1.0/ended/'],
  ['coming.md', 'server@next', '/server/next/coming/'],
])(
  'where old versions give way to the latest, it is for %s in %s, whatever it says there, %s',
  (path, variant, url) => {
    expect(canonical(path, variant, 'latest')).toBe(url);
  },
);

it('the list of an old version gives way to that of the latest where site.yml says so, and no other does', () => {
  const home = (variant: string, oldVersions: ForSearchEngines) => {
    const library = libraryWith(oldVersions);
    const found = library.variant(variant)!;
    return canonicalList(library, { variant: found, url: `${found.basePath}/` });
  };
  expect(home('server@1.0', 'latest')).toBe('/server/2.0/');
  expect(home('server@1.0', 'index')).toBe('/server/1.0/');
  expect(home('server@next', 'latest')).toBe('/server/next/');
  expect(home('cloud', 'latest')).toBe('/cloud/');
});
