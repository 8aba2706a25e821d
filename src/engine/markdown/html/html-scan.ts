import type { StateBlock } from 'markdown-it';
import { escapePattern } from '../../escape-pattern.ts';
import { codeEnds } from '../code-ends.ts';
import { type HtmlTag, isCustomTag, isDividingTag, isDrawingTag, isRawTag, readTag } from './html-tags.ts';

/** What the content of an HTML block consists of, apart from text. */
export interface HtmlPiece {
  /** `raw` is a whole element whose content is never read (`pre`, `script`) */
  kind: 'tag' | 'raw' | 'comment' | 'fence';
  start: number;
  end: number;
  /** of a tag, and the open tag of a raw element */
  tag?: HtmlTag;
}

/** The HTML of a text. */
export interface HtmlScan {
  /** in the order of the text; only tags that divide the content of a block are among them */
  pieces: HtmlPiece[];
  /** for the position of an open tag the close tag that matches it */
  closeTags: Map<number, HtmlTag>;
}

/** What may stand before a fence on its line: indentation, quotation marks, markers of lists and notes. */
const BEFORE_FENCE = /^[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\n]+\]:)[ \t]+)*$/;
const MAX_BEFORE_FENCE = 200;
const COMPONENT = /^<\/?[A-Z]/;

const scans = new WeakMap<object, HtmlScan>();

/** The HTML of the text that is being rendered; found when the first tag asks for it. */
export function scanOf(state: StateBlock): HtmlScan {
  const known = scans.get(state.env);
  if (known) return known;
  const scan = scanHtml(state.src, (position) => readHtmlTag(state, position));
  scans.set(state.env, scan);
  return scan;
}

/** Reads the HTML tag at `position`. In MDX a name with a capital (`Details`) is a component's. */
export function readHtmlTag(state: StateBlock, position: number): HtmlTag | undefined {
  return state.md.renderer.rules.mdx !== undefined && COMPONENT.test(state.src.slice(position, position + 3))
    ? undefined
    : readTag(state.src, position);
}

/** The index of the first piece that does not begin before `position`. */
export function firstPieceFrom(pieces: readonly HtmlPiece[], position: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds the HTML of a text; tags in code do not count. One pass for the whole text, so that a page of unclosed tags
 * costs no more than any other.
 */
function scanHtml(source: string, tagAt: (position: number) => HtmlTag | undefined): HtmlScan {
  const pieces: HtmlPiece[] = [];
  const closeTags = new Map<number, HtmlTag>();
  const open = new Map<string, number[]>();
  const endless = new Set<string>();
  const codeEnd = codeEnds(source);
  const fenceEnd = fenceEnds(source);
  const scanner = /<!--|<\/?[A-Za-z]|~{3,}|`+/g;
  /** Looks for the end of something, once in vain at most for each kind. */
  const endOf = (kind: string, find: () => number): number => {
    const end = endless.has(kind) ? -1 : find();
    if (end === -1) endless.add(kind);
    else scanner.lastIndex = end;
    return end;
  };
  for (let match = scanner.exec(source); match; match = scanner.exec(source)) {
    const [text] = match;
    const start = match.index;
    if (text === '<!--') {
      const end = endOf(text, () => after(source, '-->', start + 4));
      if (end !== -1) pieces.push({ kind: 'comment', start, end });
    } else if (text.startsWith('<')) {
      const tag = tagAt(start);
      if (!tag) continue;
      const { name, kind } = tag;
      const divides = isDividingTag(name);
      if (!divides && !isCustomTag(name) && !isDrawingTag(name)) continue;
      scanner.lastIndex = tag.end;
      if (kind === 'open' && isRawTag(name)) {
        const end = endOf(name, () => rawEnd(source, tag, closeTags));
        if (end !== -1) {
          pieces.push({ kind: 'raw', start, end, tag });
          continue;
        }
      }
      if (divides) pieces.push({ kind: 'tag', start, end: tag.end, tag });
      if (kind === 'open') {
        const positions = open.get(name);
        if (positions) positions.push(start);
        else open.set(name, [start]);
      } else if (kind === 'close') {
        const opened = open.get(name)?.pop();
        if (opened !== undefined) closeTags.set(opened, tag);
      }
    } else if (isFenceStart(source, start, text)) {
      const end = endOf(text, () => fenceEnd(start, text));
      if (end !== -1) pieces.push({ kind: 'fence', start, end });
    } else {
      const end = codeEnd(start, start + text.length);
      if (end !== -1) scanner.lastIndex = end;
    }
  }
  return { pieces, closeTags };
}

function after(source: string, text: string, from: number): number {
  const index = source.indexOf(text, from);
  return index === -1 ? -1 : index + text.length;
}

/** The position after the close tag of an element such as `pre`, which it notes, or -1. */
function rawEnd(source: string, tag: HtmlTag, closeTags: Map<number, HtmlTag>): number {
  const finder = new RegExp(`</${escapePattern(tag.name)}(?=[\\s>])`, 'gi');
  finder.lastIndex = tag.end;
  const match = finder.exec(source);
  const close = match ? readTag(source, match.index) : undefined;
  if (!close) return -1;
  closeTags.set(tag.start, close);
  return close.end;
}

function isFenceStart(source: string, position: number, marker: string): boolean {
  if (marker.length < 3 || !isFirstInLine(source, position)) return false;
  if (marker.startsWith('~')) return true;
  // `code` within a line may be written with three backticks.
  const end = position + marker.length;
  for (let i = end; i < source.length && source[i] !== '\n'; i++) if (source[i] === '`') return false;
  return true;
}

function isFirstInLine(source: string, position: number): boolean {
  const limit = Math.max(-1, position - MAX_BEFORE_FENCE);
  let start = position - 1;
  while (start > limit && source[start] !== '\n') start--;
  if (start >= 0 && source[start] !== '\n') return false;
  return BEFORE_FENCE.test(source.slice(start + 1, position));
}

/** A line that may close fences: backticks or tildes, and nothing else. */
interface FenceCloser {
  marker: string;
  start: number;
}

/**
 * Finds the position after the line that closes a fence, which has as many of its characters or more; -1 where there is none. To be
 * asked in the order of the text.
 */
function fenceEnds(source: string): (position: number, marker: string) => number {
  let closers: FenceCloser[] | undefined;
  let next = 0;
  return (position, marker) => {
    closers ??= fenceClosers(source);
    while (next < closers.length && closers[next]!.start < position + marker.length) next++;
    for (let i = next; i < closers.length; i++) {
      const closer = closers[i]!;
      if (closer.marker.startsWith(marker)) return closer.start + closer.marker.length;
    }
    return -1;
  };
}

function fenceClosers(source: string): FenceCloser[] {
  const closers: FenceCloser[] = [];
  for (const match of source.matchAll(/((?<!`)`{3,}|(?<!~)~{3,})[ \t]*$/gm))
    if (isFirstInLine(source, match.index)) closers.push({ marker: match[1]!, start: match.index });
  return closers;
}
