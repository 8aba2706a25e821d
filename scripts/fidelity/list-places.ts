import { markdownToHtml } from 'satteri';
import { BLOCKS } from './normalize.ts';
import { type Element, hasClass, isElement, parseReference, textOf } from './tree.ts';

/** An attribute list behind a link, a picture, emphasis or a heading. */
const ATTRIBUTES = /(?<=[)*]|^#.* )\{[^{}]*\}/g;

/** Which list item a block of text belongs to: `ol 3 > ul 2`; empty outside of lists. */
type Place = string;

/**
 * Whether every block of text that the reference puts into another list item than we do stands, for a parser that follows
 * CommonMark, where we put it. That parser (Sätteri, in Rust) shares nothing with ours.
 *
 * @param source the Markdown of the page
 * @param expected HTML of the reference
 * @param found our HTML
 */
export function nestsAsCommonMark(source: string, expected: string, found: string): boolean {
  const reference = listPlaces(expected);
  const commonMark = listPlaces(markdownToHtml(plainMarkdown(source), { features: { gfm: false } }).html);
  for (const [text, places] of listPlaces(found)) {
    if (!isEqual(places, reference.get(text)) && !isEqual(places, commonMark.get(text))) return false;
  }
  return true;
}

function isEqual(places: readonly Place[], others: readonly Place[] = []): boolean {
  return places.length === others.length && places.every((place, i) => place === others[i]);
}

/** What begins a note or a tab. */
const CONTAINER = /^ *(?:(?:!!!|\?\?\?\+?) ?\w|===[!+]* +["'])/;

/**
 * A page without the two things of the dialect that CommonMark takes for code and text: the contents of notes and tabs move to
 * the column of their marker, and attribute lists go.
 */
export function plainMarkdown(source: string): string {
  const result: string[] = [];
  /** columns of the notes and tabs that are open */
  const open: number[] = [];
  for (const line of source.split('\n')) {
    const column = line.search(/\S/);
    while (column >= 0 && open.length > 0 && column < open.at(-1)! + 4) open.pop();
    const moved = column < 0 ? '' : line.slice(4 * open.length);
    if (CONTAINER.test(line)) {
      open.push(column);
      result.push('');
    } else result.push(moved.replace(ATTRIBUTES, ''));
  }
  return result.join('\n');
}

/** Where each block of text stands, by its words; the same words may come more than once. */
export function listPlaces(html: string): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  visit(parseReference(html), [], places);
  return places;
}

function visit(element: Element, path: readonly string[], places: Map<string, Place[]>): void {
  let run = '';
  const flush = (): void => {
    const words = run.replace(/\s+/g, ' ').trim();
    run = '';
    if (words !== '') places.set(words, [...(places.get(words) ?? []), path.join(' > ')]);
  };
  // The reference numbers a list that it begins again from 1, whatever the writer wrote.
  let number = Number(element.attributes.get('start') ?? 1);
  for (const child of element.children) {
    if (!isElement(child)) run += child;
    else if (hasClass(child, 'headerlink')) continue;
    else if (child.tag === 'img') run += ` ${child.attributes.get('src')} `;
    else if (!BLOCKS.has(child.tag)) run += textOf(child);
    else {
      flush();
      const step = child.tag === 'li' ? [`${element.tag} ${number++}`] : [];
      visit(child, [...path, ...step], places);
    }
  }
  flush();
}
