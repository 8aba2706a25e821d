import type { RendererRule, StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { escapeText } from '../escape-text.ts';
import { inlineText } from '../inline-text.ts';
import type { BlockRule } from './block.ts';

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

/**
 * Leaves out headings without text, with a warning, and keeps what the id of each other one is made of: its text, in which signs
 * such as arrows have taken the place of what was typed, as in Python-Markdown. Where the site begins with a lower level, they are so.
 */
export function readHeadings({ tokens, env }: StateCore): void {
  const collector = collectorOf(env);
  for (let i = 0; i < tokens.length; i++) {
    const open = tokens[i]!;
    if (open.type !== 'heading_open') continue;
    const inline = tokens[i + 1]!;
    const { base = 1 } = collector.options.toc ?? {};
    if (base > 1) open.tag = tokens[i + 2]!.tag = `h${Math.min(6, Number(open.tag.slice(1)) + base - 1)}`;
    const text = headingText(inline);
    open.meta = { name: withoutEscaped(text, inline.content) || text };
    if (text !== '' || inline.children?.some(({ type }) => type === 'mdx')) continue;
    const line = open.map?.[0] ?? 0;
    if (inline.children?.some(isDrawn)) {
      collector.warn(
        'empty-heading',
        'A heading is a picture or an icon that says nothing: lists of headings leave it out, and who listens to the page hears none.',
        line,
        'Write words beside it, or say what it shows: ![Install](wrench.svg), :material-wrench:{ title="Install" }.',
      );
      continue;
    }
    collector.warn('empty-heading', 'A heading has no text and is left out.', line);
    for (const token of [open, inline, tokens[i + 2]!]) token.hidden = true;
    // Comments show nothing, and who leaves them out elsewhere is to know of them.
    inline.children = inline.children?.filter(({ content }) => content.startsWith('<!--')) ?? [];
  }
}

/** A type that a writer shows by a backslash: `List\\<T>`. Where its end has one as well, it is no tag to Python-Markdown. */
const ESCAPED_TYPE = /\\(<[a-z][^<>`]{0,99}?)(?<!\\)>/gi;

/** The text of a heading without types whose beginning is escaped: Python-Markdown escapes no such sign, and makes the id of what is left of a tag. */
function withoutEscaped(text: string, source: string): string {
  if (!source.includes('\\<')) return text;
  return Array.from(source.matchAll(ESCAPED_TYPE), ([, type]) => `${type}>`)
    .reduce((rest, type) => rest.replace(type, ''), text)
    .trim();
}

/** The text of a heading: without its pictures, unless they are all that it has, and then with what its icons are called. */
export function headingText({ children }: Token): string {
  const all = children ?? [];
  return (
    inlineText(all.filter(({ type }) => type !== 'image' && type !== 'html_inline')) ||
    inlineText(all) ||
    all.flatMap((token) => (token.type === 'icon' ? (token.attrGet('title') ?? []) : [])).join(' ')
  );
}

/** Whether a token of a line shows something without words. */
function isDrawn({ type, content }: Token): boolean {
  return (
    type === 'image' ||
    type === 'icon' ||
    (type === 'html_inline' && /^<(?:img|svg|picture)\b/i.test(content))
  );
}

/** Writes a heading's tag, and its further anchors. */
export const openHeading: RendererRule = (tokens, i, options, _env, renderer) => {
  const aliases = (tokens[i]!.meta?.aliases ?? []) as string[];
  const anchors = aliases.map((id) => `<span id="${escapeText(id)}" class="anchor-alias"></span>`);
  return renderer.renderToken(tokens, i, options) + anchors.join('');
};

/** A heading's source line without its marks. */
export function plainHeading(line: string): string {
  return withoutEnd(line.replace(/^\s*#{1,6}\s*/, ''))
    .replace(/!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/[*`]/g, '');
}

/** Takes an attribute list off the end of a heading, and the marks that may close it. */
function withoutEnd(text: string): string {
  const trimmed = text.trimEnd();
  const open = trimmed.endsWith('}') ? trimmed.lastIndexOf('{') : -1;
  const isList = open >= 0 && !trimmed.slice(open, -1).includes('}');
  return (isList ? trimmed.slice(0, open).trimEnd() : trimmed).replace(/(?<!#)#+$/, '').trimEnd();
}
