import { align } from './align.ts';
import { CHANGE_ATTRIBUTE, inWords, WORDS } from './change-attribute.ts';
import { mergeText } from './merge-text.ts';
import {
  attribute,
  endTag,
  type HtmlElement,
  type HtmlPart,
  isElement,
  isPhrasing,
  nameless,
  passageOf,
  print,
  startTag,
  withAttribute,
  wordsOf,
} from './part.ts';
import { saidBy, seen } from './telling.ts';

/** Whether merged readings have anything that one of them lacks or has elsewhere. */
export function hasChanges(merged: string): boolean {
  return CHANGED.test(merged);
}

/** In a tag: neither in texts nor in values of attributes stands `<` as it is. */
const CHANGED = new RegExp(`<[a-z][^<>]* ${CHANGE_ATTRIBUTE}="`);

/** What stands side by side: an element that is a block, or the text between two such. */
type Unit = { kind: 'block'; element: HtmlElement } | { kind: 'text'; parts: HtmlPart[] };

/**
 * Two readings of a page, or of a part of it, as one text: what only the newer one has is marked as added, what only the older one has
 * as removed, and what stands elsewhere as moved ({@link CHANGE_ATTRIBUTE}). Elements are the same where they are the same
 * passage; what has no number is the same where it is equal.
 *
 * @param language BCP 47, which tells where the words of a text are
 */
export function mergeReadings(
  older: readonly HtmlPart[],
  newer: readonly HtmlPart[],
  language: string,
): string {
  return new Merger(older, newer, language).merge(older, newer);
}

class Merger {
  readonly #language: string;
  readonly #older: ReadonlyMap<string, HtmlElement>;
  readonly #newer: ReadonlyMap<string, HtmlElement>;

  constructor(older: readonly HtmlPart[], newer: readonly HtmlPart[], language: string) {
    this.#language = language;
    this.#older = passagesIn(older);
    this.#newer = passagesIn(newer);
  }

