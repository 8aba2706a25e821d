import type { TextRange } from '../../place.ts';
import { type HtmlTag, tagAttributes, valueRange } from './html-tags.ts';

/** What an address in raw HTML is for: to be followed or shown as a page, to be shown as a picture, or to be played, read or run. */
export type AddressUse = 'link' | 'picture' | 'file';

/** An address in an attribute of a tag. */
export interface TagAddress {
  /** in lower case */
  attribute: string;
  use: AddressUse;
  /** where it stands in what the tag was read from */
  range: TextRange;
  /** whether the value of the attribute holds more than it */
  isPart: boolean;
}

/** How addresses are written in an attribute: `set` is that of `srcset`. */
interface AddressAttribute {
  use: AddressUse;
  syntax: 'address' | 'set';
}

const link: AddressAttribute = { use: 'link', syntax: 'address' };
const picture: AddressAttribute = { use: 'picture', syntax: 'address' };
const pictures: AddressAttribute = { use: 'picture', syntax: 'set' };
const file: AddressAttribute = { use: 'file', syntax: 'address' };

/**
 * The attributes that hold addresses, by their elements, but for `<a href>` and `<img src>`, which are links and pictures with a text.
 * Source: HTML, https://html.spec.whatwg.org/multipage/indices.html#attributes-3; SVG 2, https://www.w3.org/TR/SVG2/linking.html
 */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AddressAttribute>>>> = {
  a: { 'xlink:href': link },
  area: { href: link },
  audio: { src: file },
  button: { formaction: link },
  embed: { src: link },
  form: { action: link },
  frame: { src: link },
  iframe: { src: link },
  image: { href: picture, 'xlink:href': picture },
  img: { srcset: pictures },
  input: { src: picture, formaction: link },
  object: { data: link },
  source: { src: file, srcset: pictures },
  track: { src: file },
  use: { href: picture, 'xlink:href': picture },
  video: { src: file, poster: picture },
};

/** The addresses that the attributes of a tag hold, but for `<a href>` and `<img src>`. */
export function tagAddresses(tag: HtmlTag): TagAddress[] {
  const found: TagAddress[] = [];
  const known = Object.hasOwn(ATTRIBUTES, tag.name) ? ATTRIBUTES[tag.name]! : {};
  const isStyled = tag.attributes.includes('url(');
  if (!isStyled && Object.keys(known).every((name) => !tag.attributes.toLowerCase().includes(name)))
    return found;
  for (const [attribute, value] of tagAttributes(tag.attributes)) {
    const { use = 'picture', syntax = 'styles' } = Object.hasOwn(known, attribute) ? known[attribute]! : {};
    if (syntax === 'styles' && !(isStyled && attribute === 'style')) continue;
    const whole = valueRange(tag, attribute);
    if (!whole || value.trim() === '') continue;
    const parts = syntax === 'address' ? [trimmed(value)] : syntax === 'set' ? setOf(value) : stylesOf(value);
    for (const { from, to } of parts) {
      const range = { from: whole.from + from, to: whole.from + to };
      found.push({ attribute, use, range, isPart: to - from < value.length });
    }
  }
  return found;
}

function trimmed(value: string): TextRange {
  return { from: value.length - value.trimStart().length, to: value.trimEnd().length };
}

/** The addresses of a `srcset`. Source: https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute */
function setOf(value: string): TextRange[] {
  const found: TextRange[] = [];
  let at = 0;
  while (at < value.length) {
    while (at < value.length && /[\s,]/.test(value[at]!)) at++;
    const from = at;
    while (at < value.length && !/\s/.test(value[at]!)) at++;
    let to = at;
    while (to > from && value[to - 1] === ',') to--;
    if (to > from) found.push({ from, to });
    // What describes it ends with the next comma, unless a comma has ended it.
    if (to === at) while (at < value.length && value[at] !== ',') at++;
  }
  return found;
}

/** The addresses of a `style`. */
function stylesOf(value: string): TextRange[] {
  return [...value.matchAll(/url\(\s*(["']?)([^"'()\s&]+)\1\s*\)/g)].map((match) => {
    const from = match.index + match[0].indexOf(match[2]!, 'url('.length);
    return { from, to: from + match[2]!.length };
  });
}
