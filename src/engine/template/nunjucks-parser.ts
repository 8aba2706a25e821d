import lexer, { type Tokenizer } from 'nunjucks/src/lexer.js';
import nodes from 'nunjucks/src/nodes.js';
import parser from 'nunjucks/src/parser.js';

/** Kinds of words that a test may take without parentheses. */
const VALUES: ReadonlySet<string> = new Set(['string', 'int', 'float']);

/**
 * Nunjucks' parser, except for `{% raw %}`: as in Jinja, the first `{% endraw %}` ends it, whatever stands inside, and
 * both tags may control whitespace; and except for Jinja's tests `is in` and `is ge "7.1"`.
 */
class TemplateParser extends parser.Parser {
  override parseRaw(name = 'raw'): nodes.Node {
    this.advanceAfterBlockEnd();
    const { lineno, colno } = this.tokens;
    const match = this.tokens._extractRegex(new RegExp(`^([\\s\\S]*?)\\{%(-?)\\s*end${name}\\s*(-?)%\\}`));
    if (!match) this.fail('unexpected end of file');
    const [, data = '', trimsBefore, trimsAfter] = match ?? [];
    const start = this.dropLeadingWhitespace ? data.trimStart() : data;
    this.dropLeadingWhitespace = trimsAfter === '-';
    const text = trimsBefore ? start.trimEnd() : start;
    return new nodes.Output(lineno, colno, [new nodes.TemplateData(lineno, colno, text)]);
  }

  override parseIs(): nodes.Node {
    const left = this.parseCompare();
    if (!this.skipSymbol('is')) return left;
    const { lineno, colno } = left;
    const negated = this.skipSymbol('not');
    const test = this.skipSymbol('in')
      ? new nodes.In(lineno, colno, left, this.parseCompare())
      : new nodes.Is(lineno, colno, left, this.#parseTest());
    return negated ? new nodes.Not(lineno, colno, test) : test;
  }

  #parseTest(): nodes.Node {
    const test = this.parseCompare();
    if (!(test instanceof nodes.Symbol) || !VALUES.has(this.peekToken()?.type ?? '')) return test;
    const { lineno, colno } = test;
    const args = new nodes.NodeList(lineno, colno, [this.parsePrimary()]);
    return new nodes.FunCall(lineno, colno, test, args);
  }
}

const TRIMMING = ['{%-', '{{-', '{#-'];

/**
 * Takes the space before `{%-` away before Nunjucks does, whose pattern for it takes quadratic time on runs of spaces.
 */
function trimming(tokens: Tokenizer): Tokenizer {
  const next = tokens.nextToken.bind(tokens);
  tokens.nextToken = () => {
    const token = next();
    if (token?.type === 'data' && TRIMMING.some((tag) => tokens.str.startsWith(tag, tokens.index)))
      token.value = token.value.trimEnd();
    else if (token?.type === 'block-start' || token?.type === 'variable-start')
      token.value = token.value.slice(0, 2);
    // A comment's end may say the same of what follows, and stays.
    else if (token?.type === 'comment' && token.value.length > '{#-#}'.length)
      token.value = token.value.replace(/^\{#-/, '{# ');
    return token;
  };
  return tokens;
}

/**
 * Parses a template's text.
 *
 * @throws TemplateError with lineno and colno, both from 1, which may be missing
 */
export function parse(text: string): nodes.NodeList {
  return new TemplateParser(trimming(lexer.lex(text))).parseAsRoot();
}
