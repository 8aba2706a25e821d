import type { StateInline } from 'markdown-it';

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

/** A backslash at the end of a line is a backslash (`C:\`), as in Python-Markdown; in CommonMark it breaks the line. */
export function keptAtLineEnd(original: InlineRule): InlineRule {
  return (state, silent) => {
    if (state.src.startsWith('\\\n', state.pos)) return false;
    if (!oneWord.get(state) || !state.src.startsWith('\\ ', state.pos)) return original(state, silent);
    if (!silent) {
      const space = state.push('text_special', '', 0);
      space.content = ' ';
      space.markup = '\\ ';
      space.info = 'escape';
    }
    state.pos += 2;
    return true;
  };
}
