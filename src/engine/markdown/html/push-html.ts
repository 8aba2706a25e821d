import type { StateBlock, Token } from 'markdown-it';
import { lineBreaks } from '../../line-breaks.ts';
import { endsBlock } from '../block-ends.ts';
import { type PlacedText, type Position, placedTextBetween } from '../blocks/lines.ts';
import { type Stretch, TextOffsets } from '../sources/text-offsets.ts';
import { type HtmlTag, tagAttributes } from './html-tags.ts';

/** Where what the writer wrote of a token's HTML stands; what Markdown adds are line breaks. */
const stretchesOf = new WeakMap<Token, Stretch[]>();

/** Leads positions in the tags of a block of HTML, as it was read, to where they are written. */
export function htmlOffsets(token: Token): TextOffsets | undefined {
  const stretches = stretchesOf.get(token);
  return stretches && new TextOffsets(stretches);
}

/** Adds HTML to what is written; tags and the space between them become one token. */
export function pushHtml(
  state: StateBlock,
  html: string,
  line: number,
  stretches: readonly Stretch[] = [],
): void {
  if (html === '') return;
  const token = tokenAt(state, line);
  const known = stretchesOf.get(token) ?? [];
  for (const { position, offset } of stretches)
    known.push({ position: token.content.length + position, offset });
  if (known.length > 0) stretchesOf.set(token, known);
  token.content += html;
  token.map = [token.map?.[0] ?? line, line + lineBreaks(html) + 1];
}

/** The token of the HTML that goes on at a line, or a new one. */
function tokenAt(state: StateBlock, line: number): Token {
  const last = state.tokens.at(-1);
  return last?.type === 'html_block' && last.map && last.map[1] - 1 === line && !endsBlock(last)
    ? last
    : state.push('html_block', '', 0);
}

/** A token for the HTML that begins at a line, whatever HTML stands before it. */
export function newHtml(state: StateBlock, line: number): Token {
  const token = state.push('html_block', '', 0);
  token.map = [line, line + 1];
  return token;
}

/** Adds the HTML between two places as its container sees it. */
export function pushHtmlBetween(state: StateBlock, from: Position, to: Position): void {
  const { text, stretches } = placedTextBetween(state, from, to);
  pushHtml(state, text, from.line, stretches);
}

/** Adds a tag, without its `markdown` attribute, and what is to stand behind it. */
export function pushTag(state: StateBlock, tag: HtmlTag, line: number, behind = ''): void {
  const { text, stretches } = tagText(state, tag);
  pushHtml(state, text + behind, line, stretches);
}

/** Has signs at some places of a block of HTML, in their order, show as they are: each begins a tag of no element. */
export function escapeAt(token: Token, places: readonly number[]): void {
  if (places.length === 0) return;
  const { content } = token;
  const known = stretchesOf.get(token);
  const stretches: Stretch[] = [];
  let written = '';
  let from = 0;
  let next = 0;
  for (const place of [...places, content.length]) {
    for (let each = known?.[next]; each && each.position <= place; each = known?.[++next])
      stretches.push({ position: written.length + each.position - from, offset: each.offset });
    written += content.slice(from, place);
    const last = known?.[next - 1];
    if (place === content.length) break;
    written += ESCAPED;
    from = place + 1;
    // What stands behind the sign is where it was: the sign is longer here.
    if (last) stretches.push({ position: written.length, offset: last.offset + from - last.position });
  }
  token.content = written;
  if (known) stretchesOf.set(token, stretches);
}

/** What shows as the sign that begins a tag. */
const ESCAPED = '&lt;';

/** The value of a tag's `markdown` attribute. */
export function markdownOf(tag: HtmlTag): string | undefined {
  return tag.attributes.includes('markdown') ? tagAttributes(tag.attributes).get('markdown') : undefined;
}

function tagText({ src }: StateBlock, tag: HtmlTag): PlacedText {
  const source = src.slice(tag.start, tag.end);
  if (markdownOf(tag) === undefined) return { text: source, stretches: [{ position: 0, offset: tag.start }] };
  const text = source.replace(/(?<!\s)\s*\bmarkdown(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/i, '');
  // Between its ends, it is not as it is written.
  const stretches = [
    { position: 0, offset: tag.start },
    { position: text.length - 1, offset: tag.end - 1 },
  ];
  return { text, stretches };
}
