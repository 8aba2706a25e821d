import type { Extent, Place } from '../../engine/place.ts';
import type { ComparedText } from '../../engine/template/question.ts';
import { isNumericVersion } from '../../engine/variants/order.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';
import type { Content } from '../content.ts';

/** A place where a version is named. */
interface Mention {
  place: Place;
  /** of the text with its quotes, where it is written to the letter */
  extent: Extent | undefined;
}

/** A number that pages compare the version with, and that no product declares. */
export interface UndeclaredVersion {
  literal: string;
  /** everywhere that it stands, in the order of the sources */
  places: readonly Mention[];
  /** the products whose versions it is compared with and is likely to be one of */
  products: readonly Product[];
}

/** The numbers that pages compare versions with and that no product declares, each once. */
export function undeclaredVersions(content: Content): UndeclaredVersion[] {
  const { library, conditions } = content;
  const declared = new Set(library.site.products.flatMap(({ versions }) => versions));
  const found = new Map<string, { places: Map<string, Mention>; products: Set<Product> }>();
  const add = ({ value, extent }: ComparedText, place: Place, variants: Iterable<Variant>): void => {
    // What is no version at all is told as such.
    if (declared.has(value) || !isNumericVersion(value) || !content.isOwn(place.file)) return;
    const known = found.get(value) ?? { places: new Map(), products: new Set() };
    found.set(value, known);
    const { includedFrom: _, ...own } = place;
    // A file that many pages include says it once.
    known.places.set(`${own.file}:${extent?.start ?? `${own.line}:${own.column}`}`, { place: own, extent });
    for (const { version, product } of variants) if (version !== undefined) known.products.add(product);
  };
  for (const { condition, place, looks } of conditions)
    for (const { question } of condition.operands)
      if (question.about === 'version')
        for (const literal of question.literals)
          add(
            literal,
            place,
            looks.map(({ variant }) => variant),
          );
  for (const page of library.pages)
    for (const mention of library.openTemplate(page).versions)
      add(mention, mention.place, library.variantsOf(page));
  return [...found].map(([literal, { places, products }]) => ({
    literal,
    places: [...places.values()],
    products: meantProducts(literal, [...products]),
  }));
}

/**
 * The products that a number was written for: readers of others come to the condition, too, but `7.20.0` is no slip of the pen for
 * `2024.1`.
 */
function meantProducts(literal: string, products: readonly Product[]): Product[] {
  const first = (version: string): number => Number(/\d+/.exec(version)?.[0] ?? Number.NaN);
  const distances = products.map(({ versions }) => {
    const numbered = versions.filter(isNumericVersion);
    return leastOf(numbered.map((version) => Math.abs(first(version) - first(literal))));
  });
  const least = leastOf(distances);
  return products.filter((_, index) => distances[index] === least);
}

function leastOf(numbers: readonly number[]): number {
  return numbers.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
}

/** Where else something stands, as the end of a sentence: ` (and in 3 other places)`. */
export function elsewhere(places: readonly unknown[]): string {
  const others = places.length - 1;
  return others === 0 ? '' : ` (and in ${others === 1 ? 'another place' : `${others} other places`})`;
}