  merge(older: readonly HtmlPart[], newer: readonly HtmlPart[]): string {
    return align(unitsOf(older), unitsOf(newer), keyOf)
      .map((stretch) =>
        stretch.kind === 'same'
          ? stretch.pairs.map(([before, after]) => this.#pair(before, after)).join('')
          : this.#gap(stretch.before, stretch.after),
      )
      .join('');
  }

  #pair(before: Unit, after: Unit): string {
    if (before.kind === 'text' && after.kind === 'text')
      return print(before.parts) === print(after.parts)
        ? print(after.parts)
        : mergeText(before.parts, after.parts, this.#language);
    if (before.kind === 'text' || after.kind === 'text') return this.#paragraph(before, after);
    const [{ element: one }, { element: other }] = [before, after];
    if (seen([one]) === seen([other]) && !this.#takesIn(one, other)) return print([other]);
    if (WHOLE.has(other.name) || saidBy(one) !== saidBy(other))
      return this.#removed(before) + this.#added(after);
    return startTag(other) + this.merge(one.parts, other.parts) + endTag(other);
  }

  /** A text that is a paragraph in one of both, as in a list with air between its items. */
  #paragraph(before: Unit, after: Unit): string {
    const [one, other] = [before, after].map((unit) =>
      unit.kind === 'text' ? unit.parts : unit.element.parts,
    );
    const text =
      seen(one!).trim() === seen(other!).trim() ? print(other!) : mergeText(one!, other!, this.#language);
    return after.kind === 'text' ? text : startTag(after.element) + text + endTag(after.element);
  }

  /** What stands at one place of both: the same in other words, or one in place of the other. */
  #gap(before: readonly Unit[], after: readonly Unit[]): string {
    const rest = before.filter((unit) => !this.#isElsewhere(unit, this.#newer));
    let html = '';
    const isFew = before.length * after.length <= FEW;
    const isAlone = before.length === 1 && after.length === 1;
    for (const unit of after) {
      // What the older one has elsewhere is that, and nothing that reads like it.
      const stands = this.#isElsewhere(unit, this.#older);
      const match = stands
        ? -1
        : rest.findIndex((each) => corresponds(each, unit) || (isFew && resembles(each, unit, isAlone)));
      if (match >= 0) {
        const skipped = rest.splice(0, match + 1);
        html +=
          skipped
            .slice(0, -1)
            .map((each) => this.#removed(each))
            .join('') + this.#pair(skipped.at(-1)!, unit);
      } else if (stands) {
        const { element } = unit as BlockUnit;
        const before: Unit = { kind: 'block', element: this.#older.get(passageOf(element)!)! };
        html += this.#pair(before, {
          kind: 'block',
          element: withAttribute(element, CHANGE_ATTRIBUTE, 'moved'),
        });
      } else html += this.#added(unit);
    }
    // What was is read before what is.
    return rest.map((unit) => this.#removed(unit)).join('') + html;
  }

  /** All of what only the newer one has; what the older one has, too, may stand in it. */
  #added(unit: Unit): string {
    if (unit.kind === 'text' || !holdsAny(unit.element, this.#older)) return added(unit);
    return startTag(unit.element) + this.merge([], unit.element.parts) + endTag(unit.element);
  }

  /** All of what only the older one has, without what stands elsewhere in the newer one. */
  #removed(unit: Unit): string {
    if (unit.kind === 'text' || !holdsAny(unit.element, this.#newer)) return removed(unit);
    const without = (part: HtmlPart): HtmlPart[] => {
      if (!isElement(part)) return [part];
      if (this.#isElsewhere({ kind: 'block', element: part }, this.#newer)) return [];
      return [{ ...part, parts: part.parts.flatMap(without) }];
    };
    return removed({ kind: 'block', element: without(unit.element)[0] as HtmlElement });
  }

  /** Whether the newer reading of an element has a passage in it that stands elsewhere in the older text: it would be there twice if nothing of the older element had gone. */
  #takesIn(before: HtmlElement, after: HtmlElement): boolean {
    const known = passagesIn([before]);
    return [...passagesIn([after]).keys()].some((passage) => this.#older.has(passage) && !known.has(passage));
  }

  #isElsewhere(unit: Unit, elements: ReadonlyMap<string, HtmlElement>): boolean {
    if (unit.kind === 'text') return false;
    const passage = passageOf(unit.element);
    return passage !== undefined && elements.get(passage)?.name === unit.element.name;
  }
}

/** Whether something in an element is among passages of another text. */
function holdsAny(element: HtmlElement, others: ReadonlyMap<string, HtmlElement>): boolean {
  return element.parts.some((part) => {
    if (!isElement(part)) return false;
    const passage = passageOf(part);
    return (
      (passage !== undefined && !isPhrasing(part) && others.get(passage)?.name === part.name) ||
      holdsAny(part, others)
    );
  });
}

type BlockUnit = Extract<Unit, { kind: 'block' }>;

/** Blocks that are shown as they are, and not looked into. */
const WHOLE = new Set(['hr', 'iframe', 'video', 'audio', 'object', 'math', 'picture', 'canvas']);

function passagesIn(parts: readonly HtmlPart[]): Map<string, HtmlElement> {
  const found = new Map<string, HtmlElement>();
  const visit = (part: HtmlPart): void => {
    if (!isElement(part)) return;
    const passage = passageOf(part);
    if (passage !== undefined && !isPhrasing(part)) found.set(passage, part);
    part.parts.forEach(visit);
  };
  parts.forEach(visit);
  return found;
}

/** Blocks, and the texts between them; space between blocks says nothing. */
function unitsOf(parts: readonly HtmlPart[]): Unit[] {
  const units: Unit[] = [];
  for (const part of parts) {
    const last = units.at(-1);
    if (!isPhrasing(part)) units.push({ kind: 'block', element: part as HtmlElement });
    else if (last?.kind === 'text') last.parts.push(part);
    else units.push({ kind: 'text', parts: [part] });
  }
  return units.filter((unit) => unit.kind === 'block' || !isBlank(unit.parts));
}

function isBlank(parts: readonly HtmlPart[]): boolean {
  return parts.every((part) => !isElement(part) && part.text.trim() === '');
}

function keyOf(unit: Unit): string {
  if (unit.kind === 'text') return print(unit.parts);
  const passage = passageOf(unit.element);
  return passage === undefined ? print([nameless(unit.element)]) : `${unit.element.name} ${passage}`;
}

const CELLS = new Set(['td', 'th']);

/** Whether two that are neither equal nor known to be one passage are the same in other words: texts, and what goes around passages. */
function corresponds(before: Unit, after: Unit): boolean {
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

/** Up to so many pairs of blocks, they are held against each other by their words. */
const FEW = 2500;

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
function resembles(before: Unit, after: Unit, isAlone: boolean): boolean {
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

function added(unit: Unit): string {
  return unit.kind === 'text'
    ? inWords('ins', print(unit.parts))
    : print([marked(unit.element, { name: 'ins', change: 'added' })]);
}

function removed(unit: Unit): string {
  return unit.kind === 'text'
    ? inWords('del', print(unit.parts.map(nameless)))
    : print([marked(nameless(unit.element) as HtmlElement, { name: 'del', change: 'removed' })]);
}

/** Elements that stand in certain others only, so that nothing may go around them. */
const BOUND = new Set(['li', 'dt', 'dd', 'td', 'th', 'caption', 'figcaption', 'summary', 'legend']);
const PARTS_OF_TABLES = new Set(['tr', 'tbody', 'thead', 'tfoot']);

/** An element inside `<ins>` or `<del>`, or with its content in one. */
function marked(
  element: HtmlElement,
  { name, change }: { name: 'ins' | 'del'; change: string },
): HtmlElement {
  const attributes = [[CHANGE_ATTRIBUTE, change]] as const;
  if (BOUND.has(element.name)) {
    const inside = { ...WORDS[name], parts: element.parts };
    return { ...withAttribute(element, CHANGE_ATTRIBUTE, change), parts: [inside] };
  }
  // Tabs stand directly in their group, with their labels directly in them.
  if (element.name === 'section') return withAttribute(element, CHANGE_ATTRIBUTE, change);
  if (PARTS_OF_TABLES.has(element.name))
    return {
      ...element,
      parts: element.parts.map((part) => (isElement(part) ? marked(part, { name, change }) : part)),
    };
  return { name, attributes, parts: [element] };
}
