/** A tag in HTML source. */
export interface Tag {
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
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const RAW = new Set(['pre', 'script', 'style', 'textarea']);
const BLOCK = new Set(
  (
    'address article aside blockquote body canvas caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link ' +
    'main math menu nav noscript object ol optgroup option output p picture pre progress script search section style ' +
    'summary svg table tbody td textarea tfoot th thead title tr track ul video'
  ).split(' '),
);
/** A tag longer than this is taken for text, which keeps hostile input linear. */
const MAX_TAG = 4000;

/** Whether a tag begins a block of raw HTML; custom elements (`recovery-demo`) do. */
export function isBlockTag(name: string): boolean {
  return BLOCK.has(name) || name.includes('-');
}

/** Whether an element's content is never Markdown nor tags. */
export function isRawTag(name: string): boolean {
  return RAW.has(name);
}

/** Reads the tag that begins at `position`, or returns undefined when the text there is none. */
export function readTag(source: string, position: number): Tag | undefined {
  NAME.lastIndex = position;
  const match = NAME.exec(source);
  if (!match) return undefined;
  const attributesStart = NAME.lastIndex;
  const limit = Math.min(source.length, attributesStart + MAX_TAG);
  let quote = 0;
  for (let i = attributesStart; i < limit; i++) {
    const char = source.charCodeAt(i);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === 0x22 || char === 0x27) quote = char;
    else if (char === 0x3c) return undefined;
    else if (char === 0x3e) {
      const name = match[2]!.toLowerCase();
      const isSelfClosing = source.charCodeAt(i - 1) === 0x2f;
      return {
        name,
        kind: match[1] ? 'close' : isSelfClosing || VOID.has(name) ? 'void' : 'open',
        attributes: source.slice(attributesStart, isSelfClosing ? i - 1 : i),
        start: position,
        end: i + 1,
      };
    }
  }
  return undefined;
}

/** The attributes of a tag, names in lower case, values as written. */
export function tagAttributes(attributes: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const [, name, double, single, bare] of attributes.matchAll(
    /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g,
  )) {
    if (!result.has(name!.toLowerCase())) result.set(name!.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return result;
}

/**
 * Finds for every block-level tag of a text the close tag that matches it; code is skipped. One pass for the whole
 * text, so that a page of unclosed tags costs no more than any other.
 */
export function matchTags(source: string): Map<number, Tag> {
  const pairs = new Map<number, Tag>();
  const open = new Map<string, number[]>();
  const noFenceEnd = new Set<string>();
  const scanner = /<!--|<\/?[A-Za-z]|~{3,}|`+/g;
  for (let match = scanner.exec(source); match; match = scanner.exec(source)) {
    const [text] = match;
    if (text === '<!--') {
      const end = source.indexOf('-->', match.index);
      if (end !== -1) scanner.lastIndex = end;
    } else if (text.startsWith('<')) {
      const tag = readTag(source, match.index);
      if (!tag || !isBlockTag(tag.name)) continue;
      scanner.lastIndex = tag.end;
      if (tag.kind === 'open') {
        const positions = open.get(tag.name);
        if (positions) positions.push(tag.start);
        else open.set(tag.name, [tag.start]);
      } else if (tag.kind === 'close') {
        const start = open.get(tag.name)?.pop();
        if (start !== undefined) pairs.set(start, tag);
      }
    } else if (text.length >= 3 && isLineStart(source, match.index)) {
      if (noFenceEnd.has(text)) continue;
      const end = fenceEnd(source, match.index, text);
      if (end === -1) noFenceEnd.add(text);
      else scanner.lastIndex = end;
    } else {
      const lineEnd = source.indexOf('\n', match.index);
      const end = source.indexOf(text, match.index + text.length);
      if (end !== -1 && (lineEnd === -1 || end < lineEnd)) scanner.lastIndex = end + text.length;
    }
  }
  return pairs;
}

function isLineStart(source: string, position: number): boolean {
  let i = position - 1;
  while (i >= 0 && ' \t>'.includes(source[i]!)) i--;
  return i < 0 || source[i] === '\n';
}

function fenceEnd(source: string, position: number, marker: string): number {
  let next = source.indexOf(marker, position + marker.length);
  while (next !== -1 && !isLineStart(source, next)) next = source.indexOf(marker, next + marker.length);
  return next === -1 ? -1 : next + marker.length;
}
