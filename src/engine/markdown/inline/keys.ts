import type { StateInline } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { keyLabel } from './key-names.ts';

const KEYS = /\+\+((?:[\w-]+|"[^"\n]+"|'[^'\n]+')(?:\+(?:[\w-]+|"[^"\n]+"|'[^'\n]+'))*)\+\+/y;

/** `++ctrl+alt+del++`: keys to press together; a name that no key has stays as text. */
export function keys(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x2b) return false;
  KEYS.lastIndex = state.pos;
  const match = KEYS.exec(state.src);
  if (!match) return false;
  const { keySeparator = '+', keyNames } = collectorOf(state.env).options;
  const labels: string[] = [];
  for (const [part] of match[1]!.matchAll(/[\w-]+|"[^"]+"|'[^']+'/g)) {
    const label = /^["']/.test(part)
      ? state.md.utils.unescapeAll(part.slice(1, -1))
      : keyLabel(part, keyNames);
    if (label === undefined) return false;
    labels.push(label);
  }
  if (!silent) {
    state.push('keys_open', 'span', 1).attrs = [['class', 'keys']];
    for (const [i, label] of labels.entries()) {
      if (i > 0) state.push('text', '', 0).content = keySeparator;
      state.push('kbd_open', 'kbd', 1);
      state.push('text', '', 0).content = label;
      state.push('kbd_close', 'kbd', -1);
    }
    state.push('keys_close', 'span', -1);
  }
  state.pos += match[0].length;
  return true;
}
