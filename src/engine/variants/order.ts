/** A version taken apart: `v7.2.0-alpha` is `[7, 2, 0]` before its release. */
interface NumericVersion {
  numbers: number[];
  preRelease: string | undefined;
}

const NUMERIC = /^v?(\d+(?:\.\d+)*)(?:[-_]?([A-Za-z][0-9A-Za-z.-]*))?$/;
/** `rc.2` comes before `rc.10`. */
const PRE_RELEASES = new Intl.Collator('en', { numeric: true });
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;

/** Says whether `text` reads as a version by itself: `7.1`, `v2`, `7.2.0-alpha`, `2026-05`. */
export function isNumericVersion(text: string): boolean {
  return NUMERIC.test(text) || DATE.test(text);
}

function parse(text: string): NumericVersion | undefined {
  if (DATE.test(text)) return { numbers: text.split('-').map(Number), preRelease: undefined };
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  return { numbers: match[1]!.split('.').map(Number), preRelease: match[2] };
}

/**
 * Orders a version against a literal that a writer compares it with: negative when the version comes before it,
 * 0 when it is the same, positive when it comes after; undefined when the two cannot be ordered.
 *
 * Two declared versions are in declared order. A numeric literal that is not declared is compared by its numbers, at
 * the precision it is written in: on 7.1.0, `7.1` is the same version and `7.1.0.42` a later one.
 *
 * @param declared the product's versions, oldest first
 */
export function orderVersions(
  version: string,
  literal: string,
  declared: readonly string[],
): number | undefined {
  const versionIndex = declared.indexOf(version);
  const literalIndex = declared.indexOf(literal);
  if (versionIndex >= 0 && literalIndex >= 0) return versionIndex - literalIndex;
  const left = parse(version);
  const right = parse(literal);
  if (left && right) return orderNumeric(left, right);
  if (right && versionIndex >= 0) return orderByNeighbours(versionIndex, literal, declared);
  if (left && literalIndex >= 0) {
    const order = orderByNeighbours(literalIndex, version, declared);
    return order === undefined ? undefined : -order;
  }
  return version === literal ? 0 : undefined;
}

function orderNumeric(version: NumericVersion, literal: NumericVersion): number {
  for (const [index, number] of literal.numbers.entries()) {
    const difference = (version.numbers[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  // A shorter literal means the whole line of releases, so what precedes its first release belongs to it.
  if (literal.numbers.length < version.numbers.length) return 0;
  if (version.preRelease === literal.preRelease) return 0;
  if (version.preRelease === undefined) return 1;
  if (literal.preRelease === undefined) return -1;
  return PRE_RELEASES.compare(version.preRelease, literal.preRelease);
}

/** Orders a declared version without numbers (`next`) against an undeclared number, by the versions around it. */
function orderByNeighbours(index: number, literal: string, declared: readonly string[]): number | undefined {
  const number = parse(literal)!;
  for (const later of declared.slice(index + 1)) {
    const neighbour = parse(later);
    if (neighbour) return orderNumeric(neighbour, number) <= 0 ? -1 : 1;
  }
  return 1;
}
