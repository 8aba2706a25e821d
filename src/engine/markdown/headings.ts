import type { StateCore, Token } from 'markdown-it';
import type { BlockRule } from './block.ts';
import { inlineText } from './inline-text.ts';
import { pageOf } from './page.ts';
import { slug } from './slug.ts';
import type { Heading } from './types.ts';

const DEPTHS: Record<string, Heading['depth']> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/** Underlined headings are one line and its underline, as in Python-Markdown: text above a rule stays a paragraph. */
export function oneLineHeading(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const next = startLine + 1;
    if (next >= endLine || state.isEmpty(next) || state.sCount[next]! < state.blkIndent) return false;
    const start = state.bMarks[next]! + state.tShift[next]!;
    const marker = state.src.charCodeAt(start);
    if (marker !== 0x3d && marker !== 0x2d) return false;
    if (state.skipSpaces(state.skipChars(start, marker)) < state.eMarks[next]!) return false;
    return original(state, startLine, endLine, silent);
  };
}

/** Gives every heading its id and lists it; leaves out headings without text. */
export function identifyHeadings(state: StateCore): void {
  const page = pageOf(state.env);
  const { tokens } = state;
  for (const token of tokens) {
    const id = token.attrGet('id');
    if (id !== null) page.reserveId(String(id));
  }
  for (let i = 0; i < tokens.length; i++) {
    const open = tokens[i]!;
    if (open.type !== 'heading_open') continue;
    const inline = tokens[i + 1]!;
    const line = open.map?.[0] ?? 0;
    const text = inlineText(inline.children ?? []);
    if (text === '' && !inline.children?.some((child) => child.type === 'image')) {
      page.warn('empty-heading', 'A heading has no text and is left out.', line);
      for (const token of [open, inline, tokens[i + 2]!]) token.hidden = true;
      inline.children = [];
      continue;
    }
    const chosen = open.attrGet('id');
    const id = chosen === null ? page.takeId(slug(text)) : String(chosen);
    open.attrSet('id', id);
    page.headings.push({ depth: DEPTHS[open.tag] ?? 6, id, text, line });
  }
  addAliases(state, page.headings);
}

/**
 * Adds to a heading whose text contains a variable a second anchor that is the same in every variant. Aliases come
 * after all headings have their ids, so that they never take one away.
 */
function addAliases(state: StateCore, headings: readonly Heading[]): void {
  const page = pageOf(state.env);
  const { stableHeading } = page.options;
  if (!stableHeading) return;
  const inlineOf = new Map<string, Token>();
  state.tokens.forEach((token, i) => {
    if (token.type === 'heading_open' && !token.hidden)
      inlineOf.set(String(token.attrGet('id')), state.tokens[i + 1]!);
  });
  for (const heading of headings) {
    const stable = stableHeading(heading.line);
    if (stable === undefined) continue;
    const alias = slug(plainHeading(stable));
    if (alias === '' || alias === heading.id || !page.isFree(alias)) continue;
    page.reserveId(alias);
    const anchor = new state.Token('anchor_alias', 'span', 0);
    anchor.attrs = [
      ['id', alias],
      ['class', 'anchor-alias'],
    ];
    inlineOf.get(heading.id)?.children?.unshift(anchor);
  }
}

/** A heading's source line without its marks. */
function plainHeading(line: string): string {
  return line
    .replace(/^\s*#{1,6}\s*/, '')
    .replace(/\s*#*\s*(?:\{[^{}]*\})?\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '');
}
