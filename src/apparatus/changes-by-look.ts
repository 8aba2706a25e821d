import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import { CHANGE_ATTRIBUTE } from './html/change-attribute.ts';
import { hasChanges, mergeReadings } from './html/merge.ts';
import {
  attribute,
  type HtmlElement,
  type HtmlPart,
  isElement,
  isPhrasing,
  nameless,
  print,
  wordsOf,
} from './html/part.ts';
import { readHtml } from './html/read-html.ts';
import { withoutNumbers } from './html/without-numbers.ts';
import { type PlaceApart, withoutFrame } from './page-changes.ts';
import { partsOf } from './passage-parts.ts';

/**
 * Where two readings differ whose sources do not tell which passages are the same: those of two pages, or of a page before and after it was
 * edited. Blocks are the same where they look the same, or have half of their words in common. What the page is called is told by
 * itself.
 *
 * @param language BCP 47
 * @returns in the order of the newer one
 */
export function changesByLook(
  older: readonly PassageReading[],
  newer: readonly PassageReading[],
  language: string,
): PlaceApart[] {
  const merged = readHtml(mergeReadings(blocksOf(older), blocksOf(newer), language));
  const places: (PlaceApart & { parts: HtmlPart[] })[] = [];
  /** the headings that a part stands under, the outermost first */
  let above: { level: number; text: string; id: string | undefined }[] = [];
  let place: PlaceApart & { parts: HtmlPart[] } = placeUnder(above);
  for (const part of merged) {
    const heading = headingIn(part);
    if (heading) {
      above = above.filter(({ level }) => level < heading.level);
      place = placeUnder(above);
    }
    if (hasChanges(print([part]))) {
      if (place.parts.length === 0) places.push(place);
      place.parts.push(part);
    }
    if (heading?.isThere) {
      above = [...above, heading];
      place = placeUnder(above);
    }
  }
  return places.map(({ headings, anchor, parts }) => ({
    headings,
    anchor,
    html: print(parts.flatMap(withoutSame).map(nameless).flatMap(withoutFrame)),
  }));
}

function blocksOf(passages: readonly PassageReading[]): HtmlPart[] {
  const parts = passages.flatMap((each) => (each.kind === 'section' ? each.children : [each]));
  return withoutNumbers(
    parts.filter(({ level }) => level !== 1).flatMap((each) => partsOf(each, each.html())),
  );
}

function placeUnder(above: readonly { text: string; id: string | undefined }[]) {
  return { headings: above.map(({ text }) => text), anchor: above.at(-1)?.id, html: '', parts: [] };
}

/** The heading that a part is, and whether the newer reading has it. */
function headingIn(part: HtmlPart) {
  if (!isElement(part)) return undefined;
  const change = attribute(part, CHANGE_ATTRIBUTE);
  const element = change === undefined ? part : part.parts.find(isElement);
  const [, level] = /^h([1-6])$/.exec(element?.name ?? '') ?? [];
  if (!element || level === undefined) return undefined;
  const text = wordsOf({ ...element, parts: element.parts.filter((each) => !isGone(each)) });
  return {
    level: Number(level),
    text: text.trim(),
    id: attribute(element, 'id'),
    isThere: change !== 'removed',
  };
}

function isGone(part: HtmlPart): boolean {
  return isElement(part) && part.name === 'del' && attribute(part, CHANGE_ATTRIBUTE) !== undefined;
}

/** What holds blocks of which each can be read without the others. */
const HOLDERS = new Set(['ul', 'ol', 'dl', 'table', 'tbody', 'section', 'div', 'blockquote', 'details']);
/** What tells what the others are. */
const TELLING = new Set(['thead', 'summary', 'caption']);

/** A block without the items, rows and blocks in it that both readings have alike. */
function withoutSame(part: HtmlPart): HtmlPart[] {
  if (!isElement(part) || isPhrasing(part) || attribute(part, CHANGE_ATTRIBUTE) !== undefined) return [part];
  if (!hasChanges(print([part]))) return TELLING.has(part.name) ? [part] : [];
  if (!HOLDERS.has(part.name) && !holdsBlocks(part)) return [part];
  return [{ ...part, parts: part.parts.flatMap(withoutSame) }];
}

/** Whether an item of a list has more in it than its text. */
function holdsBlocks({ name, parts }: HtmlElement): boolean {
  return (
    name === 'li' && parts.some((each) => isElement(each) && (each.name === 'p' || HOLDERS.has(each.name)))
  );
}
