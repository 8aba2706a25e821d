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
 * Puts the sentences and the words of a text that have a number into elements of their own. Where one ends within a link or emphasis,
 * the text is left as it is: two links are not what the writer wrote.
 *
 * @param sentences all that the text consists of
 */
export function markWords(inline: Token, sentences: readonly Sentence[]): void {
  const marked = sentences.flatMap((sentence) => {
    const isWhole = sentence.children.every(({ number }) => number === undefined);
    const parts = isWhole
      ? tokensIn(sentence)
      : sentence.children.flatMap((words) => around(tokensIn(words), words.number));
    return around(parts, sentence.number);
  });
  const isMark = ({ type }: Token) => type === 'passage_open' || type === 'passage_close';
  if (!marked.some(isMark)) return;
  const before = inline.children ?? [];
  if (
    sameMarks(
      before,
      marked.filter((token) => !isMark(token)),
    )
  )
    inline.children = marked;
}

function tokensIn({ tokens }: Words): readonly Token[] {
  return tokens[0]!.children ?? [];
}

function around(tokens: readonly Token[], number: number | undefined): readonly Token[] {
  if (number === undefined || tokens.length === 0) return tokens;
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
