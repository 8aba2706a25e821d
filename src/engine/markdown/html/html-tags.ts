import type { TextRange } from '../../place.ts';

/** A tag in HTML source. */
export interface HtmlTag {
  /** lower case */
  name: string;
  kind: 'open' | 'close' | 'void';
  /** the text between the name and `>` */
  attributes: string;
  start: number;
  /** position after `>` */
  end: number;
}

const NAME = /<(\/?)([A-Za-z][\w.:-]*)(?=[\s/>])/y;
const words = (text: string) => new Set(text.split(' '));
const VOID = words('area base br col embed hr img input link meta param source track wbr');
const RAW = words('pre script style textarea');
const WITHOUT_TAGS = words('script style textarea');
/** The elements that Python-Markdown takes for blocks. */
const BLOCK = words(
  'address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form h1 ' +
    'h2 h3 h4 h5 h6 header hgroup hr iframe legend li main map math menu nav noscript object ol option output p pre ' +
    'progress script section style summary table tbody td textarea tfoot th thead tr ul video',
);
/** The other elements of HTML, old ones included, that browsers know within a text, a form or a drawing. */
const OTHER = words(
  'a abbr acronym area audio b base basefont bdi bdo big blink br button caption center cite code col data datalist del dfn dialog dir ' +
    'em embed font frame frameset head html i image img input ins kbd keygen label link mark marquee meta meter nobr noembed noframes ' +
    'optgroup param path picture plaintext q rb rp rt rtc ruby s samp search select slot small source span strike strong sub sup svg ' +
    'template time title track tt u use var wbr xmp',
);
const WRAPPER = words('center dialog search');
/** Elements that divide the content of a block although no block begins with them. */
const PART = words('caption col optgroup source track');
const DRAWING = words('picture svg');
/** Elements that hold text and no blocks. */
const TEXT_ONLY = words('h1 h2 h3 h4 h5 h6 legend p summary');
const END_TAG_IS_OPTIONAL = words(
  'body caption colgroup dd dt li optgroup option p tbody td tfoot th thead tr',
);
/** A tag longer than this is taken for text, which keeps hostile input linear. */
const MAX_TAG = 4000;

/** Whether a tag begins a block of raw HTML. */
export function isBlockTag(name: string): boolean {
  return BLOCK.has(name);
}

/** Whether HTML has an element of this name; custom ones have a name of their own. */
export function isElementName(name: string): boolean {
  return BLOCK.has(name) || OTHER.has(name);
}

/** Whether an element is a custom one (`recovery-demo`); a placeholder such as `<client-id>` looks the same. */
export function isCustomTag(name: string): boolean {
  return name.includes('-');
}

/** Whether an element only goes around blocks, which are read as if it were not there. */
export function isWrapperTag(name: string): boolean {
  return WRAPPER.has(name) || isCustomTag(name);
}

/** Whether an element is a picture within text that has markup of its own and no Markdown. */
export function isDrawingTag(name: string): boolean {
  return DRAWING.has(name);
}

/** Whether a tag within a block of HTML divides its content: text before and after it is not one text. */
export function isDividingTag(name: string): boolean {
  return BLOCK.has(name) || WRAPPER.has(name) || PART.has(name);
}

/** Whether an element's content is never Markdown nor tags. */
export function isRawTag(name: string): boolean {
  return RAW.has(name);
}

/** Whether an element's content has no tags, whatever it looks like. */
export function holdsNoTags(name: string): boolean {
  return WITHOUT_TAGS.has(name);
}

/** Whether an element can hold text, but neither paragraphs nor lists. */
export function isTextOnlyTag(name: string): boolean {
  return TEXT_ONLY.has(name);
}

/** Whether an element ends by itself where its end tag is left out. */
export function endsByItself(name: string): boolean {
  return END_TAG_IS_OPTIONAL.has(name);
}

/** Reads the tag that begins at `position`, or returns undefined when the text there is none. */
export function readTag(source: string, position: number): HtmlTag | undefined {
  NAME.lastIndex = position;
  const match = NAME.exec(source);
  if (!match) return undefined;
  const attributesStart = NAME.lastIndex;
  const limit = Math.min(source.length, attributesStart + MAX_TAG);
  let quote = 0;
  /** whether a value may begin: elsewhere, browsers take a quotation mark for a part of a name */
  let isBehindEquals = false;
  for (let i = attributesStart; i < limit; i++) {
    const char = source.charCodeAt(i);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (isBehindEquals && (char === 0x22 || char === 0x27)) quote = char;
    else if (char === 0x3c) return undefined;
    else if (char === 0x3e) {
      const name = match[2]!.toLowerCase();
      // A value without quotes takes a slash at its end with it, as in browsers.
      const isSelfClosing =
        source.charCodeAt(i - 1) === 0x2f && !BARE_VALUE.test(source.slice(attributesStart, i - 1));
      return {
        name,
        kind: match[1] ? 'close' : isSelfClosing || VOID.has(name) ? 'void' : 'open',
        attributes: source.slice(attributesStart, isSelfClosing ? i - 1 : i),
        start: position,
        end: i + 1,
      };
    }
    if (quote !== 0) isBehindEquals = false;
    else if (!isSpace(char)) isBehindEquals = char === 0x3d;
  }
  return undefined;
}

function isSpace(char: number): boolean {
  return char === 0x20 || (char >= 0x09 && char <= 0x0d);
}

/** A value without quotes that ends here; braces are expressions of MDX. */
const BARE_VALUE = /=[^\s"'=<>`{}]+$/;
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Where the value of one of a tag's attributes stands in what the tag was read from, without its quotation marks. */
export function valueRange(tag: HtmlTag, name: string): TextRange | undefined {
  const start = tag.start + 1 + tag.name.length;
  for (const { 0: all, 1: found, 2: double, 3: single, 4: bare, index } of tag.attributes.matchAll(
    ATTRIBUTE,
  )) {
    if (found!.toLowerCase() !== name) continue;
    const value = double ?? single ?? bare;
    const to = start + index + all.length - (bare === undefined ? 1 : 0);
    return value === undefined ? undefined : { from: to - value.length, to };
  }
  return undefined;
}

/** The attributes of a tag, names in lower case, values as written. */
export function tagAttributes(attributes: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (!result.has(name!.toLowerCase())) result.set(name!.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return result;
}

/** The value of an attribute, or text without tags, as it is meant. */
export function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** `text` as the value of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
