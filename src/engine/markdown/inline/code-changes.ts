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
  for (let at = 0; at < html.length; ) {
    const to = partEnd(html, at);
    const part = html.slice(at, to);
    at = to;
    if (part.startsWith('<')) {
      close();
      result += part;
      continue;
    }
    while (next < changes.length && changes[next]!.to <= count) next++;
    const change = changes[next];
    if (open && (open !== change || part === '\n')) close();
    if (!open && change && change.from <= count && part !== '\n') {
      open = change;
      result += opening(change.tag);
    }
    result += part;
    count++;
  }
  close();
  return result;
}

function opening(tag: CodeChange['tag']): string {
  return `<${tag} class="${tag === 'span' ? 'critic comment' : 'critic'}">`;
}

/** Where the tag, the entity or the character ends that begins at a place. */
function partEnd(html: string, at: number): number {
  const end = html[at] === '<' ? html.indexOf('>', at) : html[at] === '&' ? html.indexOf(';', at) : at;
  return end === -1 ? html.length : end + 1;
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

/** Elements in whose text no mark counts. */
const RAW = /^<(script|style|textarea)[\s>]/i;

/** HTML with elements in the place of marks in its text. */
function changedHtml(html: string): string {
  let result = '';
  for (let at = 0; at < html.length; ) {
    const from = html.indexOf('<', at);
    for (const { text, tag } of piecesOf(html.slice(at, from === -1 ? html.length : from)))
      result += tag ? `${opening(tag)}${text}</${tag}>` : text;
    if (from === -1) break;
    const [, raw] = RAW.exec(html.slice(from, from + 10)) ?? [];
    const behind = html.startsWith('<!--', from) ? '-->' : raw === undefined ? '>' : `</${raw}>`;
    const end = html.indexOf(behind, from);
    at = end === -1 ? html.length : end + behind.length;
    result += html.slice(from, at);
  }
  return result;
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
