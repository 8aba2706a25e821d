import { orderIds, readVersionId } from './version-id.ts';

/** Says whether `text` reads as a version by itself: `7.1`, `v2`, `7.2.0-alpha`, `2026-05`. */
export function isNumericVersion(text: string): boolean {
  return readVersionId(text) !== undefined;
}

/**
 * Orders a version against a literal that a writer compares it with: negative when the version comes before it,
 * 0 when it is the same, positive when it comes after; undefined when nothing says which.
 *
 * Two declared versions are in declared order. A numeric literal that is not declared has the place in the list that its numbers give
 * it, at the precision it is written in: on 7.1.0, `7.1` is the same version and `7.1.0.42` a later one.
 *
 * @param declared the product's versions, oldest first
 */
export function orderVersions(
  version: string,
  literal: string,
  declared: readonly string[],
): number | undefined {
  if (version === literal) return 0;
  const versionIndex = declared.indexOf(version);
  const literalIndex = declared.indexOf(literal);
  if (versionIndex >= 0 && literalIndex >= 0) return versionIndex - literalIndex;
  if (versionIndex >= 0) return placeOf(literal, declared)(versionIndex);
  const [own, other] = [readVersionId(version), readVersionId(literal)];
  if (own && other) return orderIds(own, other);
  const order = own && literalIndex >= 0 ? placeOf(version, declared)(literalIndex) : undefined;
  return order === undefined ? undefined : -order;
}

/** Orders the version at an index of the list against a literal that is none of the list. */
type PlaceInList = (index: number) => number | undefined;

/** Pages ask for the same few literals again and again, of lists that may be long. */
const places = new WeakMap<readonly string[], Map<string, PlaceInList>>();

function placeOf(literal: string, declared: readonly string[]): PlaceInList {
  const known = places.get(declared) ?? new Map<string, PlaceInList>();
  places.set(declared, known);
  const place = known.get(literal) ?? findPlace(literal, declared);
  known.set(literal, place);
  return place;
}

function findPlace(text: string, declared: readonly string[]): PlaceInList {
  const literal = readVersionId(text);
  if (!literal) return () => undefined;
  const orders = declared.map((version) => {
    const own = readVersionId(version);
    // Names have the place between their neighbours; an id that does not tell has none.
    return own === undefined ? 'name' : orderIds(own, literal);
  });
  const indexesOf = (holds: (order: number) => boolean): number[] =>
    orders.flatMap((order, index) => (typeof order === 'number' && holds(order) ? [index] : []));
  const same = indexesOf((order) => order === 0);
  if (same.length > 0) return besideSame(same[0]!, same.at(-1)!, orders);
  const lastBefore = indexesOf((order) => order < 0).at(-1) ?? -1;
  const firstAfter = indexesOf((order) => order > 0)[0] ?? declared.length;
  // In a list whose numbers rise and fall, or in one without numbers, it has no place.
  if (lastBefore > firstAfter || (lastBefore < 0 && firstAfter === declared.length)) return () => undefined;
  return (index) => {
    if (index <= lastBefore) return -1;
    if (index >= firstAfter) return 1;
    if (orders[index] !== 'name') return undefined;
    // "next" is later than all numbers because it stands behind them; between two numbers, a name may be on either side.
    return firstAfter === declared.length || lastBefore < 0 ? 1 : undefined;
  };
}

/** A literal that means the versions from one index to another. */
function besideSame(from: number, to: number, orders: readonly (number | 'name' | undefined)[]): PlaceInList {
  const isWhole = orders.slice(from, to + 1).every((order) => order === 0 || order === 'name');
  return (index) => {
    if (orders[index] === 0) return 0;
    if (!isWhole) return undefined;
    return index < from ? -1 : index > to ? 1 : 0;
  };
}
