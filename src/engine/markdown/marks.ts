import type { StateInline } from 'markdown-it';

interface Mark {
  marker: string;
  tag: string;
  /** what may begin the mark */
  open: RegExp;
  whole: RegExp;
}

/** As PyMdown's mark, caret and tilde in their default, smart form: not inside words, no space at the inner edges. */
const MARKS: Mark[] = [
  mark('==', 'mark', /(?<![\w=])==(?![\s=])/, /(.+?=*?)(?<!\s)==(?![\w=])/),
  mark('^^', 'ins', /(?<![\w^])\^\^(?![\s^])/, /(.+?\^*?)(?<!\s)\^\^(?![\w^])/),
  mark('~~', 'del', /(?<![\w~])~~(?![\s~])/, /(.+?~*?)(?<!\s)~~(?![\w~])/),
  mark('^', 'sup', /\^(?![\s^])/, /([^\s^]+)\^/),
  mark('~', 'sub', /~(?![\s~])/, /([^\s~]+)~/),
];

function mark(marker: string, tag: string, open: RegExp, rest: RegExp): Mark {
  return { marker, tag, open: new RegExp(open, 'y'), whole: new RegExp(open.source + rest.source, 'sy') };
}

/** Double marks that begin in a text but never end: searched once, not again at every further beginning. */
const unclosed = new WeakMap<StateInline, Set<string>>();

/** `==mark==`, `^^insert^^`, `~~delete~~`, `^sup^` and `~sub~`. */
export function marks(state: StateInline, silent: boolean): boolean {
  const char = state.src[state.pos];
  if (char !== '=' && char !== '^' && char !== '~') return false;
  for (const { marker, tag, open, whole } of MARKS) {
    if (!state.src.startsWith(marker, state.pos) || unclosed.get(state)?.has(marker)) continue;
    open.lastIndex = state.pos;
    if (!open.test(state.src)) continue;
    whole.lastIndex = state.pos;
    const match = whole.exec(state.src);
    if (!match && marker.length === 2) unclosed.set(state, (unclosed.get(state) ?? new Set()).add(marker));
    if (!match || whole.lastIndex > state.posMax || splitsCode(match[1]!)) continue;
    const end = state.pos + match[0].length;
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

/** Whether a mark would end inside code: an odd number of backticks before it. */
function splitsCode(content: string): boolean {
  return content.includes('`') && (content.split('`').length - 1) % 2 === 1;
}
