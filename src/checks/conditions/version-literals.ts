import type { Extent, Place } from '../../engine/place.ts';
import type { Product } from '../../engine/variants/site.ts';
import type { VariantWorld } from '../../engine/variants/variant-set.ts';
import type { ConditionSite } from './condition-sites.ts';

/** A number that conditions compare the version with, and that no product declares. */
export interface UndeclaredVersion {
  literal: string;
  /** everywhere that it stands, in the order of the sources */
  places: readonly { place: Place; extent: Extent | undefined }[];
  /** the products whose versions it is compared with */
  products: readonly Product[];
}

/** The numbers that conditions compare versions with and that no product declares, each once. */
export function undeclaredVersions(
  { products }: VariantWorld,
  conditions: readonly ConditionSite[],
): UndeclaredVersion[] {
  const declared = new Set(products.flatMap(({ versions }) => versions));
  const found = new Map<string, { places: UndeclaredVersion['places'][number][]; products: Set<Product> }>();
  for (const { condition, place, looks } of conditions) {
    for (const { question } of condition.operands) {
      if (question.about !== 'version') continue;
      for (const { value, extent } of question.literals) {
        if (declared.has(value)) continue;
        const known = found.get(value) ?? { places: [], products: new Set() };
        found.set(value, known);
        known.places.push({ place, extent });
        for (const { variant } of looks)
          if (variant.version !== undefined) known.products.add(variant.product);
      }
    }
  }
  return [...found].map(([literal, { places, products: compared }]) => ({
    literal,
    places,
    products: [...compared],
  }));
}

/** Where else something stands, as the end of a sentence: ` (and in 3 other places)`. */
export function elsewhere(places: readonly unknown[]): string {
  const others = places.length - 1;
  return others === 0 ? '' : ` (and in ${others === 1 ? 'another place' : `${others} other places`})`;
}
