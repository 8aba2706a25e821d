import type { StateCore, Token } from 'markdown-it';
import { blockEnd, endsBlock } from '../block-ends.ts';
import { type Collector, collectorOf } from '../collector.ts';
import { shareSource } from '../sources/text-sources.ts';
import { hasStrippedMark, type Notes, notesOf, setNotes, takeMarks } from './code-notes.ts';

/** The class of a text with marks of notes in it. */
const ANNOTATED = 'annotate';
const MARK = /\((\d{1,3})\)/g;

/**
 * Joins code and texts that have numbers in parentheses to the list directly below: the numbers become marks that lead to its items.
 * Of code, those count that stand in comments; of other blocks, those of a block with the class `annotate`.
 */
export function annotations({ tokens, env, Token: TokenType }: StateCore): void {
  let annotated = 0;
  for (const [index, list] of tokens.entries()) {
    if (list.type !== 'ordered_list_open') continue;
    const first = beginOfSibling(tokens, index - 1);
    const block = tokens[first];
    if (!block) continue;
    const items = itemsOf(tokens, index);
    const isCode = block.type === 'fence' && takeMarks(block.content, items.length).marks.length > 0;
    if (!isCode && !isAnnotated(block)) continue;
    const notes: Notes = { id: `note-${++annotated}`, count: items.length };
    items.forEach((item, position) => {
      if (item.attrGet('id') === null) item.attrSet('id', `${notes.id}-${position + 1}`);
    });
    list.attrJoin('class', 'notes');
    if (isCode) setNotes(block, notes);
    else
      for (const inline of tokens.slice(first, index))
        if (inline.type === 'inline')
          markText(inline, notes, (type, tag, nesting) => new TokenType(type, tag, nesting));
  }
  warnOfLoneMarks(tokens, collectorOf(env));
}

/** Code that shows how Markdown is written, marks of notes included. */
const MARKDOWN = /^\W*(?:md|mdx|markdown)\b/;

/** Warns of code with marks that end with `!`, as no code does, and no list directly below it. */
function warnOfLoneMarks(tokens: readonly Token[], collector: Collector): void {
  for (const token of tokens) {
    if (token.type !== 'fence' || notesOf(token) || MARKDOWN.test(token.info)) continue;
    if (!hasStrippedMark(token.content)) continue;
    collector.warn(
      'missing-notes',
      'This code has marks of notes, such as (1)!, but no numbered list stands directly below it.',
      token.map?.[0] ?? 0,
      'Write what they stand for as a numbered list directly below the code, or take the marks away.',
    );
  }
}

/** The index of the token that begins the block which ends at an index. */
function beginOfSibling(tokens: readonly Token[], last: number): number {
  const end = tokens[last];
  if (end?.type === 'html_block' && endsBlock(end))
    return tokens.findLastIndex((token) => blockEnd(token) === end);
  let depth = 0;
  for (let index = last; index >= 0; index--) {
    depth -= tokens[index]!.nesting;
    if (depth < 0) return -1;
    if (depth === 0) return index;
  }
  return -1;
}

function itemsOf(tokens: readonly Token[], list: number): Token[] {
  const items: Token[] = [];
  let depth = 0;
  for (let index = list; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.type === 'list_item_open' && depth === 1) items.push(token);
    depth += token.nesting;
    if (depth === 0) break;
  }
  return items;
}

/** Whether a block, or the element of raw HTML that it is, has the class of texts with marks. */
function isAnnotated(block: Token): boolean {
  const [, written = ''] = (block.type === 'html_block' && /\bclass="([^"]*)"/.exec(block.content)) || [];
  return `${block.attrGet('class') ?? ''} ${written}`.split(' ').includes(ANNOTATED);
}

type MakeToken = (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

function markText(inline: Token, notes: Notes, make: MakeToken): void {
  inline.children = (inline.children ?? []).flatMap((token) => {
    if (token.type !== 'text' || !token.content.includes('(')) return [token];
    const parts: Token[] = [];
    let from = 0;
    const push = (content: string) => {
      const text = make('text', '', 0);
      text.content = content;
      parts.push(text);
    };
    for (const match of token.content.matchAll(MARK)) {
      const number = Number(match[1]);
      if (number < 1 || number > notes.count) continue;
      push(token.content.slice(from, match.index));
      const open = make('note_open', 'a', 1);
      open.attrs = [
        ['class', 'note-mark'],
        ['href', `#${notes.id}-${number}`],
        ['data-note', String(number)],
      ];
      parts.push(open);
      push(match[0]);
      parts.push(make('note_close', 'a', -1));
      from = match.index + match[0].length;
    }
    if (from === 0) return [token];
    push(token.content.slice(from));
    shareSource(token, parts);
    return parts;
  });
}
