import type { StateInline } from 'markdown-it';

const CRITIC = /\{(?:\+\+(.+?)\+\+|--(.+?)--|~~(.*?)~>(.*?)~~|==(.+?)==|>>(.+?)<<)\}/sy;
const KINDS: (readonly [tag: string, classes: string])[] = [
  ['ins', 'critic'],
  ['del', 'critic'],
  ['del', 'critic'],
  ['ins', 'critic'],
  ['mark', 'critic'],
  ['span', 'critic comment'],
];

/** Critic Markup: `{++added++}`, `{--removed--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`. */
export function critic(state: StateInline, silent: boolean): boolean {
  if (!/[+\-~=>]/.test(state.src[state.pos + 1] ?? '') || state.src.charCodeAt(state.pos) !== 0x7b)
    return false;
  CRITIC.lastIndex = state.pos;
  const match = CRITIC.exec(state.src);
  if (!match || CRITIC.lastIndex > state.posMax) return false;
  const { lastIndex } = CRITIC;
  if (!silent) {
    const max = state.posMax;
    let from = state.pos + 3;
    for (const [i, content] of match.slice(1).entries()) {
      if (content === undefined) continue;
      const [tag, classes] = KINDS[i]!;
      state.push(`${tag}_open`, tag, 1).attrs = [['class', classes]];
      state.pos = from;
      state.posMax = from + content.length;
      state.md.inline.tokenize(state);
      state.push(`${tag}_close`, tag, -1);
      from += content.length + 2;
    }
    state.posMax = max;
  }
  state.pos = lastIndex;
  return true;
}
