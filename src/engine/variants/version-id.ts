/** The id of a version taken apart: what it says about its place by itself. The manual has the rules, `content/writing/conditions.md`. */
export interface VersionId {
  /** `[7, 2, 0]`; a date is `[2025, 5, 1]` */
  numbers: readonly number[];
  /** whether it ends in `x` or `*` and so means a whole line of releases: `1.x` */
  isLine: boolean;
  /** what it comes before (`rc`, `preview`) or after (`SP`, a letter); undefined for the release itself */
  stage: Stage | undefined;
}

/** A step before a release, or one after it that still belongs to it. */
interface Stage {
  isBefore: boolean;
  word: string;
  numbers: readonly number[];
}

/** Numbers of more digits would lose some of them. */
const FORM =
  /^v?(\d{1,15}(?:\.\d{1,15})*|\d{4}-\d{2}(?:-\d{2})?)(\.[x*])?(?:[-_.+]?([a-z]+)(?:[-_.]?(\d{1,15}(?:\.\d{1,15})*))?)?$/;

/** Words for the release itself. */
const RELEASE = new Set(['final', 'ga', 'lts', 'release', 'stable']);
/** Words for what follows a release and belongs to it. */
const AFTER = new Set(['cu', 'fp', 'hotfix', 'p', 'patch', 'pl', 'post', 'sp', 'u', 'update']);
/** Words for what precedes a release: those of one group mean the same, and a group says where in the order of {@link RANKED} it is. */
const BEFORE = new Map(
  [
    ['alpha', 'a'],
    ['beta', 'b'],
    ['rc', 'cr'],
    ['milestone', 'm'],
    ['preview', 'pre'],
    ['canary'],
    ['dev'],
    ['ea'],
    ['nightly'],
    ['snapshot'],
  ].flatMap((words) => words.map((word) => [word, words[0]!] as const)),
);
/** Everybody agrees on the order of these; nobody knows whether a preview precedes a beta. */
const RANKED = ['alpha', 'beta', 'rc'];

/** Takes the id of a version apart; undefined when it has none of the forms whose place is known. */
export function readVersionId(text: string): VersionId | undefined {
  const match = FORM.exec(text.toLowerCase());
  if (!match) return undefined;
  const [, base = '', line, word, counted] = match;
  const numbers = base.split(/[.-]/).map(Number);
  const stage = word === undefined ? undefined : stageOf(text, word, counted);
  if (stage === 'unknown') return undefined;
  return { numbers, isLine: line !== undefined, stage };
}

function stageOf(text: string, word: string, counted: string | undefined): Stage | 'unknown' | undefined {
  const numbers = counted === undefined ? [] : counted.split('.').map(Number);
  if (RELEASE.has(word)) return counted === undefined ? undefined : 'unknown';
  // A letter at the last number is a patch (1.1.1w) or an edition (12c); with a number behind it, a stage (1.0b2).
  if (counted === undefined && /\d[a-z]$/i.test(text)) return { isBefore: false, word, numbers };
  // 12cR2 is a release of 12c; CR1 stands behind a sign.
  if (word === 'cr' && /\dcr/i.test(text)) return 'unknown';
  const before = BEFORE.get(word);
  if (before !== undefined) return { isBefore: true, word: before, numbers };
  return AFTER.has(word) ? { isBefore: false, word, numbers } : 'unknown';
}

/**
 * Orders a version against a literal by what their ids say, at the precision in which the literal is written: negative when the version
 * comes before it, 0 when it is the same or belongs to it; undefined when the ids do not tell.
 */
export function orderIds(version: VersionId, literal: VersionId): number | undefined {
  for (const [index, number] of literal.numbers.entries()) {
    const own = version.numbers[index];
    // Whether 1.x is before 1.5 depends on the release that it stands for today; 1.0 is where it begins.
    if (own === undefined && version.isLine && number > 0) return undefined;
    const difference = (own ?? 0) - number;
    if (difference !== 0) return difference;
  }
  // A shorter literal means the whole line of releases, so what precedes its first release belongs to it.
  const { length } = version.isLine ? [...version.numbers, 0] : version.numbers;
  if (literal.isLine || literal.numbers.length < length) return literal.stage === undefined ? 0 : undefined;
  return orderStages(version.stage, literal.stage);
}

function orderStages(own: Stage | undefined, other: Stage | undefined): number | undefined {
  if (own === undefined) return other === undefined ? 0 : other.isBefore ? 1 : -1;
  // What follows a release belongs to it.
  if (other === undefined) return own.isBefore ? -1 : 0;
  if (own.isBefore !== other.isBefore) return own.isBefore ? -1 : 1;
  if (own.word !== other.word) return orderWords(own, other);
  for (const [index, number] of other.numbers.entries()) {
    const difference = (own.numbers[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
}

function orderWords(own: Stage, other: Stage): number | undefined {
  const [rank, otherRank] = [RANKED.indexOf(own.word), RANKED.indexOf(other.word)];
  if (own.isBefore) return rank < 0 || otherRank < 0 ? undefined : rank - otherRank;
  const areLetters =
    own.word.length === 1 && other.word.length === 1 && own.numbers.length + other.numbers.length === 0;
  return areLetters ? own.word.charCodeAt(0) - other.word.charCodeAt(0) : undefined;
}
