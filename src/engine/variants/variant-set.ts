import type { Product, Site, Variant } from './site.ts';

/** How a set of variants is put into words. */
export interface SetWords {
  /** what there is besides, such as the variants that have a page; all variants of the site by default */
  within?: VariantSet;
  /** what a product is called; its name by default */
  name?: (product: Product) => string;
  /** whether a product is named beside its versions where they alone would tell which is meant, too */
  isNamed?: boolean;
}

/** Versions of one product that follow one another, as indexes into its list. */
interface Run {
  from: number;
  to: number;
}

/** As many products are named that a set does not touch; where there are more, the one that it has is named. */
const MOST_ABSENT = 2;

/** A set of variants of one site. It never changes, and its members stand in the order of the site. */
export class VariantSet implements Iterable<Variant> {
  readonly #site: Pick<Site, 'products' | 'variants'>;
  readonly #members: ReadonlySet<Variant>;

  private constructor(site: Pick<Site, 'products' | 'variants'>, members: ReadonlySet<Variant>) {
    this.#site = site;
    this.#members = members;
  }

  /** The set of some variants of a site, in whatever order they come; what is no variant of it is left out. */
  static of(site: Pick<Site, 'products' | 'variants'>, variants: Iterable<Variant>): VariantSet {
    const wanted = new Set(variants);
    return new VariantSet(site, new Set(site.variants.filter((variant) => wanted.has(variant))));
  }

  /** All variants of a site. */
  static all(site: Pick<Site, 'products' | 'variants'>): VariantSet {
    return new VariantSet(site, new Set(site.variants));
  }

  get size(): number {
    return this.#members.size;
  }

  /** `identity-server@7.1.0`, `asgardeo`: in the order of the site. */
  get ids(): string[] {
    return [...this.#members].map(({ id }) => id);
  }

  [Symbol.iterator](): Iterator<Variant> {
    return this.#members.values();
  }

  has(variant: Variant): boolean {
    return this.#members.has(variant);
  }

  union(other: VariantSet): VariantSet {
    return this.#filter((variant) => this.has(variant) || other.has(variant));
  }

  intersect(other: VariantSet): VariantSet {
    return this.#filter((variant) => this.has(variant) && other.has(variant));
  }

  minus(other: VariantSet): VariantSet {
    return this.#filter((variant) => this.has(variant) && !other.has(variant));
  }

  /** All variants of the site that are not in it. */
  complement(): VariantSet {
    return this.#filter((variant) => !this.has(variant));
  }

  equals(other: VariantSet): boolean {
    return this.size === other.size && this.isWithin(other);
  }

  /** Whether every member is a member of another set, too. */
  isWithin(other: VariantSet): boolean {
    return [...this.#members].every((variant) => other.has(variant));
  }

  #filter(belongs: (variant: Variant) => boolean): VariantSet {
    return new VariantSet(this.#site, new Set(this.#site.variants.filter(belongs)));
  }

  /**
   * The set in words, so that nobody reads a list where a few words say the same: `7.1.0 and later, not in Asgardeo`,
   * `Asgardeo; until 7.1.0`, `7.0.0, 7.2.0 to 7.9.0`.
   */
  describe({
    within = VariantSet.all(this.#site),
    name = ({ name: own }) => own,
    isNamed = false,
  }: SetWords = {}): string {
    if (this.size === 0) return 'no variant';
    const products = this.#site.products.filter((product) => within.#versionsOf(product).length > 0);
    if (this.equals(within) && this.size > 1) return 'every variant';
    const absent = products.filter((product) => this.#versionsOf(product).length === 0);
    const areVersionsEnough =
      !isNamed &&
      absent.length <= MOST_ABSENT &&
      products.filter(({ versions }) => versions.length > 0).length === 1;
    let isLeftToVersions = false;
    const present = products.flatMap((product) => {
      const own = this.#versionsOf(product);
      if (own.length === 0) return [];
      const all = within.#versionsOf(product);
      if (own.length === all.length && (products.length > 1 || product.versions.length === 0))
        return [name(product)];
      isLeftToVersions ||= areVersionsEnough;
      const versions = describeRuns(runsOf(own), product.versions);
      return [areVersionsEnough ? versions : `${name(product)} ${versions}`];
    });
    const without = isLeftToVersions && absent.length > 0 ? `, not in ${absent.map(name).join(' or ')}` : '';
    return present.join('; ') + without;
  }

  /** Which versions of a product belong to it, by their place in the product's list; 0 stands for a product without versions. */
  #versionsOf(product: Product): number[] {
    return [...this.#members]
      .filter((variant) => variant.product === product)
      .map(({ version }) => (version === undefined ? 0 : product.versions.indexOf(version)));
  }
}

function runsOf(versions: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const version of versions) {
    const last = runs.at(-1);
    if (last?.to === version - 1) last.to = version;
    else runs.push({ from: version, to: version });
  }
  return runs;
}

function describeRuns(runs: readonly Run[], versions: readonly string[]): string {
  const last = versions.length - 1;
  return runs
    .map(({ from, to }) => {
      const [first, end] = [versions[from]!, versions[to]!];
      if (from === to) return first;
      if (to === last) return `${first} and later`;
      if (from === 0) return `until ${end}`;
      return to === from + 1 ? `${first}, ${end}` : `${first} to ${end}`;
    })
    .join(', ');
}
