import { attribute, type HtmlPart, isElement, passageOf, wordsOf } from './part.ts';
import { passagesIn } from './passages-in.ts';
import { saidBy, seen } from './telling.ts';
import type { Unit } from './unit.ts';

const CELLS = new Set(['td', 'th']);

/** Whether two that are neither equal nor known to be one passage are the same in other words: texts, and what goes around passages. */
export function corresponds(before: Unit, after: Unit): boolean {
  if (before.kind === 'text' || after.kind === 'text') return before.kind === after.kind;
  const [one, other] = [before.element, after.element];
  if (one.name !== other.name || attribute(one, 'class') !== attribute(other, 'class')) return false;
  // One cell in place of another stands in its column.
  if (CELLS.has(one.name)) return true;
  if (passageOf(one) !== undefined && passageOf(other) !== undefined) return false;
  // What it is told about the variant differs; what it is does not.
  if (one.name.includes('-')) return true;
  const [inOne, inOther] = [passagesIn([one]), passagesIn([other])];
  // Code is the same block in other lines, as it stands in the same frame.
  if (one.name === 'pre') return true;
  if (inOne.size > 0 || inOther.size > 0) return [...inOne.keys()].some((passage) => inOther.has(passage));
  return wordsOf(one).trim() !== '' && wordsOf(one) === wordsOf(other);
}

/** Elements of which another has one of each kind. */
const FRAMES = new Set(['tbody', 'thead', 'tfoot', 'caption', 'figcaption', 'summary']);

/** Elements that are read as one text. */
const TEXTS = new Set(['p', 'tr', 'td', 'th']);

/** Elements whose items and rows are held against each other one by one. */
const LISTS = new Set(['ul', 'ol', 'dl', 'table']);

/**
 * Whether two blocks say the same, or, where nobody knows anything of them, are probably the same in other words, as rows and cells of a table in HTML: they have
 * half of their words in common, or are texts or lists that stand alone at their place.
 */
export function resembles(before: Unit, after: Unit, isAlone: boolean): boolean {
  if (before.kind === 'text' || after.kind === 'text') return isParagraph(before, after);
  const [one, other] = [before.element, after.element];
  if (one.name !== other.name || saidBy(one) !== saidBy(other)) return false;
  // The same, written a second time.
  if (seen([one]) === seen([other])) return true;
  if (attribute(one, 'class') !== attribute(other, 'class')) return false;
  if (passageOf(one) !== undefined || passageOf(other) !== undefined) return false;
  if (FRAMES.has(one.name) || (isAlone && TEXTS.has(one.name))) return true;
  if (isAlone && LISTS.has(one.name) && passagesIn([one, other]).size === 0) return true;
  return haveHalfInCommon([one], [other]);
}

/** Whether one of two is a paragraph, and the other a text that is probably the same. */
function isParagraph(before: Unit, after: Unit): boolean {
  const units = [before, after];
  // A passage with a number is held against the one that has the same, wherever it stands.
  const isLine = units.every(
    (unit) => unit.kind === 'text' || (unit.element.name === 'p' && passageOf(unit.element) === undefined),
  );
  const [one, other] = units.map((unit) => (unit.kind === 'text' ? unit.parts : [unit.element]));
  return isLine && before.kind !== after.kind && haveHalfInCommon(one!, other!);
}

function haveHalfInCommon(one: readonly HtmlPart[], other: readonly HtmlPart[]): boolean {
  const [these, those] = [one, other].map((parts) => new Set(parts.flatMap(wordsIn)));
  const common = [...these!].filter((word) => those!.has(word)).length;
  return common * 2 >= Math.max(these!.size, those!.size, 1);
}

function wordsIn(part: HtmlPart): string[] {
  return isElement(part) ? part.parts.flatMap(wordsIn) : [...(part.text.match(/[\p{L}\p{N}]+/gu) ?? [])];
}
