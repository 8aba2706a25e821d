import type { StateInline } from 'markdown-it';

/** The parts of each kind of mark: tag, classes and what ends it. */
const KINDS: Record<string, (readonly [tag: string, classes: string, end: string])[]> = {
  '{++': [['ins', 'critic', '++}']],
  '{--': [['del', 'critic', '--}']],
  '{~~': [
    ['del', 'critic', '~>'],
    ['ins', 'critic', '~~}'],
  ],
  '{==': [['mark', 'critic', '==}']],
  '{>>': [['span', 'critic comment', '<<}']],
};

/** Where each end was found last, and from where it was looked for. */
const found = new WeakMap<StateInline, Map<string, { from: number; at: number }>>();

/** The next `end` from `position` on, or -1. The last answer is used again, so that many marks stay linear. */
function nextEnd(state: StateInline, end: string, position: number): number {
  const ends = found.get(state) ?? new Map<string, { from: number; at: number }>();
  found.set(state, ends);
  const last = ends.get(end);
  if (last && last.from <= position && (last.at === -1 || position <= last.at)) return last.at;
  const at = state.src.indexOf(end, position);
  ends.set(end, { from: position, at });
  return at;
}

/** Critic Markup: `{++added++}`, `{--removed--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`. */
export function critic(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
  const kinds = KINDS[state.src.slice(state.pos, state.pos + 3)];
  if (!kinds) return false;
  const isChange = kinds.length > 1;
  const parts: { from: number; to: number }[] = [];
  let from = state.pos + 3;
  for (const [, , end] of kinds) {
    // Only a change may be empty on one side.
    const to = nextEnd(state, end, isChange ? from : from + 1);
    if (to === -1 || to + end.length > state.posMax) return false;
    if (end === '~>' && nextEnd(state, '~~}', from) < to) return false;
    parts.push({ from, to });
    from = to + end.length;
  }
  if (!silent) {
    const max = state.posMax;
    for (const [i, part] of parts.entries()) {
      const [tag, classes] = kinds[i]!;
      state.push(`${tag}_open`, tag, 1).attrs = [['class', classes]];
      state.pos = part.from;
      state.posMax = part.to;
      state.md.inline.tokenize(state);
      state.push(`${tag}_close`, tag, -1);
    }
    state.posMax = max;
  }
  state.pos = from;
  return true;
}
