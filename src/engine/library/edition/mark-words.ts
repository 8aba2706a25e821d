import type { Token } from 'markdown-it';
import { derivedToken } from '../../markdown/sources/derived-token.ts';
import { PASSAGE_ATTRIBUTE } from './passage-attribute.ts';

/** Some words of an inline text, with their number if they are to be marked. */
interface Words {
  /** an inline token that holds theirs */
  tokens: readonly Token[];
  number: number | undefined;
}

interface Sentence extends Words {
  children: readonly Words[];
}

/**
 * Puts the sentences of a text that have a number into elements of their own, or else their words. Where one ends within a link or
 * emphasis, the text is left as it is: two links are not what the writer wrote.
 *
 * @param sentences all that the text consists of
 */
export function markWords(inline: Token, sentences: readonly Sentence[]): void {
  const stretches = sentences.flatMap((sentence): readonly Words[] =>
    sentence.number === undefined && sentence.children.some(({ number }) => number !== undefined)
      ? sentence.children
      : [sentence],
  );
  if (stretches.every(({ number }) => number === undefined)) return;
  const parts = stretches.map(({ tokens, number }) => ({ tokens: tokens[0]!.children ?? [], number }));
  const before = inline.children ?? [];
  const isWhole = sameMarks(
    before,
    parts.flatMap(({ tokens }) => tokens),
  );
  if (!isWhole) return;
  inline.children = parts.flatMap(({ tokens, number }) =>
    number === undefined || tokens.length === 0 ? tokens : around(tokens, number),
  );
}

function around(tokens: readonly Token[], number: number): Token[] {
  const mark = (nesting: 1 | -1): Token =>
    derivedToken(tokens[0]!, {
      type: nesting === 1 ? 'passage_open' : 'passage_close',
      tag: 'span',
      nesting,
      attrs: nesting === 1 ? [[PASSAGE_ATTRIBUTE, String(number)]] : null,
      content: '',
      children: null,
    });
  return [mark(1), ...tokens, mark(-1)];
}

/** Whether two lists of tokens open and close the same, however their text is cut. */
function sameMarks(one: readonly Token[], other: readonly Token[]): boolean {
  const marks = (tokens: readonly Token[]) => tokens.filter(({ nesting }) => nesting !== 0);
  const [first, second] = [marks(one), marks(other)];
  return first.length === second.length && first.every((token, index) => token === second[index]);
}
