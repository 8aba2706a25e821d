import { nameToEmoji } from 'gemoji';
import type { StateInline } from 'markdown-it';

const SHORTCODE = /:([a-z0-9_+-]+):/y;
const ICON = /^(?:material|octicons|fontawesome|simple)-/;

/** `:material-check:` becomes an icon that the site draws, `:tada:` its emoji; any other name stays as text. */
export function shortcode(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3a) return false;
  SHORTCODE.lastIndex = state.pos;
  const match = SHORTCODE.exec(state.src);
  if (!match) return false;
  const name = match[1]!;
  const isIcon = ICON.test(name);
  const emoji = isIcon || !Object.hasOwn(nameToEmoji, name) ? undefined : nameToEmoji[name];
  if (!isIcon && emoji === undefined) return false;
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
