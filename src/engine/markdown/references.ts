import type { StateCore, StateInline, Token } from 'markdown-it';
import { type Collector, collectorOf } from './collector.ts';
import { escapeAttribute, type HtmlTag, readTag, tagAttributes, unescapeHtml } from './html/html-tags.ts';
import { inlineText } from './inline-text.ts';
import type { ResolvedImage } from './types.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Wraps an inline rule so that the link, image or tag that it makes knows its line. */
export function withLine(type: string, original: InlineRule): InlineRule {
  return (state, silent) => {
    const start = state.pos;
    const before = state.tokens.length;
    if (!original(state, silent)) return false;
    if (!silent) {
      const token = state.tokens.slice(before).find((made) => made.type === type);
      if (token) token.meta = { line: collectorOf(state.env).lineAt(state, start) };
    }
    return true;
  };
}

function lineOf(token: Token, fallback: number): number {
  const line = token.meta?.line;
  return typeof line === 'number' ? line : fallback;
}

/** Lists the links and images of a page and writes the URLs that the library gives for them. */
export function resolveReferences(state: StateCore): void {
  const collector = collectorOf(state.env);
  for (const token of state.tokens) {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'html_block') token.content = resolveHtml(collector, token.content, line, () => '');
    else if (token.type === 'inline') resolveInline(collector, token.children ?? [], line);
  }
}

function resolveInline(collector: Collector, tokens: Token[], line: number): void {
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'link_open')
      resolveLink(collector, token, textUntil(tokens, i + 1, isLinkEnd), lineOf(token, line));
    else if (token.type === 'image') resolveImage(collector, token, lineOf(token, line));
    else if (token.type === 'html_inline') {
      token.content = resolveHtml(collector, token.content, lineOf(token, line), () =>
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

function resolveLink(collector: Collector, token: Token, text: string, line: number): void {
  const target = String(token.attrGet('href') ?? '');
  collector.links.push({ target, text, line });
  token.attrSet('href', collector.options.resolveLink(target, line));
  if (token.attrGet('target') === '_blank' && token.attrGet('rel') === null) token.attrSet('rel', 'noopener');
}

function resolveImage(collector: Collector, token: Token, line: number): void {
  const target = String(token.attrGet('src') ?? '');
  const text = inlineText(token.children ?? []);
  collector.images.push({ target, text, line });
  const written = new Map((token.attrs ?? []).map(([name, value]) => [name, String(value)]));
  if (!written.has('alt') || written.get('alt') === '') written.set('alt', text);
  const image = collector.options.resolveImage(target, line);
  token.attrs = [...imageAttributes(written, image)];
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
function resolveHtml(collector: Collector, html: string, line: number, followingText: () => string): string {
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
      resolveTag(collector, tag, current, () => tagText(html, tag, followingText));
    written = tag.end;
    finder.lastIndex = tag.end;
  }
  return result + html.slice(written);
}

function resolveTag(collector: Collector, tag: HtmlTag, line: number, text: () => string): string {
  const attributes = tagAttributes(tag.attributes);
  if (tag.name === 'img') {
    const src = unescapeHtml(attributes.get('src') ?? '');
    if (src === '') return tagSource(tag.name, attributes);
    collector.images.push({ target: src, text: unescapeHtml(attributes.get('alt') ?? ''), line });
    const image = collector.options.resolveImage(src, line);
    const resolved = image && { ...image, url: escapeAttribute(image.url) };
    if (!attributes.has('alt')) attributes.set('alt', '');
    return tagSource(tag.name, imageAttributes(attributes, resolved));
  }
  const href = attributes.get('href');
  if (href !== undefined) {
    const target = unescapeHtml(href);
    collector.links.push({ target, text: text(), line });
    attributes.set('href', escapeAttribute(collector.options.resolveLink(target, line)));
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
