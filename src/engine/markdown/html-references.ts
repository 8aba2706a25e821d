import type { TextRange } from '../place.ts';
import type { Collector } from './collector.ts';
import { htmlParts } from './html/html-parts.ts';
import { escapeAttribute, type HtmlTag, tagAttributes, unescapeHtml, valueRange } from './html/html-tags.ts';
import { imageAttributes } from './image-attributes.ts';
import type { WrittenReference } from './types.ts';

/** Where a piece of HTML stands. */
export interface HtmlPlace {
  /** of the templated text, from 0 */
  line: number;
  /** where a part of it stands in the templated text; undefined when that is not known */
  locate(part: TextRange): TextRange | undefined;
}

/** Notes the tags and comments of a piece of HTML. */
export function noteHtml({ html: parts }: Collector, html: string, locate: HtmlPlace['locate']): void {
  for (const { tag, ...part } of htmlParts(html)) {
    const range = locate(part);
    if (range) parts.push({ range, tag });
  }
}

/** Notes the tags and comments of a piece of HTML, resolves its `<a href>` and `<img src>`, and drops it when it is a comment. */
export function resolveHtml(
  collector: Collector,
  html: string,
  { line, locate }: HtmlPlace,
  followingText: () => string,
): string {
  let result = '';
  let written = 0;
  let counted = 0;
  let current = line;
  for (const { from, to, tag } of htmlParts(html)) {
    const range = locate({ from, to });
    if (range) collector.html.push({ range, tag });
    if (!tag && to - from === html.length) return '';
    if (!tag || tag.kind === 'close' || !(tag.name === 'a' || tag.name === 'img')) continue;
    for (; counted < from; counted++) if (html.charCodeAt(counted) === 0x0a) current++;
    const target = valueRange(tag, tag.name === 'a' ? 'href' : 'src');
    const place = { line: current, range: target && locate(target), whole: range, isTag: true };
    const text = () => tagText(html, tag, followingText);
    result += html.slice(written, from) + resolveTag(collector, tag, place, text);
    written = to;
  }
  return result + html.slice(written);
}

function resolveTag(
  collector: Collector,
  tag: HtmlTag,
  written: WrittenReference,
  text: () => string,
): string {
  const attributes = tagAttributes(tag.attributes);
  if (tag.name === 'img') {
    const src = unescapeHtml(attributes.get('src') ?? '');
    if (src === '') return tagSource(tag.name, attributes);
    collector.images.push({ target: src, text: unescapeHtml(attributes.get('alt') ?? ''), ...written });
    const image = collector.options.resolveImage(src, written);
    const resolved = image && { ...image, url: escapeAttribute(image.url) };
    if (!attributes.has('alt')) attributes.set('alt', '');
    return tagSource(tag.name, imageAttributes(attributes, resolved, collector.images.length === 1));
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
