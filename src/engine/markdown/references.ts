import type { StateCore, Token } from 'markdown-it';
import { lineOffsets } from '../line-offsets.ts';
import type { TextRange } from '../place.ts';
import { type Collector, collectorOf } from './collector.ts';
import {
  escapeAttribute,
  type HtmlTag,
  readTag,
  tagAttributes,
  unescapeHtml,
  valueRange,
} from './html/html-tags.ts';
import { htmlOffsets } from './html/push-html.ts';
import { inlineText } from './inline-text.ts';
import { inlineOffsets } from './sources/inline-offsets.ts';
import { inlinePlaceOf } from './sources/inline-places.ts';
import type { TextOffsets } from './sources/text-offsets.ts';
import type { Reference, ResolvedImage } from './types.ts';

/** Where a stretch of a token's text stands in the whole text; undefined when that is not known. */
type Locate = (range: TextRange | undefined) => TextRange | undefined;

/** Where a link or an image is written. */
type Written = Pick<Reference, 'line' | 'range'>;

function writtenAt(line: number, range: TextRange | undefined): Written {
  return range ? { line, range } : { line };
}

/** Lists the links and images of a page and writes the URLs that the library gives for them. */
export function resolveReferences(state: StateCore): void {
  const collector = collectorOf(state.env);
  let lines: number[] | undefined;
  for (const token of state.tokens) {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'html_block') {
      const locate = locator(() => htmlOffsets(token));
      token.content = resolveHtml(collector, token.content, { line, locate }, () => '');
    } else if (token.type === 'inline') {
      const offsets = () => {
        lines ??= lineOffsets(state.src);
        return inlineOffsets(token, state.src, lines);
      };
      resolveInline(collector, token, locator(offsets));
    }
  }
}

/** @param find is asked once, and only when something is to be located */
function locator(find: () => TextOffsets | undefined): Locate {
  let found: { offsets: TextOffsets | undefined } | undefined;
  return (range) => {
    found ??= { offsets: find() };
    return range && found.offsets?.range(range);
  };
}

function resolveInline(collector: Collector, { children, map }: Token, locate: Locate): void {
  const tokens = children ?? [];
  for (const [i, token] of tokens.entries()) {
    const { line = map?.[0] ?? 0, from = 0, target } = inlinePlaceOf(token) ?? {};
    const label = token.meta?.label;
    const range = typeof label === 'string' ? collector.definitions.get(label) : target && locate(target);
    const written = writtenAt(line, range);
    if (token.type === 'link_open')
      resolveLink(collector, token, textUntil(tokens, i + 1, isLinkEnd), written);
    else if (token.type === 'image') resolveImage(collector, token, written);
    else if (token.type === 'html_inline') {
      const place = {
        line,
        locate: (part: TextRange | undefined) =>
          locate(part && { from: from + part.from, to: from + part.to }),
      };
      token.content = resolveHtml(collector, token.content, place, () =>
        textUntil(tokens, i + 1, isHtmlLinkEnd),
      );
    }
  }
}

function textUntil(tokens: readonly Token[], from: number, isEnd: (token: Token) => boolean): string {
  let end = from;
  while (end < tokens.length && !isEnd(tokens[end]!)) end++;
  return end === tokens.length ? '' : inlineText(tokens.slice(from, end));
}

function isLinkEnd(token: Token): boolean {
  return token.type === 'link_close';
}

/** The next tag of a link, so that a link that nobody closed looks no further. */
function isHtmlLinkEnd(token: Token): boolean {
  return token.type === 'html_inline' && /^<\/?a[\s>]/i.test(token.content);
}

function resolveLink(collector: Collector, token: Token, text: string, written: Written): void {
  const target = String(token.attrGet('href') ?? '');
  collector.links.push({ target, text, ...written });
  token.attrSet('href', collector.options.resolveLink(target, written.line));
  if (token.attrGet('target') === '_blank' && token.attrGet('rel') === null) token.attrSet('rel', 'noopener');
}

function resolveImage(collector: Collector, token: Token, written: Written): void {
  const target = String(token.attrGet('src') ?? '');
  const text = inlineText(token.children ?? []);
  collector.images.push({ target, text, ...written });
  const attributes = new Map((token.attrs ?? []).map(([name, value]) => [name, String(value)]));
  if (!attributes.has('alt') || attributes.get('alt') === '') attributes.set('alt', text);
  const image = collector.options.resolveImage(target, written);
  token.attrs = [...imageAttributes(attributes, image)];
}

