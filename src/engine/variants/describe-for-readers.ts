import type { Language } from '../language/language.ts';
import { isolated, say, sayList } from '../language/say.ts';
import { isNumericVersion } from './order.ts';
import type { Product } from './site.ts';
import type { Run, VariantSet } from './variant-set.ts';

/** How a set of variants is put into words for readers. */
export interface ReaderWords {
  /** that of the site, whose words are used */
  language: Language;
  /** the product that the reader is in, which is not named; undefined where there is none, as on the first page of a site */
  reader?: Product | undefined;
  /** what there is besides: products without a variant in it are not mentioned. All variants of the site by default */
  within?: VariantSet;
  /**
   * `full`: "7.2.0 and later, not in Asgardeo". `aside`, for parentheses after a statement: "since 7.2.0, not in Asgardeo". `mark`, for
   * beside a text: "7.2.0+", and of other products only where nothing is to be said of the own one
   */
  form?: 'full' | 'aside' | 'mark';
}

/** The versions of a product that a set has, and those that it lacks. */
interface Share {
  product: Product;
  present: Run[];
  missing: Run[];
}

/** As many products are named in which something is not; where there are more, those are in which it is. */
const MOST_ABSENT = 2;

/** As many parts of a list are told; the others are counted. */
const MOST_TOLD = 8;

/** What was said of a set, the last first. */
const SAID = new WeakMap<VariantSet, { words: ReaderWords; said: string }[]>();
/** As much is kept of one set: a page says few things of it, and some sets are those of all pages. */
const MOST_KEPT = 8;

/**
 * A set of variants in the words of the site's language, as a reader of one of its products needs them: versions of the own product
 * as ranges ("7.1.0 and later", "until 7.1.0", "7.0.0, 7.2.0 to 7.9.0"), then the other products ("also in Asgardeo", "not in
 * Asgardeo"). Sets that differ read differently, marks excepted.
 *
 * @returns words without a full stop; names in them are isolated where the language is written from right to left
 */
export function describeForReaders(set: VariantSet, words: ReaderWords): string {
  const kept = SAID.get(set) ?? [];
  SAID.set(set, kept);
  const known = kept.find((each) => isSame(each.words, words));
  if (known) return known.said;
  const said = describe(set, words);
  kept.unshift({ words, said });
  kept.splice(MOST_KEPT);
  return said;
}

function isSame(one: ReaderWords, other: ReaderWords): boolean {
  return (
    one.language === other.language &&
    one.reader === other.reader &&
    one.within === other.within &&
    one.form === other.form
  );
}

function describe(set: VariantSet, words: ReaderWords): string {
  const { language, reader, within = set.whole, form } = words;
  const found = set.intersect(within);
  if (found.size === 0) return say(language, 'variants.nowhere');
  if (found.equals(within)) return say(language, 'variants.everywhere');
  const lacking = within.minus(found);
  const shares = set.products
    .map((product): Share => ({ product, present: found.runs(product), missing: lacking.runs(product) }))
    .filter(({ present, missing }) => present.length + missing.length > 0);
  const own = shares.find(({ product }) => product === reader);
  const others = shares.filter((share) => share !== own);
  const having = others.filter(({ present }) => present.length > 0);
  const products = sayList(language, inProducts(words, having, 'present'));
  if (!own) return inARow(words, inProducts(words, having, 'present'));
  if (own.present.length === 0) return say(language, 'variants.only_in', { products });

  const isWhole = own.missing.length === 0;
  const parts = isWhole ? [] : [inVersions(words, own.product, own.present)];
  if (form === 'mark' && !isWhole) return parts[0]!;
  // Who has all of it needs to know what others lack; who has a part compares it with the parts of others.
  const absent = others.filter(
    ({ present, missing }) => present.length === 0 || (isWhole && missing.length > 0),
  );
  const isFew = absent.length <= MOST_ABSENT;
  if (having.length > 0 && !(isWhole && isFew)) parts.push(say(language, 'variants.also_in', { products }));
  if (absent.length > 0 && isFew) {
    const lacked = sayList(language, inProducts(words, absent, 'missing'), 'disjunction');
    parts.push(say(language, 'variants.not_in', { products: lacked }));
  }
  if (having.length === 0 && !isFew) parts.push(say(language, 'variants.only_here'));
  return inARow(words, parts);
}

/** What several products have or lack: `Asgardeo`, `WSO2 Identity Server until 7.1.0`. */
function inProducts(words: ReaderWords, shares: readonly Share[], of: 'present' | 'missing'): string[] {
  const { language } = words;
  const told = shares.slice(0, MOST_TOLD).map((share) => {
    const { product } = share;
    const isAll = share[of === 'present' ? 'missing' : 'present'].length === 0;
    if (isAll) return isolated(language, product.name);
    const versions = inVersions(words, product, share[of]);
    const key = share[of].length > 1 ? 'variants.of_product_runs' : 'variants.of_product';
    return joined(language, say(language, key, { product: product.name, versions }));
  });
  return withCount(words, told, shares.length);
}

/** Versions of a product as ranges. */
function inVersions(words: ReaderWords, { versions }: Product, runs: readonly Run[]): string {
  const told = runs.slice(0, MOST_TOLD).map((run) => inRange(words, versions, run));
  return inARow(words, withCount(words, told, runs.length));
}

function inRange({ language, form }: ReaderWords, versions: readonly string[], { from, to }: Run): string {
  const [first, last] = [versions[from]!, versions[to]!];
  const isOpen = to === versions.length - 1;
  // What the newest version brought will be in later ones; "next" is no version yet.
  if (from === to && !(isOpen && isNumericVersion(first))) return isolated(language, first);
  if (form === 'mark') {
    const mark = isOpen ? `${first}+` : from === 0 ? `≤ ${last}` : `${first}–${last}`;
    // From left to right also among Arabic words: signs would change sides, and "≤" would be turned around.
    return language.dir === 'rtl' ? `\u2066${mark}\u2069` : mark;
  }
  if (isOpen) return say(language, form === 'aside' ? 'variants.since' : 'variants.from', { version: first });
  if (from === 0) return say(language, 'variants.until', { version: last });
  if (to === from + 1)
    return inARow(
      { language },
      [first, last].map((version) => isolated(language, version)),
    );
  return say(language, 'variants.range', { first, last });
}

/** `a, b, c`: the language's own way to list, which may put "and" before the last, would be hard to read between ranges. */
function inARow({ language }: Pick<ReaderWords, 'language'>, parts: readonly string[]): string {
  return parts.reduce((before, last) => joined(language, say(language, 'variants.pair', { before, last })));
}

/** Names and versions side by side: without a letter between them nothing would tell from which side they are read. */
function joined({ dir }: Language, text: string): string {
  return dir === 'rtl' ? `\u200f${text}` : text;
}

/** The last part that is told says how many others there are. */
function withCount({ language }: ReaderWords, told: readonly string[], count: number): string[] {
  const some = told.at(-1);
  if (some === undefined || count === told.length) return [...told];
  return [...told.slice(0, -1), say(language, 'variants.more', { some, count: count - told.length })];
}
