import type { StateInline } from 'markdown-it';

/**
 * A single `*` inside a word is a sign for times or a placeholder (`2*3*4`, `*.a*b.test`), not emphasis, as in
 * PyMdown's smart emphasis. `**` may stand inside a word: that is how scripts without spaces emphasize.
 */
export function starInWord(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x2a || !isWord(src, pos - 1) || !isWord(src, pos + 1)) return false;
  if (!silent) state.pending += '*';
  state.pos++;
  return true;
}

function isWord(text: string, position: number): boolean {
  return /^[A-Za-z0-9]$/.test(text[position] ?? '');
}
