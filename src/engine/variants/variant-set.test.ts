import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteOf } from './testing.ts';
import { FOR_WRITERS, VariantSet, type VariantWorld } from './variant-set.ts';

const setOf = (site: VariantWorld, ...ids: string[]): VariantSet => VariantSet.named(site, ids);

const TWO = siteOf({ asgardeo: [], server: ['7.0.0', '7.1.0', '7.2.0', '7.3.0', 'next'] });
const MANY = siteOf({ a: ['1', '2', '3'], b: ['1', '2'], c: [], d: [], e: [] });

describe('a set of variants in words', () => {
  it.each<[string, string[]]>([
    ['every variant', TWO.variants.map(({ id }) => id)],
    ['no variant', []],
    ['Asgardeo', ['asgardeo']],
    ['Server', ['server@7.0.0', 'server@7.1.0', 'server@7.2.0', 'server@7.3.0', 'server@next']],
    ['7.1.0 and later, not in Asgardeo', ['server@7.1.0', 'server@7.2.0', 'server@7.3.0', 'server@next']],
    ['Asgardeo; 7.3.0 and later', ['asgardeo', 'server@7.3.0', 'server@next']],
    ['until 7.1.0, not in Asgardeo', ['server@7.0.0', 'server@7.1.0']],
    ['7.0.0, not in Asgardeo', ['server@7.0.0']],
    ['next, not in Asgardeo', ['server@next']],
    ['7.1.0 to 7.3.0, not in Asgardeo', ['server@7.1.0', 'server@7.2.0', 'server@7.3.0']],
    ['7.1.0, 7.2.0, not in Asgardeo', ['server@7.1.0', 'server@7.2.0']],
    ['Asgardeo; 7.0.0, 7.2.0', ['asgardeo', 'server@7.0.0', 'server@7.2.0']],
  ])('is "%s"', (words, ids) => {
    expect(setOf(TWO, ...ids.toReversed()).describe()).toBe(words);
  });

  it('names the product where several have versions, or when asked to', () => {
    expect(setOf(MANY, 'a@2', 'a@3').describe()).toBe('A 2 and later');
    expect(setOf(MANY, 'a@2', 'a@3', 'b@1', 'c').describe()).toBe('A 2 and later; B 1; C');
    expect(setOf(MANY, 'a@1').describe({ name: ({ id }) => id })).toBe('a 1');
    expect(setOf(TWO, 'server@7.0.0', 'server@next').describe({ isNamed: true })).toBe('Server 7.0.0, next');
  });

  it('says what is the case among those that there are', () => {
    const within = setOf(TWO, 'server@7.0.0', 'server@7.1.0', 'server@7.2.0');
    expect(setOf(TWO, 'server@7.1.0', 'server@7.2.0').describe({ within })).toBe('7.1.0, 7.2.0');
    expect(setOf(TWO, 'server@7.0.0').describe({ within })).toBe('7.0.0');
    expect(within.describe({ within })).toBe('every variant');
    expect(within.describe({ within: within.union(setOf(TWO, 'asgardeo')) })).toBe('Server');
  });

  it('is short for 200 versions', () => {
    const versions = Array.from({ length: 200 }, (_, minor) => `7.${minor}`);
    const site = siteOf({ server: versions });
    const without = VariantSet.all(site).minus(setOf(site, 'server@7.50', 'server@7.120'));
    expect(without.describe()).toBe('until 7.49, 7.51 to 7.119, 7.121 and later');
    expect(VariantSet.all(siteOf({ cloud: [] })).describe()).toBe('Cloud');
    const even = VariantSet.all(site).filter(({ version }) => /[02468]$/.test(version!));
    expect(even.describe()).toMatch(/^7\.0, 7\.2, .*, 7\.38 and 80 more$/);
    expect(VariantSet.named(site, without.ids).equals(without)).toBe(true);
  });

  it('calls products by their ids for those who write', () => {
    expect(setOf(TWO, 'asgardeo', 'server@7.0.0', 'server@7.1.0').describe(FOR_WRITERS)).toBe(
      'asgardeo; server until 7.1.0',
    );
    expect(setOf(TWO, ...TWO.variants.slice(1).map(({ id }) => id)).describe(FOR_WRITERS)).toBe('server');
  });

  it('says of different sets different things', () => {
    const arbitrary = fc.subarray(MANY.variants).map((variants) => VariantSet.of(MANY, variants));
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        expect(a.describe() === b.describe()).toBe(a.equals(b));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sets of variants', () => {
  const arbitrary = fc.subarray(TWO.variants).map((variants) => VariantSet.of(TWO, variants.toReversed()));

  it('keep the laws of sets, and the order of the site', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const all = VariantSet.all(TWO);
        expect(a.union(b).equals(b.union(a))).toBe(true);
        expect(a.minus(b).equals(a.intersect(b.complement()))).toBe(true);
        expect(a.union(b).complement().equals(a.complement().intersect(b.complement()))).toBe(true);
        expect(a.intersect(b).isWithin(a)).toBe(true);
        expect(a.union(a.complement()).equals(all)).toBe(true);
        expect(a.minus(b).size + a.intersect(b).size).toBe(a.size);
        const ids = TWO.variants.map(({ id }) => id);
        expect(a.union(b).ids).toEqual(ids.filter((id) => a.ids.includes(id) || b.ids.includes(id)));
        expect([...a].every((variant) => a.has(variant))).toBe(true);
      }),
    );
  });

  it('hold no variant of another site', () => {
    expect(VariantSet.of(TWO, MANY.variants).size).toBe(0);
    expect(VariantSet.named(TWO, ['server@1', 'a', 'server@next']).ids).toEqual(['server@next']);
  });

  it('are one where they hold all variants: most of the thousands of pages of a site have all of its hundreds', () => {
    const all = VariantSet.all(TWO);
    expect(VariantSet.of(TWO, TWO.variants)).toBe(all);
    expect(setOf(TWO, 'asgardeo').union(setOf(TWO, 'asgardeo').complement())).toBe(all);
    expect(all.filter(() => true)).toBe(all);
  });
});
