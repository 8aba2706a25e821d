import { type Edit, EditedText } from '../edits.ts';
import type { TextRange } from '../place.ts';
import type { Collector } from './collector.ts';
import { type TagAddress, tagAddresses } from './html/address-attributes.ts';
import { attributeEdit } from './html/attribute-edit.ts';
import { htmlParts } from './html/html-parts.ts';
import {
  escapeAttribute,
  type HtmlTag,
  holdsNoTags,
  tagAttributes,
  unescapeHtml,
  valueRange,
} from './html/html-tags.ts';
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

/** Notes the tags and comments of a piece of HTML, resolves the addresses in its attributes, and drops it when it is a comment. */
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
  let opaque: string | undefined;
  for (const { from, to, tag } of htmlParts(html)) {
    const range = locate({ from, to });
    if (range) collector.html.push({ range, tag });
    if (!tag && to - from === html.length) return html === collector.options.keptComment ? html : '';
    if (opaque !== undefined) {
      if (tag?.kind === 'close' && tag.name === opaque) opaque = undefined;
      continue;
    }
    if (!tag || tag.kind === 'close') continue;
    if (tag.kind === 'open' && holdsNoTags(tag.name)) opaque = tag.name;
    const addresses = tagAddresses(tag);
    const isText = tag.name === 'a' || tag.name === 'img';
    if (!isText && addresses.length === 0) continue;
    for (; counted < from; counted++) if (html.charCodeAt(counted) === 0x0a) current++;
    const edits = addresses.flatMap((address) =>
      resolveAddress(collector, html, tag, address, { line: current, locate }),
    );
    result += html.slice(written, from);
    written = to;
    if (!isText) {
      result += new EditedText(html, edits).between({ from, to });
      continue;
    }
    const target = valueRange(tag, tag.name === 'a' ? 'href' : 'src');
    const place = { line: current, range: target && locate(target), whole: range, isTag: true };
    const begin = from + 1 + tag.name.length;
    const attributes = new EditedText(html, edits).between({
      from: begin,
      to: begin + tag.attributes.length,
    });
    result += resolveTag(collector, { ...tag, attributes }, place, () => tagText(html, tag, followingText));
  }
  return result + html.slice(written);
}

/** Lists an address in an attribute of a tag, and makes the edit that writes the URL that the library gives for it, if there is one. */
function resolveAddress(
  { options, links, files }: Collector,
  html: string,
  { name: element }: HtmlTag,
  { use, range, isPart }: TagAddress,
  { line, locate }: HtmlPlace,
): Edit[] {
  const target = unescapeHtml(html.slice(range.from, range.to));
  const written: WrittenReference = { line, range: locate(range), isTag: true, element, isPart };
  (use === 'link' ? links : files).push({ target, text: '', ...written });
  const url =
    use === 'link'
      ? options.resolveLink(target, line)
      : use === 'picture'
        ? options.resolveImage(target, written)?.url
        : options.resolveFile(target, written);
  if (url === undefined || url === target) return [];
  return [attributeEdit(html, range, isPart ? inList(url) : url, isPart)];
}

/** An address without the signs that would end it in a `srcset` or in `url(…)`. */
function inList(address: string): string {
  return address.replaceAll(/[\s()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
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
