import { align } from './align.ts';
import { CHANGE_ATTRIBUTE } from './change-attribute.ts';
import { corresponds, resembles } from './likeness.ts';
import { added, removed } from './mark-changes.ts';
import { mergeText } from './merge-text.ts';
import {
  endTag,
  type HtmlElement,
  type HtmlPart,
  isElement,
  passageOf,
  print,
  startTag,
  withAttribute,
} from './part.ts';
import { holdsAny, passagesIn, repeatedIn } from './passages-in.ts';
import { saidBy, seen } from './telling.ts';
import { type BlockUnit, keyOf, type Unit, unitsOf } from './unit.ts';

/** Whether merged readings have anything that one of them lacks or has elsewhere. */
export function hasChanges(merged: string): boolean {
  return CHANGED.test(merged);
}

/** In a tag: neither in texts nor in values of attributes stands `<` as it is. */
const CHANGED = new RegExp(`<[a-z][^<>]* ${CHANGE_ATTRIBUTE}="`);

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
    const [before, after] = [passagesIn(older), passagesIn(newer)];
    // Of one that a condition cuts in two, nobody can tell which half stands elsewhere.
    for (const passage of [...repeatedIn(older), ...repeatedIn(newer)])
      for (const each of [before, after]) each.delete(passage);
    this.#older = before;
    this.#newer = after;
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

/** Blocks that are shown as they are, and not looked into. */
const WHOLE = new Set(['hr', 'iframe', 'video', 'audio', 'object', 'math', 'picture', 'canvas']);

/** Up to so many pairs of blocks, they are held against each other by their words. */
const FEW = 2500;
