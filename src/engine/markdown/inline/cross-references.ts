import type { StateInline } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { setInlinePlace } from '../sources/inline-places.ts';

/** What a link names behind its text; nothing where its text is the name. */
const NAME = /\]\[([^[\]\n^][^[\]\n]{0,200})?\]/y;

/**
 * Links that name a heading or another place by its id, on whatever page it is: `[the lid][lid]`, `[lid][]`. A definition of the page
 * comes first; an id that no page has is told, and the link stays as it is typed. Names of code (`kettle.Lid`) are told elsewhere.
 */
export function crossReference(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x5b || src[pos + 1] === '^') return false;
  const collector = collectorOf(state.env);
  const { crossReferences, resolvePlace } = collector.options;
  if (!crossReferences || !resolvePlace) return false;
  const end = state.md.helpers.parseLinkLabel(state, pos, true);
  if (end <= pos + 1) return false;
  NAME.lastIndex = end;
  const [whole, written] = NAME.exec(src) ?? [];
  const after = NAME.lastIndex;
  if (whole === undefined || after > state.posMax) return false;
  const name = (written ?? src.slice(pos + 1, end).replaceAll('`', '')).trim();
  if (state.env.references?.[state.md.utils.normalizeReference(name)] !== undefined) return false;
  const target = resolvePlace(name);
  if (target === undefined) {
    if (!silent && written !== undefined && /^[\w:-]+$/.test(name))
      collector.warn(
        'unknown-name',
        `No page has a heading or a place with the id ${JSON.stringify(name)}: the link stays as it is typed.`,
        collector.lineAt(state, pos),
        'Correct the id, or give it to the place that is meant: [](){ #name }.',
      );
    return false;
  }
  if (!silent) {
    const { posMax } = state;
    const open = state.push('link_open', 'a', 1);
    open.attrs = [['href', target]];
    open.meta = { isName: true };
    setInlinePlace(open, { line: collector.lineAt(state, pos), from: pos, to: after });
    Object.assign(state, { pos: pos + 1, posMax: end, linkLevel: state.linkLevel + 1 });
    state.md.inline.tokenize(state);
    state.push('link_close', 'a', -1);
    Object.assign(state, { posMax, linkLevel: state.linkLevel - 1 });
  }
  state.pos = after;
  return true;
}
