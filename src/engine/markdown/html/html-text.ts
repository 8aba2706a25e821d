import { type Token, Tokenizer } from 'parse5';

/**
 * The text of HTML: a line break is a space, a picture its alternative text. Tags are read without a tree, which a writer can make
 * as deep as a page is long.
 */
export function htmlText(html: string): string {
  let text = '';
  const add = ({ chars }: Token.CharacterToken) => {
    text += chars;
  };
  const skip = () => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: skip,
      onStartTag({ tagName, attrs }) {
        if (tagName === 'br') text += ' ';
        if (tagName === 'img') text += attrs.find(({ name }) => name === 'alt')?.value ?? '';
      },
      onEndTag: skip,
      onComment: skip,
      onDoctype: skip,
      onEof: skip,
    },
  );
  tokenizer.write(html, true);
  return text;
}
