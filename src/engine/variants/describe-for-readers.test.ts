import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, type Language, TABLES } from '../language/language.ts';
import { describeForReaders, type ReaderWords } from './describe-for-readers.ts';
import { siteOf } from './testing.ts';
import { VariantSet, type VariantWorld } from './variant-set.ts';

const languageOf = (tag: string): Language => ({ tag, dir: directionOf(tag), strings: TABLES[tag]! });
const LANGUAGES = Object.keys(TABLES).map(languageOf);
const ENGLISH = languageOf('en');

const TWO = siteOf({ asgardeo: [], server: ['7.0.0', '7.1.0', '7.2.0', '7.3.0', 'next'] });
const MANY = siteOf({ a: ['1', '2', '3'], b: ['1', '2'], c: [], d: [], e: [] });

/** A set of a site, which a reader of a product reads of. */
function told(
  site: VariantWorld,
  ids: readonly string[],
  product?: string,
  words?: Partial<ReaderWords>,
): string {
  const reader = site.products.find(({ id }) => id === product);
  return describeForReaders(VariantSet.named(site, ids), { language: ENGLISH, reader, ...words });
}

const asgardeo = 'asgardeo';
const [v70, v71, v72, v73, next] = [
  'server@7.0.0',
  'server@7.1.0',
  'server@7.2.0',
  'server@7.3.0',
  'server@next',
] as const;

