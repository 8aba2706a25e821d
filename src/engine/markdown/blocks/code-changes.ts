import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';

/** What a mark of Critic Markup says of some characters of code. */
export interface CodeChange {
  /** offsets in the code without marks */
  from: number;
  to: number;
  tag: 'ins' | 'del' | 'mark' | 'span';
}

/** A part of a text between marks, or outside of all. */
interface Piece {
  text: string;
  /** where it stands in the text with its marks */
  at: number;
  tag?: CodeChange['tag'];
}

/** Each mark: one alternative a kind; only a change may be empty on one side, as in a text. */
const CHANGE =
  /\{(?:\+\+(.{1,2000}?)\+\+|--(.{1,2000}?)--|==(.{1,2000}?)==|>>(.{1,2000}?)<<|~~(.{0,2000}?)~>(.{0,2000}?)~~)\}/gs;
const TAGS = ['ins', 'del', 'mark', 'span'] as const;

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(CHANGE)) {
    pieces.push({ text: text.slice(from, match.index), at: from });
    const begin = match.index + 3;
    const [all, ...parts] = match;
    const [old, own] = parts.slice(TAGS.length);
    for (const [index, tag] of TAGS.entries())
      if (parts[index] !== undefined) pieces.push({ text: parts[index], at: begin, tag });
    if (old !== undefined) {
      pieces.push({ text: old, at: begin, tag: 'del' });
      pieces.push({ text: own!, at: begin + old.length + 2, tag: 'ins' });
    }
    from = match.index + all.length;
  }
  pieces.push({ text: text.slice(from), at: from });
  return pieces.filter((piece) => piece.text !== '');
}

/** Takes the marks of changes off code, and says what they said; `places` are where what is left stood. */
export function takeChanges(code: string): {
  code: string;
  changes: CodeChange[];
  places: { length: number; at: number }[];
} {
  const changes: CodeChange[] = [];
  const places: { length: number; at: number }[] = [];
  let left = '';
  for (const { text, at, tag } of piecesOf(code)) {
    if (tag) changes.push({ from: left.length, to: left.length + text.length, tag });
    places.push({ length: text.length, at });
    left += text;
  }
  return { code: left, changes, places };
}

/** Writes changes into the HTML of the code that they were taken off: an element for each run of its text, and none over a line's end. */
export function withChanges(html: string, changes: readonly CodeChange[]): string {
  if (changes.length === 0) return html;
  let [result, count, next] = ['', 0, 0];
  let open: CodeChange | undefined;
  const close = (): void => {
    if (open) result += `</${open.tag}>`;
    open = undefined;
  };
  for (const [part, tag] of html.matchAll(/(<[^>]*>)|&[^;\s]{1,30};|[^<]/gsu)) {
    if (tag !== undefined) {
      close();
      result += tag;
      continue;
    }
    while (next < changes.length && changes[next]!.to <= count) next++;
    const change = changes[next];
    if (open && (open !== change || part === '\n')) close();
    if (!open && change && change.from <= count && part !== '\n') {
      open = change;
      result += `<${change.tag} class="${change.tag === 'span' ? 'critic comment' : 'critic'}">`;
    }
    result += part;
    count += part.startsWith('&') ? 1 : part.length;
  }
  close();
  return result;
}

const READ = new WeakSet<Token>();

/** Whether marks of changes count in a token's code. */
export function hasChanges(token: Token): boolean {
  return READ.has(token);
}

/** Code as its readers see it, where marks of changes may count in it. */
export function withoutChanges(token: Token, code: string): string {
  return hasChanges(token) ? takeChanges(code).code : code;
}

/** HTML with elements in the place of marks in its text. */
function changedHtml(html: string): string {
  let isRaw = false;
  return html.replace(/<!--.*?-->|<(\/?)([a-z][\w-]*)[^<>]*>|[^<]+/gis, (part, end, name) => {
    if (name !== undefined && /^(?:script|style|textarea)$/i.test(name)) isRaw = end === '';
    if (isRaw || part.startsWith('<')) return part;
    const { code, changes } = takeChanges(part);
    return withChanges(code, changes);
  });
}

/** Lets marks of changes count in code and in HTML, where the site says so, as PyMdown's critic has it. */
export function readChanges(state: StateCore): void {
  if (collectorOf(state.env).options.changesInCode !== true || !state.src.includes('{')) return;
  for (const token of state.tokens) {
    if (token.type === 'html_block') token.content = changedHtml(token.content);
    else if (CHANGE_BEGINS.test(token.content) && (token.type === 'fence' || token.type === 'code_block'))
      READ.add(token);
  }
}

const CHANGE_BEGINS = /\{(?:\+\+|--|==|>>|~~)/;
