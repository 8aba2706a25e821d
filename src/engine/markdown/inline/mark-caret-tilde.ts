import type { StateInline } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { inOneWord } from './backslashes.ts';

interface Mark {
  marker: string;
  tag: string;
  /** what may begin the mark */
  open: RegExp;
  /** what may end it, wherever it stands; undefined for a mark that ends at the next of its signs in the same word */
  close: RegExp | undefined;
}

/** As PyMdown's mark, caret and tilde in their default, smart form: not inside words, no space at the inner edges. */
const MARKS: Mark[] = [
  { marker: '==', tag: 'mark', open: /(?<![\w=])==(?![\s=])/y, close: /(?<!\s)(?===(?![\w=]))/g },
  { marker: '^^', tag: 'ins', open: /(?<![\w^])\^\^(?![\s^])/y, close: /(?<!\s)(?=\^\^(?![\w^]))/g },
  { marker: '~~', tag: 'del', open: /(?<![\w~])~~(?![\s~])/y, close: /(?<!\s)(?=~~(?![\w~]))/g },
  { marker: '^', tag: 'sup', open: /\^(?![\s^])/y, close: undefined },
  { marker: '~', tag: 'sub', open: /~(?![\s~])/y, close: undefined },
];

/** The places in an inline text where something stands, in order; looked for once, not again at every beginning of a mark. */
class Places {
  readonly #text: string;
  #codes: [from: number, to: number][] | undefined;
  readonly #found = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  /** where code begins and ends, in order */
  get codes(): readonly [from: number, to: number][] {
    this.#codes ??= codesIn(this.#text);
    return this.#codes;
  }

  /** The first of the places that a pattern finds which does not lie before `position`. */
  next(position: number, name: string, pattern: RegExp): number | undefined {
    const found = this.#found.get(name) ?? Array.from(this.#text.matchAll(pattern), ({ index }) => index);
    this.#found.set(name, found);
    return found[countBelow(found, position, (place) => place)];
  }
}

/** How many of the values, in order, are less than `limit`. */
function countBelow<Value>(
  values: readonly Value[],
  limit: number,
  numberOf: (value: Value) => number,
): number {
  let [below, end] = [0, values.length];
  while (below < end) {
    const middle = (below + end) >> 1;
    if (numberOf(values[middle]!) < limit) below = middle + 1;
    else end = middle;
  }
  return below;
}

/** The stretches of code in a text: between backticks of one number; behind a backslash, the first stands for itself. */
function codesIn(text: string): [from: number, to: number][] {
  const runs = Array.from(text.matchAll(/`+/g), ({ 0: { length }, index }) => ({ length, index }));
  const next = new Map<number, number>();
  const closes = runs.map(() => -1);
  for (let i = runs.length - 1; i >= 0; i--) {
    closes[i] = next.get(runs[i]!.length) ?? -1;
    next.set(runs[i]!.length, i);
  }
  const codes: [from: number, to: number][] = [];
  for (let i = 0; i < runs.length; i++) {
    const { index } = runs[i]!;
    const close = /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, index - 20), index)) ? -1 : closes[i]!;
    if (close === -1) continue;
    codes.push([index, runs[close]!.index + runs[close]!.length]);
    i = close;
  }
  return codes;
}

const known = new WeakMap<StateInline, Places>();

function placesOf(state: StateInline): Places {
  const places = known.get(state) ?? new Places(state.src);
  known.set(state, places);
  return places;
}

/** `==mark==`, `^^insert^^`, `~~delete~~`, `^sup^` and `~sub~`. */
export function markCaretTilde(state: StateInline, silent: boolean): boolean {
  const char = state.src[state.pos];
  if (char !== '=' && char !== '^' && char !== '~') return false;
  const { raisedText = true } = collectorOf(state.env).options;
  for (const mark of MARKS) {
    const { marker, tag, open } = mark;
    if (!raisedText && marker.length === 1) continue;
    open.lastIndex = state.pos;
    if (!open.test(state.src)) continue;
    const start = state.pos + marker.length;
    const close = closeOf(state, mark, start);
    if (close === undefined || close + marker.length > state.posMax || splitsCode(state, start, close))
      continue;
    if (!silent) {
      const max = state.posMax;
      state.push(`${tag}_open`, tag, 1).markup = marker;
      state.pos = start;
      state.posMax = close;
      if (mark.close) state.md.inline.tokenize(state);
      else inOneWord(state, () => state.md.inline.tokenize(state));
      state.posMax = max;
      state.push(`${tag}_close`, tag, -1).markup = marker;
    }
    state.pos = close + marker.length;
    return true;
  }
  return false;
}

/** Where the mark whose content begins at `start` ends; it has at least one sign. */
function closeOf(state: StateInline, { marker, close }: Mark, start: number): number | undefined {
  if (close) return placesOf(state).next(start + 1, marker, close);
  let end = start;
  let brackets = 0;
  while (end < state.posMax && state.src[end] !== marker && !/\s/.test(state.src[end]!)) {
    if (state.src[end] === '[') brackets++;
    // The text of a link ends here: what follows is its address.
    else if (state.src[end] === ']' && brackets-- === 0 && state.src[end + 1] === '(') return undefined;
    end += state.src.startsWith('\\ ', end) ? 2 : 1;
  }
  return end > start && state.src[end] === marker ? end : undefined;
}

/** Whether a mark would end inside code that begins in it. */
function splitsCode(state: StateInline, start: number, end: number): boolean {
  const { codes } = placesOf(state);
  const last = codes[countBelow(codes, end, ([from]) => from) - 1];
  return last !== undefined && last[0] >= start && end < last[1];
}
