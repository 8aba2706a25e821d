import type { StateInline } from 'markdown-it';
import type { EscapeOptions } from '../../escape-options.ts';
import { collectorOf } from '../collector.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Texts in which a space has to be escaped, and how many of them are open. */
const oneWord = new WeakMap<StateInline, number>();

/** Reads a text that ends at the first space: in it, a backslash before a space makes it part of the text, as PyMdown has it of `^sup^`. */
export function inOneWord(state: StateInline, read: () => void): void {
  const depth = oneWord.get(state) ?? 0;
  oneWord.set(state, depth + 1);
  read();
  oneWord.set(state, depth);
}

/** An angle bracket by its name: converters write `\\&lt;` for `\\<`. */
const NAMED_BRACKET = /\\&[lg]t;/y;

/**
 * A backslash at the end of a line is a backslash (`C:\`), as in Python-Markdown; in CommonMark it breaks the line. Before `&lt;` it is
 * one before that bracket. Where the site says
 * so, a backslash escapes all that follows it, as PyMdown's escapeall has it.
 */
export function backslash(original: InlineRule): InlineRule {
  return (state, silent) => {
    const { escapes } = collectorOf(state.env).options;
    if (escapes) return escapeAll(state, silent, escapes);
    if (state.src.startsWith('\\\n', state.pos)) return false;
    NAMED_BRACKET.lastIndex = state.pos;
    if (NAMED_BRACKET.test(state.src)) {
      const name = state.src.slice(state.pos + 1, state.pos + 5);
      return escaped(state, silent, name, name === '&lt;' ? '<' : '>');
    }
    if (!oneWord.get(state) || !state.src.startsWith('\\ ', state.pos)) return original(state, silent);
    return escaped(state, silent, ' ', ' ');
  };
}

function escapeAll(state: StateInline, silent: boolean, { breaks, spaces }: EscapeOptions): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '\\' || pos + 1 >= posMax) return false;
  const typed = String.fromCodePoint(src.codePointAt(pos + 1)!);
  if (typed !== '\n') return escaped(state, silent, typed, spaces && typed === ' ' ? '\u00a0' : typed);
  if (!silent) state.push(breaks ? 'hardbreak' : 'softbreak', 'br', 0);
  state.pos += 2;
  while (state.pos < posMax && /[ \t]/.test(src[state.pos]!)) state.pos++;
  return true;
}

/** Reads a backslash and what it escapes, and shows `shown`. */
function escaped(state: StateInline, silent: boolean, typed: string, shown: string): true {
  if (!silent) {
    const token = state.push('text_special', '', 0);
    token.content = shown;
    token.markup = `\\${typed}`;
    token.info = 'escape';
  }
  state.pos += 1 + typed.length;
  return true;
}
