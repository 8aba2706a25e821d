import { PASSAGE_ATTRIBUTE } from '../../engine/library/edition/passage-attribute.ts';

/** A part of an article's HTML: text, or an element with what is in it. The same in Node and in a browser. */
export type HtmlPart = HtmlText | HtmlElement;

export interface HtmlText {
  /** as a reader sees it */
  text: string;
}

export interface HtmlElement {
  /** `p`, `section`, `recovery-demo` */
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  parts: readonly HtmlPart[];
}

export function isElement(part: HtmlPart): part is HtmlElement {
  return 'name' in part;
}

export function attribute(element: HtmlElement, wanted: string): string | undefined {
  return element.attributes.find(([name]) => name === wanted)?.[1];
}

/** The number of the passage that an element is; undefined for text, and for what all variants have alike. */
export function passageOf(part: HtmlPart): string | undefined {
  return isElement(part) ? attribute(part, PASSAGE_ATTRIBUTE) : undefined;
}

/** The attribute with the number of the passage that an element is, if it has one. */
export function passageAttribute({ attributes }: HtmlElement): HtmlElement['attributes'] {
  return attributes.filter(([name]) => name === PASSAGE_ATTRIBUTE);
}

/** The words of a part. */
export function wordsOf(part: HtmlPart): string {
  return isElement(part) ? part.parts.map(wordsOf).join('') : part.text;
}

/** Elements without content, which have no end tag. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const PHRASING = new Set(
  'a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark q s samp small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
);

/** Whether a part stands within a line: text, and what marks text. */
export function isPhrasing(part: HtmlPart): boolean {
  return !isElement(part) || PHRASING.has(part.name);
}

export function startTag({ name, attributes }: HtmlElement): string {
  return `<${name}${attributes.map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`).join('')}>`;
}

export function endTag({ name }: HtmlElement): string {
  return VOID.has(name) ? '' : `</${name}>`;
}

/** The HTML of some parts. */
export function print(parts: readonly HtmlPart[]): string {
  return parts
    .map((part) => (isElement(part) ? startTag(part) + print(part.parts) + endTag(part) : escaped(part.text)))
    .join('');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An element with another attribute, or another value of it. */
export function withAttribute(element: HtmlElement, name: string, value: string): HtmlElement {
  const attributes = [...element.attributes.filter(([key]) => key !== name), [name, value] as const];
  return { ...element, attributes };
}

/** What names an element, or refers to one: a page has it once. */
const NAMING = new Set(['id', 'for', 'name', 'aria-labelledby', 'aria-describedby', 'aria-controls']);

/** A part that may stand on a page a second time. */
export function nameless(part: HtmlPart): HtmlPart {
  if (!isElement(part)) return part;
  const attributes = part.attributes.filter(([name]) => !NAMING.has(name));
  return { ...part, attributes, parts: part.parts.map(nameless) };
}
