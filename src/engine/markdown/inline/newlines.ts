import type { StateInline } from 'markdown-it';
import { collectorOf } from '../collector.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** The end of a line in a text: a blank, or a line break where the site says so (`line_breaks`). */
export function newline(original: InlineRule): InlineRule {
  return (state, silent) => {
    if (!original(state, silent)) return false;
    const last = state.tokens.at(-1);
    if (!silent && last?.type === 'softbreak' && collectorOf(state.env).options.lineBreaks === true)
      last.type = 'hardbreak';
    return true;
  };
}