describe('a set of variants in words for readers', () => {
  it.each<[full: string, mark: string, ids: string[]]>([
    ['everywhere', 'everywhere', [asgardeo, v70, v71, v72, v73, next]],
    ['nowhere', 'nowhere', []],
    ['not in Asgardeo', 'not in Asgardeo', [v70, v71, v72, v73, next]],
    ['7.2.0 and later, not in Asgardeo', '7.2.0+', [v72, v73, next]],
    ['7.2.0 and later, also in Asgardeo', '7.2.0+', [asgardeo, v72, v73, next]],
    ['until 7.1.0, not in Asgardeo', '≤ 7.1.0', [v70, v71]],
    ['7.1.0 to 7.3.0, not in Asgardeo', '7.1.0–7.3.0', [v71, v72, v73]],
    ['7.1.0, 7.2.0, not in Asgardeo', '7.1.0–7.2.0', [v71, v72]],
    ['7.0.0, 7.2.0 and later, also in Asgardeo', '7.0.0, 7.2.0+', [asgardeo, v70, v72, v73, next]],
    ['next, not in Asgardeo', 'next', [next]],
    ['only in Asgardeo', 'only in Asgardeo', [asgardeo]],
  ])('is "%s" to one who reads a product with versions, and "%s" as a mark', (full, mark, ids) => {
    expect(told(TWO, ids, 'server')).toBe(full);
    expect(told(TWO, ids, 'server', { form: 'mark' })).toBe(mark);
  });

  it.each<[full: string, mark: string, ids: string[]]>([
    ['not in Server', 'not in Server', [asgardeo]],
    ['not in Server until 7.1.0', 'not in Server ≤ 7.1.0', [asgardeo, v72, v73, next]],
    ['only in Server 7.2.0 and later', 'only in Server 7.2.0+', [v72, v73, next]],
    ['only in Server (7.0.0, 7.2.0 and later)', 'only in Server (7.0.0, 7.2.0+)', [v70, v72, v73, next]],
  ])('is "%s" to one who reads a product without versions', (full, mark, ids) => {
    expect(told(TWO, ids, 'asgardeo')).toBe(full);
    expect(told(TWO, ids, 'asgardeo', { form: 'mark' })).toBe(mark);
  });

  it('names every product to one who reads none', () => {
    expect(told(TWO, [asgardeo, v72, v73, next])).toBe('Asgardeo, Server 7.2.0 and later');
    expect(told(TWO, [v70], undefined, { form: 'mark' })).toBe('Server 7.0.0');
  });

  it('follows a statement in parentheses', () => {
    const within = VariantSet.named(TWO, [v70, v71, v72, v73, next]);
    expect(told(TWO, [v72, v73, next], 'server', { within, form: 'aside' })).toBe('since 7.2.0');
    expect(told(TWO, [v70, v71], 'server', { within, form: 'aside' })).toBe('until 7.1.0');
  });

  it('takes what the newest version brought for what later ones will have', () => {
    const site = siteOf({ server: ['7.0.0', '7.1.0'] });
    const mark = { form: 'mark' } as const;
    expect(told(site, ['server@7.1.0'], 'server')).toBe('7.1.0 and later');
    expect(told(site, ['server@7.1.0'], 'server', mark)).toBe('7.1.0+');
    expect(told(site, ['server@7.0.0'], 'server')).toBe('7.0.0');
    expect(told(TWO, [next], 'server', mark)).toBe('next');
  });

  it('says nothing of products in which nothing was to be expected', () => {
    const within = VariantSet.named(TWO, [v70, v71, v72, v73, next]);
    expect(told(TWO, [v72, v73, next], 'server', { within })).toBe('7.2.0 and later');
    expect(told(TWO, [v70, v71, v72, v73, next], 'server', { within })).toBe('everywhere');
    expect(told(TWO, [asgardeo, v70], 'server', { within })).toBe('7.0.0');
  });

  it('names those products of which there are fewer', () => {
    expect(told(MANY, ['a@2', 'a@3'], 'a')).toBe('2 and later, in no other product');
    expect(told(MANY, ['a@2', 'a@3', 'c'], 'a')).toBe('2 and later, also in C');
    expect(told(MANY, ['a@1', 'b@1', 'c', 'd'], 'a')).toBe('1, also in B 1, C, and D, not in E');
    expect(told(MANY, ['a@1', 'a@2', 'a@3', 'b@2', 'c', 'd'], 'a')).toBe('not in B 1 or E');
  });

  it('is short for 200 versions', () => {
    const site = siteOf({ server: Array.from({ length: 200 }, (_, minor) => `7.${minor}`) });
    const without = VariantSet.all(site).filter(({ version }) => version !== '7.50' && version !== '7.120');
    expect(told(site, without.ids, 'server')).toBe('until 7.49, 7.51 to 7.119, 7.121 and later');
    const even = VariantSet.all(site).filter(({ version }) => /[02468]$/.test(version!));
    expect(told(site, even.ids, 'server')).toMatch(/^7\.0, 7\.2, .*, 7\.14 and 92 more$/);
  });

  it.each([
    ['de', 'ab 7.2.0, nicht in Asgardeo', 'bis 7.1.0, auch in Asgardeo', '7.2.0+'],
    ['fr', 'à partir de 7.2.0, pas dans Asgardeo', 'jusqu’à 7.1.0, aussi dans Asgardeo', '7.2.0+'],
    ['ja', '7.2.0以降、Asgardeoにはなし', '7.1.0まで、Asgardeoにもあり', '7.2.0+'],
    [
      'ar',
      '\u200f\u2068\u20687.2.0\u2069 وما بعده\u2069، \u2068ليس في \u2068\u2068Asgardeo\u2069\u2069\u2069',
      '\u200f\u2068حتى \u20687.1.0\u2069\u2069، \u2068وأيضًا في \u2068\u2068Asgardeo\u2069\u2069\u2069',
      '\u20667.2.0+\u2069',
    ],
  ])('speaks %s', (tag, later, earlier, mark) => {
    const language = languageOf(tag);
    expect(told(TWO, [v72, v73, next], 'server', { language })).toBe(later);
    expect(told(TWO, [asgardeo, v70, v71], 'server', { language })).toBe(earlier);
    expect(told(TWO, [v72, v73, next], 'server', { language, form: 'mark' })).toBe(mark);
  });

  it('says of different sets different things, in every language and product', () => {
    const arbitrary = fc.subarray(MANY.variants).map((variants) => VariantSet.of(MANY, variants));
    fc.assert(
      fc.property(
        arbitrary,
        arbitrary,
        fc.constantFrom(...LANGUAGES),
        fc.option(fc.constantFrom(...MANY.products), { nil: undefined }),
        fc.constantFrom('full', 'aside'),
        (a, b, language, reader, form) => {
          const words: ReaderWords = { language, reader, form };
          expect(describeForReaders(a, words) === describeForReaders(b, words)).toBe(a.equals(b));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
