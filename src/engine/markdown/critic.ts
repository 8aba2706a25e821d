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

/** Where the last end of each kind stands in a text: beyond it no search is worth its time. */
const lastEnds = new WeakMap<StateInline, Map<string, number>>();

function hasEnd(state: StateInline, marker: string): boolean {
  const ends = lastEnds.get(state) ?? new Map<string, number>();
  lastEnds.set(state, ends);
  const end = ends.get(marker) ?? state.src.lastIndexOf(marker);
  ends.set(marker, end);
  return end > state.pos;
}

/** Critic Markup: `{++added++}`, `{--removed--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`. */
export function critic(state: StateInline, silent: boolean): boolean {
  const kind = state.src[state.pos + 1] ?? '';
  if (state.src.charCodeAt(state.pos) !== 0x7b || kind === '' || !'+-~=>'.includes(kind)) return false;
  if (!hasEnd(state, kind === '>' ? '<<}' : `${kind}${kind}}`)) return false;
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
