import { PASSAGE_ATTRIBUTE } from '../../engine/library/edition/passage-attribute.ts';

/** A mark as HTML, and where it may stand. */
export interface PlacedMark {
  html: string;
  /** a few letters of HTML for where there is no room, as beside the label of a tab */
  short: string;
  /** numbers of passages, the best first */
  anchors: readonly number[];
}

/** Elements whose content a mark stands in, as its first part: what is beside them belongs to a list or a row. */
const INSIDE = new Set(['li', 'td', 'th', 'dd', 'dt', 'section', 'summary']);
const HEADING = /^h[1-6]$/;

/**
 * Puts marks to the elements that they are about: before a block, at the beginning of an item or a cell, below a heading. A mark whose
 * element the page does not have stands at what is around it; one that has none at all is left out.
 *
 * @param html an article whose elements have the numbers of their passages
 */
export function withMarks(html: string, marks: readonly PlacedMark[]): string {
  if (marks.length === 0) return html;
  const elements = elementsOf(html);
  const placed = marks.flatMap((mark) => {
    const anchor = mark.anchors.find((number) => elements.has(number));
    if (anchor === undefined) return [];
    const element = elements.get(anchor)!;
    const places = [{ at: placeAt(html, element), html: mark.html }];
    // A tab that is closed hides what is in it: its label tells as well.
    if (isTab(html, element) && anchor === mark.anchors[0])
      // As no text of it: groups of tabs and demos know their tabs by their labels, in all variants.
      places.push({
        at: html.indexOf('</p>', element.end),
        html: `<small class="since" data-since="${mark.short}"></small>`,
      });
    return places;
  });
  let result = '';
  let from = 0;
  for (const { at, html: mark } of placed.toSorted((a, b) => a.at - b.at)) {
    result += html.slice(from, at) + mark;
    from = at;
  }
  return result + html.slice(from);
}

/** An element with a number: where its start tag begins and ends. */
interface Place {
  name: string;
  start: number;
  end: number;
}

function elementsOf(html: string): Map<number, Place> {
  const found = new Map<number, Place>();
  for (const { index, 0: attribute, 1: number } of html.matchAll(ATTRIBUTE)) {
    const start = html.lastIndexOf('<', index);
    const [name = ''] = /^[a-z][\w-]*/.exec(html.slice(start + 1, start + 40)) ?? [];
    const end = html.indexOf('>', index + attribute.length) + 1;
    // Words of a line are no place for a mark.
    if (name !== '' && name !== 'span' && !found.has(Number(number)))
      found.set(Number(number), { name, start, end });
  }
  return found;
}

const ATTRIBUTE = new RegExp(` ${PASSAGE_ATTRIBUTE}="(\\d{1,9})"`, 'g');

function isTab(html: string, { start, end }: Place): boolean {
  return html.slice(start, end).includes(' class="tab"');
}

function placeAt(html: string, { name, start, end }: Place): number {
  if (HEADING.test(name)) return html.indexOf(`</${name}>`, end) + name.length + 3;
  if (name === 'tr') return html.indexOf('>', html.indexOf('<t', end)) + 1;
  if (INSIDE.has(name)) return end;
  // A table scrolls in an element of its own.
  if (name === 'table') return html.lastIndexOf('<div', start);
  return start;
}
