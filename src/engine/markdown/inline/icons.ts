import { nameToEmoji } from 'gemoji';
import type { StateInline } from 'markdown-it';

const SHORTCODE = /:([a-z0-9_+-]+):/y;
const ICON = /^(?:material|octicons|fontawesome|simple)-/;

const WORD = /[\p{L}\p{N}_]/u;

/**
 * `:material-check:` becomes an icon that the site draws, `:tada:` its emoji; any other name stays as text, and so does one
 * inside words, which is part of a name (`urn:id:123`).
 */
export function shortcode(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3a) return false;
  SHORTCODE.lastIndex = state.pos;
  const match = SHORTCODE.exec(state.src);
  if (!match) return false;
  const name = match[1]!;
  const isIcon = ICON.test(name);
  const emoji = isIcon || !Object.hasOwn(nameToEmoji, name) ? undefined : nameToEmoji[name];
  if (!isIcon && (emoji === undefined || touchesWord(state, SHORTCODE.lastIndex))) return false;
  if (!silent) {
    if (emoji === undefined) {
      state.push('icon', 'span', 1).attrs = [
        ['class', 'icon'],
        ['data-icon', name],
        ['aria-hidden', 'true'],
      ];
      state.push('icon_close', 'span', -1);
    } else state.push('text', '', 0).content = emoji;
  }
  state.pos += match[0].length;
  return true;
}

/** Whether a letter or digit stands right before the shortcode at `state.pos`, or right behind its `end`. */
function touchesWord(state: StateInline, end: number): boolean {
  const before = state.src.charAt(state.pos - 1);
  return WORD.test(before) || WORD.test(state.src.charAt(end));
}
