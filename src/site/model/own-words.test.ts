import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_PATH, SITE_ROOT } from '../../engine/base-path.ts';
import { RESERVED } from '../../engine/reserved-characters.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import {
  OWN,
  type OwnWords,
  ownUrl,
  printedAddress,
  SharedHtml,
  sharedVariant,
  withOwnPrefix,
  withOwnValues,
} from './own-words.ts';

const server = fakeLibrary([]).variant('server@1.0')!;
const shared = sharedVariant(server)!;

describe('the words of a variant', () => {
  it('stand in a shared page as characters that no text of a writer has', () => {
    expect(shared).toMatchObject({
      id: `server@${OWN.version}`,
      version: OWN.version,
      basePath: OWN.prefix,
      product: server.product,
    });
    for (const character of Object.values(OWN)) expect(character).toMatch(RESERVED);
    expect(new Set([BASE_PATH, SITE_ROOT, ...Object.values(OWN)]).size).toBe(6);
  });

  it('stand in none where they would be written otherwise in HTML, in JSON or in an address', () => {
    for (const basePath of ['', '/größe', '/a b', "/it's", '/a&b', '/a%20b'])
      expect(sharedVariant({ ...server, basePath }), basePath).toBeUndefined();
    expect(sharedVariant({ ...server, version: '1 & 2' })).toBeUndefined();
    expect(sharedVariant({ ...server, version: undefined })!.version).toBeUndefined();
  });

  it('are what they were, wherever they are written out again', () => {
    const words = { variant: server, choices: '<li>1.0</li>' };
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      // In UTF-8, the last begins as the characters do.
      fc.constantFrom(
        `"/docs${server.basePath}/`,
        server.basePath,
        `"/docs${server.basePath}.1/`,
        '"/docs/',
        '\uFDF2',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join('');
        expect(written(withOwnPrefix(html, server, '/docs'), words)).toBe(html);
      }),
    );
    const address = (variant: typeof server, origin?: string) =>
      withOwnValues(
        `https://x.example/?v=${encodeURIComponent(variant.version!)}&u=${encodeURIComponent(
          printedAddress(`/docs${ownUrl(`${server.basePath}/größe & more/`, server, variant)}#a`, origin),
        )}`,
      );
    for (const origin of [undefined, 'https://docs.example'])
      expect(written(address(shared, origin), words)).toBe(address(server, origin));
  });

  it('are told apart from what has the deployment before it', () => {
    const html = `${BASE_PATH}/a ${SITE_ROOT}/b ${OWN.prefix}/c ${OWN.version}: ${OWN.choices}`;
    expect(written(html, { variant: server, choices: '<li>größer' })).toBe(
      '/docs/server/1.0/a /docs/b /server/1.0/c 1.0: <li>größer',
    );
  });
});

function written(html: string, words: OwnWords): string {
  return Buffer.from(new SharedHtml(html).write(words, '/docs')).toString();
}
