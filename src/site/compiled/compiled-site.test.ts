import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSite, unpackSite } from './compiled-site.ts';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const files = fc.array(fc.tuple(fc.string(), bytes)).map((entries) => new Map(entries));
const site = fc.record({
  entry: fc.string(),
  pages: fc.array(fc.tuple(fc.string(), fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }))),
  modules: files,
  files,
});

describe('a compiled site in a file', () => {
  it('is what it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.option(site, { nil: undefined }), (packed) => {
        expect(unpackSite(packSite(packed))).toEqual({ site: packed });
      }),
    );
  });

  it('is none when any of its bytes has changed, or some are missing', () => {
    fc.assert(
      fc.property(site, fc.nat(), fc.integer({ min: 1, max: 255 }), (packed, at, change) => {
        const file = packSite(packed);
        const damaged = Buffer.from(file);
        damaged[at % file.length]! ^= change;
        expect(() => unpackSite(damaged)).toThrow('damaged');
        expect(() => unpackSite(file.subarray(0, at % file.length))).toThrow('damaged');
      }),
    );
  });
});
