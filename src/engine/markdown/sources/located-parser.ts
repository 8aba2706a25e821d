import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';
import { hasSource, type SourcePiece, setSource, sourceOfPart } from './text-sources.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/**
 * Makes a parser that has all its rules note where every token of an inline text stands in it: markdown-it's tokens do not know. It
 * reads nothing otherwise than before, and takes a tenth longer.
 *
 * @returns the parser
 */
export function locateTokens(md: MarkdownIt): MarkdownIt {
  md.inline.State = locatedState(md.inline.State);
  const { ruler, ruler2 } = md.inline;
  // One rule that asks all others: to look at each by itself would take longer than most of them do.
  ruler.before(ruler.__rules__[0]!.name, 'located', located(ruler.getRules('')));
  ruler.enableOnly('located');
  for (const { name, fn } of [...ruler2.__rules__])
    if (name === 'fragments_join')
      ruler2.at(
        name,
        joining(fn, ({ tokens }) => [tokens]),
      );
  for (const { name, fn } of [...md.core.ruler.__rules__])
    if (name === 'text_join') md.core.ruler.at(name, joining(fn, inlineTokens));
  return md;
}

/** What markdown-it knows of an inline text on its way, and where the text began that is gathered and no token yet. */
interface LocatedState extends StateInline {
  pendingStart: number;
}

function locatedState(State: MarkdownIt['inline']['State']): MarkdownIt['inline']['State'] {
  return class extends State implements LocatedState {
    pendingStart = 0;

    override pushPending(): Token {
      const { length } = this.pending;
      const from = this.pendingStart;
      const token = super.pushPending();
      setSource(token, [{ length, from, to: from + length }]);
      return token;
    }
  };
}

function isLocated(state: StateInline): state is LocatedState {
  return 'pendingStart' in state;
}

function located(rules: readonly InlineRule[]): InlineRule {
  return (state, silent) => {
    const from = state.pos;
    // Text is gathered as it stands, up to where a rule is asked.
    if (!silent && isLocated(state)) state.pendingStart = from - state.pending.length;
    const first = state.tokens.length;
    if (!rules.some((rule) => rule(state, silent))) return false;
    if (state.tokens.length > first)
      locate(
        state,
        state.tokens.slice(first).filter((token) => !hasSource(token)),
        from,
      );
    return true;
  };
}

/** Says where the tokens stand that a rule has made of the text from a position on, up to where it is. */
function locate({ src, pos: to }: StateInline, made: readonly Token[], from: number): void {
  const [first] = made;
  if (!first) return;
  // A list of attributes that belongs to nothing becomes the text that it is written as.
  if (first.type === 'attributes') {
    setSource(first, [{ length: to - from, from, to }]);
    return;
  }
  if (first.type === 'code_inline') {
    const { content, markup } = first;
    // A space at both ends of code goes, and line breaks become spaces.
    const start = from + markup.length;
    const at = start + (to - markup.length - start - content.length) / 2;
    setSource(first, [{ length: content.length, from: at, to: at + content.length }]);
    return;
  }
  const isCopied = made.map(({ content }) => content).join('') === src.slice(from, to);
  let at = from;
  for (const token of made) {
    const { length } = token.content;
    // Each star of "**" is a token, until its partner is found.
    setSource(token, [isCopied ? { length, from: at, to: at + length } : { length, from, to }]);
    at += length;
  }
}

/** A rule that joins texts: the last token of those that are joined is kept. */
function joining<State>(
  rule: (state: State) => void,
  listsOf: (state: State) => Token[][],
): (state: State) => void {
  return (state) => {
    const before = listsOf(state).map((list) =>
      hasNeighbours(list) ? list.map((token) => ({ token, length: token.content.length })) : undefined,
    );
    rule(state);
    for (const [index, list] of listsOf(state).entries()) {
      const all = before[index];
      if (all && list.length < all.length) join(list, all);
    }
  };
}

/** Whether texts stand side by side, which alone are joined. */
function hasNeighbours(list: readonly Token[]): boolean {
  return list.some((token, index) => index > 0 && isText(token) && isText(list[index - 1]!));
}

function isText({ type }: Token): boolean {
  return type === 'text' || type === 'text_special';
}

/** @param all the tokens before they were joined, and how long their texts were */
function join(list: readonly Token[], all: readonly { token: Token; length: number }[]): void {
  let at = 0;
  for (const token of list) {
    const first = at;
    while (all[at]!.token !== token) at++;
    at++;
    if (at === first + 1) continue;
    const pieces: SourcePiece[] = [];
    for (let index = first; index < at; index++) {
      const { token: part, length } = all[index]!;
      addAll(pieces, sourceOfPart(part, length));
    }
    setSource(token, pieces);
  }
}

function inlineTokens({ tokens }: StateCore): Token[][] {
  return tokens.flatMap(({ type, children }) => (type === 'inline' && children ? [children] : []));
}
