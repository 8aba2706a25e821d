import { expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { canonicalDocument } from './canonical.ts';

const library = fakeLibrary([
  { path: 'same.md', title: 'Same' },
  { path: 'old.md', title: 'T', html: 'x', variants: ['server@1.0'] },
  { path: 'new.md', title: 'T', html: 'x', variants: ['server@2.0', 'server@next'], redirectFrom: ['old'] },
  { path: 'gone.md', title: 'T', html: 'y', variants: ['server@1.0'] },
  { path: 'other.md', title: 'T', html: 'z', variants: ['server@2.0'], redirectFrom: ['gone'] },
  { path: 'coming.md', title: 'Coming', variants: ['server@next'] },
]);

it.each([
  ['same.md', 'server@1.0', '/server/2.0/same/'],
  ['same.md', 'cloud', '/cloud/same/'],
  ['old.md', 'server@1.0', '/server/2.0/new/'],
  ['new.md', 'server@next', '/server/2.0/new/'],
  ['gone.md', 'server@1.0', '/server/1.0/gone/'],
  ['coming.md', 'server@next', '/server/next/coming/'],
])('the address that search engines know for %s in %s is %s', (path, variant, url) => {
  const document = library.document(library.page(path)!, library.variant(variant)!)!;
  expect(canonicalDocument(library, document, library.edition(document)).url).toBe(url);
});
