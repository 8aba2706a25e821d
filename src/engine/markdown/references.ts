import type { StateCore, Token } from 'markdown-it';
import type { TextRange } from '../place.ts';
import { type Collector, collectorOf } from './collector.ts';
import { htmlOffsets } from './html/push-html.ts';
import { noteHtml, resolveHtml } from './html-references.ts';
import { imageAttributes } from './image-attributes.ts';
import { inlineText } from './inline-text.ts';
import { inlinePlaceOf } from './sources/inline-places.ts';
import type { TextOffsets } from './sources/text-offsets.ts';
import type { WrittenReference } from './types.ts';

/** The length of what stands before the alternative text of an image. */
const IMAGE_OPENING = '!['.length;

/** Where a stretch of a token's text stands in the whole text; undefined when that is not known. */
type Locate = (range: TextRange) => TextRange | undefined;

/** Lists the links and images of a page, and the tags and comments of its HTML, and writes the URLs that the library gives for them. */
export function resolveReferences(state: StateCore): void {
  const collector = collectorOf(state.env);
  for (const token of state.tokens) {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'html_block') {
      const offsets = htmlOffsets(token);
      const locate = (range: TextRange) => offsets?.range(range);
      token.content = resolveHtml(collector, token.content, { line, locate }, () => '');
    } else if (token.type === 'element_open') resolveElement(collector, token, line);
    else if (token.type === 'inline')
      resolveInline(
        collector,
        token.children ?? [],
        locator(() => collector.offsetsOf(token, state.src)),
      );
  }
}

/** @param find is asked once, and only when something is to be located */
function locator(find: () => TextOffsets | undefined): Locate {
  let found: { offsets: TextOffsets | undefined } | undefined;
  return (range) => {
    found ??= { offsets: find() };
    return found.offsets?.range(range);
  };
}

/** Where the parts of what begins at a position stand. */
function behind(position: number, locate: Locate): Locate {
  return ({ from, to }) => locate({ from: position + from, to: position + to });
}

function resolveInline(collector: Collector, tokens: Token[], locate: Locate): void {
  for (const [i, token] of tokens.entries()) {
    const place = inlinePlaceOf(token);
    if (!place) continue;
    const { line, from } = place;
    const named = token.meta?.isName === true ? locate(place) : undefined;
    const written = { line, range: targetRange(collector, token, locate), ...(named && { named }) };
    if (isAnchor(token, tokens[i + 1])) token.attrs = token.attrs!.filter(([name]) => name !== 'href');
    else if (token.type === 'link_open')
      resolveLink(collector, token, textUntil(tokens, i + 1, isLinkEnd), written);
    else if (token.type === 'image') {
      resolveImage(collector, token, { ...written, whole: locate(place) });
      noteInAlternative(collector, token.children ?? [], behind(from + IMAGE_OPENING, locate));
    } else if (token.type === 'html_inline')
      token.content = resolveHtml(collector, token.content, { line, locate: behind(from, locate) }, () =>
        textUntil(tokens, i + 1, isHtmlLinkEnd),
      );
  }
}

/** Where the target of a link or an image stands: with it, or in the definition that it names. */
function targetRange({ definitions }: Collector, token: Token, locate: Locate): TextRange | undefined {
  const label = token.meta?.label;
  if (typeof label === 'string') return definitions.get(label);
  const target = inlinePlaceOf(token)?.target;
  return target && locate(target);
}

/** Notes the HTML in the alternative text of an image, which shows none of it. */
function noteInAlternative(collector: Collector, tokens: readonly Token[], locate: Locate): void {
  for (const token of tokens) {
    const from = inlinePlaceOf(token)?.from ?? 0;
    if (token.type === 'image')
      noteInAlternative(collector, token.children ?? [], behind(from + IMAGE_OPENING, locate));
    else if (token.type === 'html_inline') noteHtml(collector, token.content, behind(from, locate));
  }
}

function textUntil(tokens: readonly Token[], from: number, isEnd: (token: Token) => boolean): string {
  let end = from;
  while (end < tokens.length && !isEnd(tokens[end]!)) end++;
  return end === tokens.length ? '' : inlineText(tokens.slice(from, end));
}

/** Leads on what an element of a block between slashes names: a picture, a page, another file. */
function resolveElement(collector: Collector, token: Token, line: number): void {
  const written = { line, range: undefined };
  const source = token.attrGet('src');
  if (token.tag === 'a' && token.attrGet('href') !== null) resolveLink(collector, token, '', written);
  else if (token.tag === 'img' && source !== null) resolveImage(collector, token, written);
  else if (source !== null) {
    const target = String(source);
    collector.files.push({ target, text: '', ...written });
    token.attrSet('src', collector.options.resolveFile(target, written) ?? target);
  }
}

/** Whether a link has neither a text nor an address, but an id: `[](){#name}` is a place that links lead to, and no link. */
function isAnchor(token: Token, next: Token | undefined): boolean {
  return (
    token.type === 'link_open' &&
    next?.type === 'link_close' &&
    token.attrGet('href') === '' &&
    token.attrGet('id') !== null
  );
}

function isLinkEnd(token: Token): boolean {
  return token.type === 'link_close';
}

/** The next tag of a link, so that a link that nobody closed looks no further. */
function isHtmlLinkEnd(token: Token): boolean {
  return token.type === 'html_inline' && /^<\/?a[\s>]/i.test(token.content);
}

function resolveLink(collector: Collector, token: Token, text: string, written: WrittenReference): void {
  const target = String(token.attrGet('href') ?? '');
  collector.links.push({ target, text, ...written });
  token.attrSet('href', collector.options.resolveLink(target, written.line));
  if (token.attrGet('target') === '_blank' && token.attrGet('rel') === null) token.attrSet('rel', 'noopener');
}

function resolveImage(collector: Collector, token: Token, written: WrittenReference): void {
  const target = String(token.attrGet('src') ?? '');
  const text = inlineText(token.children ?? []);
  collector.images.push({ target, text, ...written });
  const attributes = new Map((token.attrs ?? []).map(([name, value]) => [name, String(value)]));
  if (!attributes.has('alt') || attributes.get('alt') === '') attributes.set('alt', text);
  const image = collector.options.resolveImage(target, written);
  token.attrs = [...imageAttributes(attributes, image, collector.images.length === 1)];
}
