import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';
import { setSource, sourceOf } from './text-sources.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/**
 * Makes a parser note where every token of an inline text stands in it: markdown-it's tokens do not know. It reads nothing
 * otherwise than before, and more slowly, so that a parser that only writes HTML is left as it is.
 */
export function locateTokens(md: MarkdownIt): void {
  md.inline.State = locatedState(md.inline.State);
  const { ruler, ruler2 } = md.inline;
  for (const { name, fn } of [...ruler.__rules__]) ruler.at(name, located(fn));
  for (const { name, fn } of [...ruler2.__rules__])
    if (name === 'fragments_join')
      ruler2.at(
        name,
        joining(fn, ({ tokens }) => [tokens]),
      );
  for (const { name, fn } of [...md.core.ruler.__rules__])
    if (name === 'text_join') md.core.ruler.at(name, joining(fn, inlineTokens));
}

/** Where the text began that is gathered and no token yet. */
const pendingStarts = new WeakMap<StateInline, number>();

function locatedState(State: MarkdownIt['inline']['State']): MarkdownIt['inline']['State'] {
  return class LocatedState extends State {
    override pushPending(): Token {
      const { length } = this.pending;
      const from = pendingStarts.get(this) ?? 0;
      const token = super.pushPending();
      setSource(token, [{ length, from, to: from + length }]);
      return token;
    }
  };
}

function located(rule: InlineRule): InlineRule {
  return (state, silent) => {
    if (silent) return rule(state, silent);
    const from = state.pos;
    // Text is gathered as it stands, up to where a rule is asked.
    pendingStarts.set(state, from - state.pending.length);
    const first = state.tokens.length;
    if (!rule(state, silent)) return false;
    const made = state.tokens.slice(first).filter((token) => !sourceOf(token));
    // A list of attributes that belongs to nothing becomes the text that it is written as.
    if (made[0]?.type === 'attributes') {
      setSource(made[0], [{ length: state.pos - from, from, to: state.pos }]);
      return true;
    }
    if (made[0]?.type === 'code_inline') {
      const { content, markup } = made[0];
      // A space at both ends of code goes, and line breaks become spaces.
      const start = from + markup.length;
      const at = start + (state.pos - markup.length - start - content.length) / 2;
      setSource(made[0], [{ length: content.length, from: at, to: at + content.length }]);
      return true;
    }
    const isCopied = made.map(({ content }) => content).join('') === state.src.slice(from, state.pos);
    let at = from;
    for (const token of made) {
      const { length } = token.content;
      // Each star of "**" is a token, until its partner is found.
      setSource(token, [isCopied ? { length, from: at, to: at + length } : { length, from, to: state.pos }]);
      at += length;
    }
    return true;
  };
}

/** A rule that joins texts: the last token of those that are joined is kept. */
function joining<State>(
  rule: (state: State) => void,
  listsOf: (state: State) => Token[][],
): (state: State) => void {
  return (state) => {
    const before = listsOf(state).map((list) =>
      list.map((token) => ({ token, pieces: sourceOf(token) ?? [] })),
    );
    rule(state);
    for (const [index, list] of listsOf(state).entries()) {
      const all = before[index]!;
      let at = 0;
      for (const token of list) {
        const first = at;
        while (all[at]!.token !== token) at++;
        at++;
        if (at > first + 1)
          setSource(
            token,
            all.slice(first, at).flatMap(({ pieces }) => pieces),
          );
      }
    }
  };
}

function inlineTokens({ tokens }: StateCore): Token[][] {
  return tokens.flatMap(({ type, children }) => (type === 'inline' && children ? [children] : []));
}
