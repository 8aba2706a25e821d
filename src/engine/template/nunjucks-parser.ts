import lexer from 'nunjucks/src/lexer.js';
import nodes from 'nunjucks/src/nodes.js';
import parser from 'nunjucks/src/parser.js';

/**
 * Nunjucks' parser, except for `{% raw %}`: as in Jinja, the first `{% endraw %}` ends it, whatever stands inside, and
 * both tags may control whitespace.
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
}

/**
 * Parses a template's text.
 *
 * @throws TemplateError with lineno and colno, both from 1, which may be missing
 */
export function parse(text: string): nodes.NodeList {
  return new TemplateParser(lexer.lex(text)).parseAsRoot();
}
