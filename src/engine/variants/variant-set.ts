import { listNames } from '../list-names.ts';
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

/** Versions of one product that follow one another, as indexes into its list; a product without versions has the one at 0. */
export interface Run {
  from: number;
  to: number;
}

/** As many products are named that a set does not touch; where there are more, the one that it has is named. */
const MOST_ABSENT = 2;

/** The products of a site and their variants: the world that sets of variants are in. */
export type VariantWorld = Pick<Site, 'products' | 'variants'>;

/** Words for those who write the pages: they know products by their ids. `identity-server 7.1.0 and later; asgardeo`. */
export const FOR_WRITERS: SetWords = { name: ({ id }) => id, isNamed: true };

/** The sets that hold all variants of a site. Most pages exist in all of them and share one. */
const WHOLE = new WeakMap<VariantWorld, VariantSet>();

/** The variants of each product of a site, in the order of its versions. */
const BY_PRODUCT = new WeakMap<VariantWorld, ReadonlyMap<Product, readonly Variant[]>>();

function byProduct(world: VariantWorld): ReadonlyMap<Product, readonly Variant[]> {
  const known = BY_PRODUCT.get(world) ?? Map.groupBy(world.variants, ({ product }) => product);
  BY_PRODUCT.set(world, known);
  return known;
}

/** A set of variants of one site. It never changes, and its members stand in the order of the site. */
export class VariantSet implements Iterable<Variant> {
  readonly #world: VariantWorld;
  readonly #members: readonly Variant[];
  /** the members for look-ups, made at the first of them: most sets are only walked through */
  #index: ReadonlySet<Variant> | undefined;

  private constructor(world: VariantWorld, members: readonly Variant[]) {
    this.#world = world;
    this.#members = members;
  }

  /** The set of some variants of a site, in whatever order they come; what is no variant of it is left out. */
  static of(world: VariantWorld, variants: Iterable<Variant>): VariantSet {
    const wanted = new Set(variants);
    return VariantSet.all(world).filter((variant) => wanted.has(variant));
  }

  /** The set of the variants that have one of these ids; what is none of the site is left out. */
  static named(world: VariantWorld, ids: Iterable<string>): VariantSet {
    const wanted = new Set(ids);
    return VariantSet.all(world).filter(({ id }) => wanted.has(id));
  }

  /** All variants of a site: the same set each time. */
  static all(world: VariantWorld): VariantSet {
    const whole = WHOLE.get(world) ?? new VariantSet(world, world.variants);
    WHOLE.set(world, whole);
    return whole;
  }

  get size(): number {
    return this.#members.length;
  }

  /** `identity-server@7.1.0`, `asgardeo`: in the order of the site. */
  get ids(): string[] {
    return this.#members.map(({ id }) => id);
  }

  [Symbol.iterator](): Iterator<Variant> {
    return this.#members.values();
  }

  has(variant: Variant): boolean {
    this.#index ??= new Set(this.#members);
    return this.#index.has(variant);
  }

  /** Those of its members for which something holds; the set itself when it holds for all of them. */
  filter(holds: (variant: Variant) => boolean): VariantSet {
    const members = this.#members.filter(holds);
    return members.length === this.size ? this : new VariantSet(this.#world, members);
  }

  union(other: VariantSet): VariantSet {
    return VariantSet.all(this.#world).filter((variant) => this.has(variant) || other.has(variant));
  }

  intersect(other: VariantSet): VariantSet {
    return this.filter((variant) => other.has(variant));
  }

  minus(other: VariantSet): VariantSet {
    return this.filter((variant) => !other.has(variant));
  }

  /** All variants of the site that are not in it. */
  complement(): VariantSet {
    return this.whole.minus(this);
  }

  equals(other: VariantSet): boolean {
    return this.size === other.size && this.isWithin(other);
  }

  /** Whether every member is a member of another set, too. */
  isWithin(other: VariantSet): boolean {
    return this === other || this.#members.every((variant) => other.has(variant));
  }

  /** All variants of its site. */
  get whole(): VariantSet {
    return VariantSet.all(this.#world);
  }

  /** The products of its site, whether it has variants of them or not. */
  get products(): readonly Product[] {
    return this.#world.products;
  }

  /** Its versions of a product, in runs without gaps, oldest first. */
  runs(product: Product): Run[] {
    return runsOf(placesIn(this, byProduct(this.#world).get(product) ?? []));
  }

  /**
   * The set in words, so that nobody reads a list where a few words say the same: `7.1.0 and later, not in Asgardeo`,
   * `Asgardeo; until 7.1.0`, `7.0.0, 7.2.0 to 7.9.0`. Of very many such parts, the first are told and the others counted.
   */
  describe({
    within = VariantSet.all(this.#world),
    name = ({ name: own }) => own,
    isNamed = false,
  }: SetWords = {}): string {
    if (this.size === 0) return 'no variant';
    if (this.equals(within) && this.size > 1) return 'every variant';
    const parts = this.#world.products
      .map((product) => {
        const variants = byProduct(this.#world).get(product) ?? [];
        return { product, own: placesIn(this, variants), all: placesIn(within, variants) };
      })
      .filter(({ all }) => all.length > 0);
    const absent = parts.filter(({ own }) => own.length === 0).map(({ product }) => name(product));
    const areVersionsEnough =
      !isNamed &&
      absent.length <= MOST_ABSENT &&
      parts.filter(({ product }) => product.versions.length > 0).length === 1;
    let isLeftToVersions = false;
    const present = parts.flatMap(({ product, own, all }) => {
      if (own.length === 0) return [];
      if (own.length === all.length && (parts.length > 1 || product.versions.length === 0))
        return [name(product)];
      isLeftToVersions ||= areVersionsEnough;
      const versions = describeRuns(runsOf(own), product.versions);
      return [areVersionsEnough ? versions : `${name(product)} ${versions}`];
    });
    const without = isLeftToVersions && absent.length > 0 ? `, not in ${absent.join(' or ')}` : '';
    return listNames(present, '; ') + without;
  }
}

/** The places of a set's members among the variants of a product, which stand in the order of its versions. */
function placesIn(set: VariantSet, variants: readonly Variant[]): number[] {
  return variants.flatMap((variant, place) => (set.has(variant) ? [place] : []));
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
  return listNames(
    runs.map(({ from, to }) => {
      const [first, end] = [versions[from]!, versions[to]!];
      if (from === to) return first;
      if (to === last) return `${first} and later`;
      if (from === 0) return `until ${end}`;
      return to === from + 1 ? `${first}, ${end}` : `${first} to ${end}`;
    }),
  );
}
