import type { StateInline } from 'markdown-it';

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
  readonly #found = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  /** How many of the places that a pattern finds lie before `position`, and the first that does not. */
  around(position: number, name: string, pattern: RegExp): { before: number; next: number | undefined } {
    const found = this.#found.get(name) ?? Array.from(this.#text.matchAll(pattern), ({ index }) => index);
    this.#found.set(name, found);
    let [before, end] = [0, found.length];
    while (before < end) {
      const middle = (before + end) >> 1;
      if (found[middle]! < position) before = middle + 1;
      else end = middle;
    }
    return { before, next: found[before] };
  }
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
  for (const mark of MARKS) {
    const { marker, tag, open } = mark;
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
      state.md.inline.tokenize(state);
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
  if (close) return placesOf(state).around(start + 1, marker, close).next;
  let end = start;
  while (end < state.posMax && state.src[end] !== marker && !/\s/.test(state.src[end]!)) end++;
  return end > start && state.src[end] === marker ? end : undefined;
}

/** Whether a mark would end inside code: an odd number of backticks before it. */
function splitsCode(state: StateInline, start: number, end: number): boolean {
  const before = (position: number) => placesOf(state).around(position, '`', /`/g).before;
  return (before(end) - before(start)) % 2 === 1;
}
