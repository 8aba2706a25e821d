import type { Token } from 'markdown-it';
import { derivedToken } from './derived-token.ts';
import { visibleText } from './visible-text.ts';

/**
 * Cuts the tokens of an inline text at some places. What goes around a cut, such as a link or `<em>`, is closed before it and
 * opened again behind it, so that each stretch can be written as HTML of its own.
 *
 * @param cuts offsets in the visible text, in their order
 * @returns the tokens of each stretch, one more than there are cuts
 */
export function cutInline(tokens: readonly Token[], cuts: readonly number[]): Token[][] {
  if (cuts.length === 0) return [[...tokens]];
  const cutter = new Cutter(tokens);
  let at = 0;
  let next = 0;
  for (const [index, token] of tokens.entries()) {
    const text = token.nesting === 0 ? visibleText(token) : '';
    const end = at + text.length;
    let from = at;
    // What shows nothing belongs to what it stands before.
    while (next < cuts.length && (cuts[next]! < end || (cuts[next]! === at && token.nesting !== -1))) {
      const cut = cuts[next]!;
      if (cut > from) cutter.push(derivedToken(token, { content: text.slice(from - at, cut - at) }), index);
      cutter.cut();
      from = Math.max(from, cut);
      next++;
    }
    cutter.push(from === at ? token : derivedToken(token, { content: text.slice(from - at) }), index);
    at = end;
  }
  for (; next < cuts.length; next++) cutter.cut();
  return cutter.stretches;
}

class Cutter {
  readonly stretches: Token[][] = [[]];
  /** what is open, with the token that ends it, and whether the stretch has anything in it */
  readonly #open: { token: Token; end: Token | undefined; isEmpty: boolean }[] = [];
  readonly #ends: ReadonlyMap<number, Token>;

  constructor(tokens: readonly Token[]) {
    this.#ends = endsOf(tokens);
  }

  get #stretch(): Token[] {
    return this.stretches.at(-1)!;
  }

  push(token: Token, index: number): void {
    if (token.nesting === -1) {
      const open = this.#open.pop();
      // Nothing was left behind the last cut.
      if (open?.isEmpty) this.#stretch.pop();
      else this.#stretch.push(token);
      return;
    }
    for (const open of this.#open) open.isEmpty = false;
    this.#stretch.push(token);
    if (token.nesting === 1) this.#open.push({ token, end: this.#ends.get(index), isEmpty: false });
  }

  cut(): void {
    for (const { end, isEmpty } of this.#open.toReversed()) {
      if (isEmpty) this.#stretch.pop();
      else if (end) this.#stretch.push(end);
    }
    this.stretches.push([]);
    for (const open of this.#open) {
      this.#stretch.push(open.token);
      open.isEmpty = true;
    }
  }
}

/** The token that ends each one that opens something, by the index of this. */
function endsOf(tokens: readonly Token[]): Map<number, Token> {
  const ends = new Map<number, Token>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.nesting === 1) open.push(index);
    else if (token.nesting === -1 && open.length > 0) ends.set(open.pop()!, token);
  }
  return ends;
}