/** The attributes of an image: the writer's own win, the size keeps the picture's real ratio. */
function imageAttributes(
  written: Map<string, string>,
  image: ResolvedImage | undefined,
): Map<string, string> {
  const attributes = new Map(written);
  if (image) attributes.set('src', image.url);
  const width = pixels(written.get('width'));
  const height = pixels(written.get('height'));
  if (width !== undefined) attributes.set('width', String(width));
  if (height !== undefined) attributes.set('height', String(height));
  if (image?.width && image.height) {
    if (!written.has('width') && !written.has('height')) {
      attributes.set('width', String(image.width));
      attributes.set('height', String(image.height));
    } else if (width !== undefined && !written.has('height')) {
      attributes.set('height', String(Math.round((width * image.height) / image.width)));
    } else if (height !== undefined && !written.has('width')) {
      attributes.set('width', String(Math.round((height * image.width) / image.height)));
    }
  }
  if (!attributes.has('loading')) attributes.set('loading', 'lazy');
  if (!attributes.has('decoding')) attributes.set('decoding', 'async');
  return attributes;
}

function pixels(value: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:px)?$/.exec((value ?? '').trim());
  return match ? Math.round(Number(match[1])) : undefined;
}

/** Resolves the `<a href>` and `<img src>` tags of raw HTML, and drops comments. */
function resolveHtml(
  collector: Collector,
  html: string,
  { line, locate }: { line: number; locate: Locate },
  followingText: () => string,
): string {
  if (html.startsWith('<!--') && html.endsWith('-->') && html.indexOf('-->') === html.length - 3) return '';
  if (!/<(?:a|img)[\s/>]/i.test(html)) return html;
  const finder = /<(?:a|img)(?=[\s/>])/gi;
  let result = '';
  let written = 0;
  let counted = 0;
  let current = line;
  for (let match = finder.exec(html); match; match = finder.exec(html)) {
    const tag = readTag(html, match.index);
    if (tag?.kind === 'close' || !tag) continue;
    for (; counted < tag.start; counted++) if (html.charCodeAt(counted) === 0x0a) current++;
    result +=
      html.slice(written, tag.start) +
      resolveTag(
        collector,
        tag,
        writtenAt(current, locate(valueRange(tag, tag.name === 'a' ? 'href' : 'src'))),
        () => tagText(html, tag, followingText),
      );
    written = tag.end;
    finder.lastIndex = tag.end;
  }
  return result + html.slice(written);
}

function resolveTag(collector: Collector, tag: HtmlTag, written: Written, text: () => string): string {
  const attributes = tagAttributes(tag.attributes);
  if (tag.name === 'img') {
    const src = unescapeHtml(attributes.get('src') ?? '');
    if (src === '') return tagSource(tag.name, attributes);
    collector.images.push({ target: src, text: unescapeHtml(attributes.get('alt') ?? ''), ...written });
    const image = collector.options.resolveImage(src, written);
    const resolved = image && { ...image, url: escapeAttribute(image.url) };
    if (!attributes.has('alt')) attributes.set('alt', '');
    return tagSource(tag.name, imageAttributes(attributes, resolved));
  }
  const href = attributes.get('href');
  if (href !== undefined) {
    const target = unescapeHtml(href);
    collector.links.push({ target, text: text(), ...written });
    attributes.set('href', escapeAttribute(collector.options.resolveLink(target, written.line)));
    if (attributes.get('target') === '_blank' && !attributes.has('rel')) attributes.set('rel', 'noopener');
  }
  return tagSource(tag.name, attributes);
}

/** The text of a link in raw HTML: in the same piece of HTML, or in the tokens that follow the tag. */
function tagText(html: string, tag: HtmlTag, followingText: () => string): string {
  const rest = html.slice(tag.end, tag.end + 1000);
  if (rest === '') return followingText();
  return unescapeHtml((rest.split(/<\/a/i, 1)[0] ?? '').replace(/<[^>]*>/g, '')).trim();
}

function tagSource(name: string, attributes: Map<string, string>): string {
  let source = `<${name}`;
  for (const [key, value] of attributes) source += ` ${key}="${value.replaceAll('"', '&quot;')}"`;
  return `${source}>`;
}
