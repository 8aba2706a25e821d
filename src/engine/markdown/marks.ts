import type { StateInline } from 'markdown-it';

interface Mark {
  marker: string;
  tag: string;
  pattern: RegExp;
}

/** As PyMdown's mark, caret and tilde in their default, smart form: not inside words, no space at the inner edges. */
const MARKS: Mark[] = [
  { marker: '==', tag: 'mark', pattern: /(?<![\w=])==(?![\s=])(.+?=*?)(?<!\s)==(?![\w=])/sy },
  { marker: '^^', tag: 'ins', pattern: /(?<![\w^])\^\^(?![\s^])(.+?\^*?)(?<!\s)\^\^(?![\w^])/sy },
  { marker: '~~', tag: 'del', pattern: /(?<![\w~])~~(?![\s~])(.+?~*?)(?<!\s)~~(?![\w~])/sy },
  { marker: '^', tag: 'sup', pattern: /\^(?![\s^])([^\s^]+)\^/y },
  { marker: '~', tag: 'sub', pattern: /~(?![\s~])([^\s~]+)~/y },
];

/** Marks that have no end in a text, by its length from the end: what failed once need not be searched again. */
const unclosed = new WeakMap<StateInline, Set<string>>();

/** `==mark==`, `^^insert^^`, `~~delete~~`, `^sup^` and `~sub~`. */
export function marks(state: StateInline, silent: boolean): boolean {
  const char = state.src[state.pos];
  if (char !== '=' && char !== '^' && char !== '~') return false;
  for (const { marker, tag, pattern } of MARKS) {
    if (!state.src.startsWith(marker, state.pos) || unclosed.get(state)?.has(marker)) continue;
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match || pattern.lastIndex > state.posMax || splitsCode(match[1]!)) {
      if (!match && marker.length === 2 && !state.src.includes(marker, state.pos + 2))
        remember(state, marker);
      continue;
    }
    const end = pattern.lastIndex;
    if (!silent) {
      const max = state.posMax;
      state.push(`${tag}_open`, tag, 1).markup = marker;
      state.pos += marker.length;
      state.posMax = end - marker.length;
      state.md.inline.tokenize(state);
      state.posMax = max;
      state.push(`${tag}_close`, tag, -1).markup = marker;
    }
    state.pos = end;
    return true;
  }
  return false;
}

function remember(state: StateInline, marker: string): void {
  const set = unclosed.get(state) ?? new Set();
  unclosed.set(state, set.add(marker));
}

/** Whether a mark would end inside code: an odd number of backticks before it. */
function splitsCode(content: string): boolean {
  return content.includes('`') && (content.split('`').length - 1) % 2 === 1;
}
