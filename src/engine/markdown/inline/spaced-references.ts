import type { StateInline } from 'markdown-it';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

const REFERENCE = /[ \n]\[([^[\]]+)\]/y;

const DIRECT = /^\[([^[\]]+)\]/;

/** The name of the definition that a link's text may lead to, and where the link ends. */
function nameOf(state: StateInline, start: number, end: number): { name: string; after: number } | undefined {
  // A mark of a footnote follows the link: it is not the name of one.
  if (state.src.startsWith('[^', end + 1)) return { name: state.src.slice(start, end), after: end + 1 };
  const [whole, other] = DIRECT.exec(state.src.slice(end + 1, end + 300)) ?? [];
  // Of two brackets of which only the first names something, the other is text.
  if (whole !== undefined && state.env?.references?.[state.md.utils.normalizeReference(other!)] === undefined)
    return { name: state.src.slice(start, end), after: end + 1 };
  REFERENCE.lastIndex = end + 1;
  const name = REFERENCE.exec(state.src)?.[1];
  return name === undefined ? undefined : { name, after: REFERENCE.lastIndex };
}

/** Lets a space stand between a link's text and the name of its target, as in Python-Markdown: `[Google] [1]`; and the mark of a footnote behind it. */
export function spacedReference(original: InlineRule): InlineRule {
  return (state, silent) => {
    if (original(state, silent)) return true;
    const { references } = state.env ?? {};
    if (!references || state.src.charCodeAt(state.pos) !== 0x5b) return false;
    const start = state.pos + 1;
    const end = state.md.helpers.parseLinkLabel(state, state.pos, true);
    // What looks like a task's checkbox is no link.
    if (end === -1 || /^[ xX]?$/.test(state.src.slice(start, end))) return false;
    const named = nameOf(state, start, end);
    const label = named && state.md.utils.normalizeReference(named.name);
    const reference = label && references[label];
    if (!reference || named.after > state.posMax) return false;
    if (!silent) {
      const max = state.posMax;
      state.pos = start;
      state.posMax = end;
      const link = state.push('link_open', 'a', 1);
      link.attrs = [['href', reference.href]];
      link.meta = { label };
      if (reference.title) link.attrPush(['title', reference.title]);
      state.linkLevel++;
      state.md.inline.tokenize(state);
      state.linkLevel--;
      state.push('link_close', 'a', -1);
      state.posMax = max;
    }
    state.pos = named.after;
    return true;
  };
}
