import type { Token } from 'nunjucks/src/lexer.js';
import nodes from 'nunjucks/src/nodes.js';
import parser from 'nunjucks/src/parser.js';
import { setRange } from './node-ranges.ts';
import { Slice } from './syntax-nodes.ts';
import { TagError } from './tag-error.ts';

/** Kinds of words that begin what a test may take without parentheses. */
const TEST_VALUES: ReadonlySet<string> = new Set([
  'string',
  'int',
  'float',
  'boolean',
  'none',
  'left-bracket',
  'left-curly',
]);
/** Words that go on behind a test, and are no value for it. */
const AFTER_TEST: ReadonlySet<string> = new Set(['and', 'or', 'not', 'is', 'in', 'if', 'else', 'recursive']);
const CLOSING: ReadonlySet<string> = new Set(['right-paren', 'right-bracket', 'right-curly']);
const PARTNERS: Record<string, string> = {
  'left-paren': 'right-paren',
  'left-bracket': 'right-bracket',
  'left-curly': 'right-curly',
};

/**
 * Nunjucks' parser of expressions with what Jinja has besides: slices, tests in words (`is in`, `is ge "7.1"`), conditions
 * in conditions, and calculations of equal rank from left to right. Its errors stand where reading stopped.
 */
export class ExpressionParser extends parser.Parser {
  /** @throws TagError at a word */
  protected refuse(reason: string, at: { lineno: number; colno: number }, hint?: string): never {
    throw new TagError(reason, at, hint);
  }

