import lexer, { type Token, type Tokenizer } from 'nunjucks/src/lexer.js';

/**
 * The words of one tag. As in Jinja and unlike Nunjucks, braces inside are matched: the `}}` of `{{ {"a": {"b": 1}} }}` that
 * closes two maps does not close the tag. Behind the last word comes one of type `end`, again and again.
 *
 * @param source a tag with its delimiters
 * @param at the line and column (from 0) of its first character, which the words' places are counted from
 */
export function tokensOf(source: string, at: { line: number; column: number }): Tokenizer {
  const tokens = lexer.lex(source);
  tokens.lineno = at.line;
  tokens.colno = at.column;
  const next = tokens.nextToken.bind(tokens);
  let openBraces = 0;
  tokens.nextToken = () => {
    const { lineno, colno } = tokens;
    if (openBraces > 0 && tokens.current() === '}') {
      tokens.forward();
      openBraces--;
      return { type: 'right-curly', value: '}', lineno, colno };
    }
    const token: Token = next() ?? { type: 'end', value: 'the end of the tag', lineno, colno };
    if (token.type === 'left-curly') openBraces++;
    return token.type === 'symbol' ? asNumber(token) : token;
  };
  return tokens;
}

/** Python's other ways to write a number, `1_000` and `1e3`, which Nunjucks takes for names. */
function asNumber(token: Token): Token {
  const value = token.value.replace(/(?<=\d)_(?=\d)/g, '');
  if (/^\d+$/.test(value)) return { ...token, type: 'int', value };
  return /^\d+e\d+$/i.test(value) ? { ...token, type: 'float', value } : token;
}
