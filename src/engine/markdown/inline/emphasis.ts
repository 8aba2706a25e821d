import type { StateInline, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/**
 * A single `*` inside a word is a sign for times or a placeholder (`2*3*4`, `*.a*b.test`), not emphasis, as in
 * PyMdown's smart emphasis, but where the project asks for such emphasis. `**` may stand inside a word: that is how scripts without
 * spaces emphasize.
 */
export function starInWord(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (collectorOf(state.env).options.starsInWords === true) return false;
  if (src.charCodeAt(pos) !== 0x2a || !isWord(src, pos - 1) || !isWord(src, pos + 1)) return false;
  if (!silent) state.pending += '*';
  state.pos++;
  return true;
}

/**
 * Lets stars begin and end emphasis wherever no space is at their inner side, as Python-Markdown does: CommonMark looks at the outer
 * side as well, where scripts without spaces have letters behind a sign (`**注意：**在`). A single star does so beside such letters
 * alone: beside others, it may be one of a pattern for names of files.
 */
export function looseStars(original: InlineRule): InlineRule {
  return (state, silent) => {
    const { src, pos, delimiters } = state;
    const first = delimiters.length;
    if (!original(state, silent)) return false;
    const before = pos === 0 ? '' : String.fromCodePoint(codePointBefore(src, pos));
    const behind = state.pos >= state.posMax ? '' : String.fromCodePoint(src.codePointAt(state.pos)!);
    const { looseEmphasis, starsInWords } = collectorOf(state.env).options;
    if (looseEmphasis) loosen(state, first, pos, before, behind);
    if (src.charCodeAt(pos) !== 0x2a) return true;
    const isSingle = state.pos - pos === 1;
    if (isSingle && isLone(state, first)) delimiters[first]!.close = false;
    if (isSingle && starsInWords && endsPartOfWord(src, pos, before, behind)) delimiters[first]!.close = true;
    if (isSingle && !FOREIGN_LETTER.test(before) && !FOREIGN_LETTER.test(behind)) return true;
    for (const delimiter of delimiters.slice(first)) {
      delimiter.open ||= behind.trim() !== '' && LETTER.test(before);
      delimiter.close ||= before.trim() !== '' && LETTER.test(behind);
    }
    return true;
  };
}

/**
 * Lets signs begin and end emphasis beside a space as well, as Python-Markdown does where betterem is not at work: `**Note: **boil it`.
 * What nobody means by it stays text: signs with a space on either side, an opening sign behind a word (`2** 3`), and a single star
 * before a word (`*p and *q`), unless a sentence ends there.
 */
function loosen(
  { src, pos, delimiters }: StateInline,
  first: number,
  from: number,
  before: string,
  behind: string,
): void {
  const length = pos - from;
  if (length > 2) return;
  const isLow = src.charCodeAt(from) === 0x5f;
  const isInWord = LETTER.test(before) && !FOREIGN_LETTER.test(before);
  const opens = behind.trim() === '' && before.trim() !== '' && !isInWord && before !== src[from];
  const closes =
    before.trim() === '' &&
    before !== '' &&
    behind.trim() !== '' &&
    (isLow ? !WORD.test(behind) : length === 2 || isEnd(src, from, behind));
  for (const delimiter of delimiters.slice(first)) {
    delimiter.open ||= opens && length === 2;
    delimiter.close ||= closes;
  }
}

/** Whether a single star behind a space may end something: nothing follows it that it could belong to, or a sentence ends before it. */
function isEnd(src: string, at: number, behind: string): boolean {
  return (
    beganWord(src, at) &&
    (/^[^\s\p{L}\p{N}_]?$/u.test(behind) || /[:.!?：。]\s$/.test(src.slice(Math.max(0, at - 2), at)))
  );
}

/** Whether a single star ends the first part of a word behind a sign (`*T-*matrix`). In names of files, it stands for something. */
function endsPartOfWord(src: string, at: number, before: string, behind: string): boolean {
  return /^[^\s\w./\\:*]$/.test(before) && LETTER.test(behind) && beganWord(src, at);
}

/** Whether the star before a place is the first sign of a word. */
function beganWord(src: string, at: number): boolean {
  const begin = src.lastIndexOf('*', at - 1);
  return begin !== -1 && !/[\w*\\/]/.test(src[begin - 1] ?? '') && LETTER.test(src[begin + 1] ?? '');
}

/** Signs before a star that are looked at. */
const MOST_BEFORE = 60;

/**
 * Whether a single star ends nothing: text between two stars and two goes on around it (`**call yield* twice**`), as Python-Markdown
 * reads it. CommonMark lets it end one of the two.
 */
function isLone({ src, pos, delimiters }: StateInline, at: number): boolean {
  const star = delimiters[at];
  if (!star?.close || star.open || !/\S\*\*/.test(src.slice(pos + 1, pos + LONGEST_TEXT))) return false;
  /** lengths of the runs that have begun something */
  const begun: number[] = [];
  for (let index = Math.max(0, at - MOST_BEFORE); index < at; ) {
    const { marker, length = 1, open, close } = delimiters[index]!;
    index += marker === star.marker ? Math.max(1, length) : 1;
    if (marker !== star.marker) continue;
    if (close && begun.at(-1) === length) begun.pop();
    else if (open) begun.push(length);
  }
  return begun.at(-1) === 2;
}

/** Signs behind a star among which the end of what goes on around it is looked for. */
const LONGEST_TEXT = 400;

/**
 * Makes the strong element the outer one of text between three signs and three (`***both***`), as Python-Markdown does: style sheets of
 * projects rely on it. CommonMark makes it the inner one.
 */
export function strongOutside(state: StateInline): void {
  const { tokens } = state;
  const open: number[] = [];
  /** where the elements begin that ended last, by the place where they end */
  const begins = new Map<number, number>();
  for (let i = 0; i < tokens.length; i++) {
    const { nesting, type } = tokens[i]!;
    if (nesting === 1) open.push(i);
    if (nesting !== -1) continue;
    const begin = open.pop()!;
    begins.set(i, begin);
    if (type !== 'em_close') continue;
    const inner = besides(tokens, begin, 1);
    const end = besides(tokens, i, -1);
    // Two that are strong may stand in one that is emphasized: ***a** and **b***.
    if (tokens[inner]?.type !== 'strong_open' || begins.get(end) !== inner) continue;
    if (!tokens[inner].markup.startsWith(tokens[begin]!.markup)) continue;
    [tokens[begin], tokens[inner]] = [tokens[inner], tokens[begin]!];
    [tokens[i], tokens[end]] = [tokens[end]!, tokens[i]!];
  }
}

/** The next token in a direction that is not an empty text, which markdown-it leaves of a sign. */
function besides(tokens: readonly Token[], from: number, step: 1 | -1): number {
  let at = from + step;
  while (tokens[at]?.type === 'text' && tokens[at]!.content === '') at += step;
  return at;
}

const LETTER = /^[\p{L}\p{N}]$/u;
const WORD = /^[\p{L}\p{N}_]$/u;
const FOREIGN_LETTER = /^(?![A-Za-z\d])[\p{L}\p{N}]$/u;

function codePointBefore(text: string, position: number): number {
  const low = text.charCodeAt(position - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && position > 1;
  return isPair ? text.codePointAt(position - 2)! : low;
}

function isWord(text: string, position: number): boolean {
  return /^[A-Za-z0-9]$/.test(text[position] ?? '');
}