  /** Reads a part of which somebody will ask where it stands. */
  #ranged(read: () => nodes.Node): nodes.Node {
    const from = this.peekToken();
    const node = read();
    setRange(node, { from, to: this.peekToken() });
    return node;
  }

  override parseExpression(): nodes.Node {
    return this.#ranged(() => super.parseExpression());
  }

  override parseIn(): nodes.Node {
    return this.#ranged(() => super.parseIn());
  }

  override parseInlineIf(): nodes.Node {
    let node = this.#ranged(() => this.parseOr());
    while (this.skipSymbol('if')) {
      const choice = new nodes.InlineIf(node.lineno, node.colno);
      choice.body = node;
      choice.cond = this.#ranged(() => this.parseOr());
      choice.else_ = this.skipSymbol('else') ? this.parseInlineIf() : null;
      node = choice;
    }
    return node;
  }

  override parseIs(): nodes.Node {
    let left = this.parseCompare();
    while (this.skipSymbol('is')) {
      const { lineno, colno } = left;
      const negated = this.skipSymbol('not');
      const test = this.skipSymbol('in')
        ? new nodes.In(lineno, colno, left, this.parseCompare())
        : new nodes.Is(lineno, colno, left, this.#parseTest());
      left = negated ? new nodes.Not(lineno, colno, test) : test;
    }
    return left;
  }

  #parseTest(): nodes.Node {
    const word = this.peekToken();
    if (word.type !== 'symbol') return this.parseCompare();
    const name = this.parsePrimary(true);
    const { lineno, colno } = word;
    const token = this.peekToken();
    if (token.type === 'left-paren') return new nodes.FunCall(lineno, colno, name, this.parseSignature());
    const hasValue = TEST_VALUES.has(token.type) || (token.type === 'symbol' && !AFTER_TEST.has(token.value));
    if (!hasValue) return name;
    return new nodes.FunCall(lineno, colno, name, new nodes.NodeList(lineno, colno, [this.parsePrimary()]));
  }

  override parseAdd(): nodes.Node {
    return this.#leftToRight({ '+': nodes.Add, '-': nodes.Sub }, () => this.parseMul());
  }

  override parseMul(): nodes.Node {
    const operators = { '*': nodes.Mul, '/': nodes.Div, '//': nodes.FloorDiv, '%': nodes.Mod };
    return this.#leftToRight(operators, () => this.parsePow());
  }

  #leftToRight(operators: Record<string, typeof nodes.BinOp>, operand: () => nodes.Node): nodes.Node {
    let node = operand();
    for (;;) {
      const token = this.peekToken();
      const operator = token.type === 'operator' ? operators[String(token.value)] : undefined;
      if (!operator) return node;
      this.nextToken();
      node = new operator(node.lineno, node.colno, node, operand());
    }
  }

  override parsePostfix(first: nodes.Node): nodes.Node {
    let node = first;
    for (;;) {
      const token = this.peekToken();
      const { lineno, colno } = token;
      if (token.type === 'left-paren') {
        node = new nodes.FunCall(lineno, colno, node, this.parseSignature());
      } else if (token.type === 'left-bracket') {
        node = new nodes.LookupVal(lineno, colno, node, this.#parseIndex());
      } else if (token.type === 'operator' && token.value === '.') {
        this.nextToken();
        const name = this.nextToken();
        // "list.0" is Jinja's other way to write "list[0]".
        const isNumber = node instanceof nodes.Literal && typeof node.value === 'number';
        if (name.type !== 'symbol' && (name.type !== 'int' || isNumber))
          this.refuse(`a name was expected after the dot, found "${name.value}"`, name);
        const key = name.type === 'int' ? Number(name.value) : name.value;
        node = new nodes.LookupVal(lineno, colno, node, new nodes.Literal(name.lineno, name.colno, key));
      } else return node;
    }
  }

  /** `[key]` or `[start:stop:step]`. */
  #parseIndex(): nodes.Node {
    const opening = this.nextToken();
    const parts: (nodes.Node | null)[] = [null];
    for (;;) {
      const token = this.peekToken();
      if (token.type === 'right-bracket') break;
      if (token.type === 'colon' && parts.length < 3) {
        this.nextToken();
        parts.push(null);
      } else if (parts.at(-1) === null) parts[parts.length - 1] = this.parseExpression();
      else
        this.refuse(
          token.type === 'comma'
            ? 'one key, or a slice such as [1:3], was expected between its brackets'
            : `a closing bracket was expected, found "${token.value}"`,
          token,
        );
    }
    this.nextToken();
    if (parts.length > 1) return new Slice(opening.lineno, opening.colno, ...parts);
    return parts[0] ?? this.refuse('a key was expected between its brackets', opening);
  }

  override parseAggregate(): nodes.Node | null {
    const opening = this.nextToken();
    const { lineno, colno } = opening;
    const closing = PARTNERS[opening.type];
    if (closing === undefined) return null;
    const node =
      closing === 'right-paren'
        ? new nodes.Group(lineno, colno)
        : closing === 'right-bracket'
          ? new nodes.Array(lineno, colno)
          : new nodes.Dict(lineno, colno);
    while (this.peekToken().type !== closing) {
      if (node.children.length > 0) this.#expectComma(opening);
      if (this.peekToken().type === closing) break;
      node.children.push(node instanceof nodes.Dict ? this.#parsePair() : this.parseExpression());
      // "(1,)" is a list of one, and "(1)" is 1.
      if (node instanceof nodes.Group && node.children.length === 1 && this.peekToken().type === 'comma') {
        this.nextToken();
        if (this.peekToken().type === closing) {
          this.nextToken();
          return new nodes.Array(lineno, colno, node.children);
        }
        node.children.push(this.parseExpression());
      }
    }
    this.nextToken();
    return node;
  }

  override parseFilterArgs(): nodes.Node[] {
    return this.peekToken().type === 'left-paren' ? this.parseSignature().children : [];
  }

  #expectComma(opening: Token): void {
    const token = this.peekToken();
    if (token.type === 'comma') this.nextToken();
    else if (token.type === 'end' || /-end$/.test(token.type))
      this.refuse('a comma or a closing bracket was expected', opening);
    else if (CLOSING.has(token.type))
      this.refuse(`its brackets do not match: "${opening.value}" is closed by "${token.value}"`, token);
    else this.refuse(`a comma or a closing bracket was expected, found "${token.value}"`, token);
  }

  #parsePair(): nodes.Node {
    const key = this.parsePrimary();
    const isKey =
      key instanceof nodes.Symbol ||
      (key instanceof nodes.Literal && ['string', 'number'].includes(typeof key.value));
    if (!isKey) this.refuse('keys of maps are text or names', key);
    const colon = this.nextToken();
    if (colon.type !== 'colon') this.refuse('a colon was expected after the key of a map', colon);
    const name =
      key instanceof nodes.Literal ? new nodes.Literal(key.lineno, key.colno, String(key.value)) : key;
    return new nodes.Pair(key.lineno, key.colno, name, this.parseExpression());
  }

  /** What stands in the parentheses of a call or a macro. */
  override parseSignature(tolerant = false): nodes.NodeList {
    const opening = this.peekToken();
    const { lineno, colno } = opening;
    const args = new nodes.NodeList(lineno, colno);
    if (opening.type !== 'left-paren') {
      if (tolerant) return args;
      this.refuse('a comma or a closing parenthesis was expected', opening);
    }
    this.nextToken();
    const named = new nodes.KeywordArgs(lineno, colno);
    for (let first = true; this.peekToken().type !== 'right-paren'; first = false) {
      if (!first) this.#expectComma(opening);
      if (this.peekToken().type === 'right-paren') break;
      const arg = this.parseExpression();
      if (this.skipValue('operator', '=')) {
        if (!(arg instanceof nodes.Symbol)) this.refuse('a name was expected before "="', arg);
        named.children.push(new nodes.Pair(arg.lineno, arg.colno, arg, this.parseExpression()));
      } else if (named.children.length > 0) {
        this.refuse('an argument without a name comes after one with a name', arg);
      } else args.children.push(arg);
    }
    this.nextToken();
    if (named.children.length > 0) args.children.push(named);
    return args;
  }
}
