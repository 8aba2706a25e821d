import type { StateBlock, Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';
import { collectorOf } from '../collector.ts';
import { titleOf } from './admonition.ts';
import type { BlockRule } from './block.ts';

/**
 * The first line of a quotation that is a note: `[!NOTE]`, with a sign that folds it and a title, as Obsidian has them, and with more
 * classes, as PyMdown's quotes has them: `[!note | inline]`.
 */
const ALERT =
  /^\[!([A-Za-z][\w-]{0,40})((?:[ \t]*\|[ \t]*[\w-]{1,40}){0,9})[ \t]*\]([+-])?(?:[ \t]+([^\n]*))?(?:\n|$)/;

/** Makes notes of quotations that GitHub shows as alerts: `> [!NOTE]` with the text below it. */
export function withAlerts(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const first = state.tokens.length;
    if (!original(state, startLine, endLine, silent)) return false;
    if (silent) return true;
    const [open, paragraph, inline] = state.tokens.slice(first);
    const match =
      inline?.type === 'inline' && paragraph?.type === 'paragraph_open' && ALERT.exec(inline.content);
    if (open && match) makeNote(state, first, match);
    return true;
  };
}

function makeNote(
  state: StateBlock,
  first: number,
  [line, type = '', more = '', fold, written]: RegExpExecArray,
): void {
  const { tokens } = state;
  const [open, paragraph, inline] = tokens.slice(first) as [Token, Token, Token];
  const close = tokens.at(-1)!;
  const kind = type.toLowerCase();
  const title = written?.trim() || titleOf(kind, collectorOf(state.env));
  const classes = [kind, ...(more.match(/[\w-]+/g) ?? [])].join(' ');
  const [name, tag] = fold ? ['details', 'details'] : ['admonition', 'div'];
  Object.assign(open, { type: `${name}_open`, tag });
  Object.assign(close, { type: `${name}_close`, tag });
  open.attrs = fold
    ? [['class', classes], ...(fold === '+' ? [['open', ''] as [string, string]] : [])]
    : [
        ['class', `admonition ${classes}`],
        ['role', 'note'],
      ];
  const [at, before] = [tokens.length, inline.map![0]];
  const [titleName, titleTag] = fold ? ['summary', 'summary'] : ['admonition_title', 'p'];
  const titleOpen = state.push(`${titleName}_open`, titleTag, 1);
  if (!fold) titleOpen.attrs = [['class', 'admonition-title']];
  const label = state.push('inline', '', 0);
  label.content = title;
  label.map = [before, before + 1];
  label.children = [];
  label.meta = { at: written?.trim() ? state.src.indexOf(title, state.bMarks[before]!) : null };
  state.push(`${titleName}_close`, titleTag, -1);
  const made = tokens.splice(at);
  const rest = inline.content.slice(line.length);
  const behind = tokens.splice(first + 1);
  addAll(tokens, made);
  // Of a paragraph of the mark alone nothing is left.
  addAll(tokens, rest.trim() === '' ? behind.slice(3) : behind);
  inline.content = rest;
  inline.map = [before + 1, inline.map![1]];
  paragraph.map = inline.map;
}
