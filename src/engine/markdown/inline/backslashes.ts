import type { StateInline } from 'markdown-it';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** A backslash at the end of a line is a backslash (`C:\`), as in Python-Markdown; in CommonMark it breaks the line. */
export function keptAtLineEnd(original: InlineRule): InlineRule {
  return (state, silent) => !state.src.startsWith('\\\n', state.pos) && original(state, silent);
}
