import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { twinHead, twinWithin } from './twin-head.ts';

const library = fakeLibrary([
  { path: 'old.md', title: 'T', html: 'x', variants: ['server@1.0'] },
  { path: 'new.md', title: 'T', html: 'x', variants: ['server@2.0', 'server@next'], redirectFrom: ['old'] },
  { path: 'gone.md', title: 'T', html: 'y', variants: ['server@1.0'] },
  { path: 'other.md', title: 'T', html: 'z', variants: ['server@2.0', 'cloud'], redirectFrom: ['gone'] },
]);

function head(path: string, variant: string, address = (url: string) => url): string[] {
  const document = library.document(library.page(path)!, library.variant(variant)!)!;
  return twinHead(library, { document, edition: library.edition(document) }, address).split('\n');
}

describe('the head of a twin', () => {
  it.each([
    ['old.md', 'server@1.0', '> server 1.0; same text in next, 2.0'],
    ['new.md', 'server@next', '> server next; same text in 2.0, 1.0; not released'],
    ['gone.md', 'server@1.0', '> server 1.0; differs in 2.0, cloud; not in next'],
    ['other.md', 'cloud', '> cloud; same text in server 2.0; differs in server 1.0'],
  ])(
    'names the variant of %s in %s, and others by how the page reads there, under its names',
    (path, variant, line) => {
      expect(head(path, variant)[0]).toBe(line);
    },
  );

  it('leads to the list of the same version, and ends with a blank line', () => {
    expect(head('new.md', 'server@2.0', (url) => `https://docs.example${url}`).slice(1)).toEqual([
      '> All pages of Acme Server 2.0: [llms.txt](https://docs.example/server/2.0/llms.txt)',
      '',
      '',
    ]);
  });

  it('gives way to the address of its page in a text of many', () => {
    expect(
      twinWithin(`${head('old.md', 'server@1.0').join('\n')}# T\n\nText\n`, '[T](/server/1.0/old.md)'),
    ).toBe('> server 1.0; same text in next, 2.0\n> [T](/server/1.0/old.md)\n\n# T\n\nText\n');
  });
});
