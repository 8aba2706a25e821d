import nodes from 'nunjucks/src/nodes.js';
import { ExpressionParser } from './expression-parser.ts';
import { isForeignStatement } from './foreign/foreign-expression.ts';
import { Do, Loop, LoopExit, SetAttribute, With } from './syntax-nodes.ts';
import { tokensOf } from './tag-tokens.ts';
import type { TemplateTag } from './tags.ts';

/** What a tag says by itself, as a part of the syntax tree. */
export interface Statement {
  node: nodes.Node;
  /** what stands before the block's end belongs here; undefined for tags that have none */
  body?: nodes.NodeList;
}

/**
 * Reads one tag alone; what the tags make together is put together by `syntax-tree.ts`.
 *
 * @param keyword as what a block tag is read; undefined for one that prints
 * @param at line and column (from 0) where the tag begins
 * @returns undefined for tags that say nothing by themselves, such as `{% else %}`
 * @throws TagError, or Nunjucks' TemplateError with lineno and colno (from 1); RangeError when it is nested too deeply
 */
export function parseTag(
  { source }: Pick<TemplateTag, 'source'>,
  keyword: string | undefined,
  at: { line: number; column: number },
): Statement | undefined {
  return new TagParser(tokensOf(source, at)).read(keyword);
}

class TagParser extends ExpressionParser {
  read(keyword: string | undefined): Statement | undefined {
    const { lineno, colno } = this.nextToken();
    if (keyword === undefined) {
      // What reads as a look-up here and is none: Go's {{ if .x }}.
      if (isForeignStatement(this.tokens.str)) this.refuse('it is none of ours', { lineno, colno });
      const value = this.parseExpression();
      this.#end('variable-end', 'its end "}}" was expected');
      return { node: new nodes.Output(lineno, colno, [value]) };
    }
    const word = this.nextToken();
    const statement = this.#statement(keyword, word);
    if (statement) this.#end('block-end', `the end of the {% ${keyword} %} tag, "%}", was expected`);
    return statement;
  }

  #statement(keyword: string, at: { lineno: number; colno: number }): Statement | undefined {
    switch (keyword) {
      case 'if':
      case 'elif':
        return this.#if(at);
      case 'for':
        return this.#for(at);
      case 'set':
        return this.#set(at);
      case 'with':
        return this.#with(at);
      case 'macro':
        return this.#macro(at);
      case 'call':
        return this.#call(at);
      case 'filter':
        return this.#filter();
      case 'do':
        return { node: new Do(at.lineno, at.colno, this.parseExpression()) };
      case 'break':
      case 'continue':
        return { node: new LoopExit(at.lineno, at.colno, keyword) };
      default:
        return undefined;
    }
  }

  #end(type: string, expected: string): void {
    const token = this.peekToken();
    if (token.type === type) return;
    this.refuse(
      expected,
      token,
      token.type === 'string' ? 'To join two texts, write "~" between them.' : undefined,
    );
  }

  #if({ lineno, colno }: { lineno: number; colno: number }): Statement {
    const node = new nodes.If(lineno, colno);
    node.cond = this.parseExpression();
    return { node, body: bodyOf(node) };
  }

  #for({ lineno, colno }: { lineno: number; colno: number }): Statement {
    const node = new Loop(lineno, colno);
    const names = [this.#name()];
    while (this.skip('comma')) names.push(this.#name());
    if (!this.skipSymbol('in')) this.refuse(LOOP, this.peekToken());
    const [first] = names;
    node.name = names.length === 1 ? first! : new nodes.Array(first!.lineno, first!.colno, names);
    const list = this.parseExpression();
    const isFiltered = list instanceof nodes.InlineIf && list.else_ === null;
    node.arr = isFiltered ? list.body : list;
    node.test = isFiltered ? list.cond : null;
    if (this.skipSymbol('recursive'))
      this.refuse(
        'loops that call themselves ("recursive") are not supported',
        { lineno, colno },
        'Write a macro that goes through the list and calls itself.',
      );
    return { node, body: bodyOf(node) };
  }

  #name(): nodes.Symbol {
    const node = this.parsePrimary();
    if (node instanceof nodes.Symbol) return node;
    if (node instanceof nodes.Group || node instanceof nodes.Array)
      this.refuse(
        'names in parentheses are not supported',
        node,
        'Write one name, and take its items in the loop: {% set a, b = pair %}.',
      );
    return this.refuse(LOOP, node);
  }

  #set({ lineno, colno }: { lineno: number; colno: number }): Statement {
    const targets = [this.#target()];
    while (this.skip('comma')) targets.push(this.#target());
    const isAssigned = this.skipValue('operator', '=');
    const next = this.peekToken();
    if (!isAssigned && next.type !== 'block-end' && next.type !== 'pipe')
      this.refuse('{% set name = value %} was expected', next);
    const capture = isAssigned
      ? undefined
      : new nodes.Capture(lineno, colno, new nodes.NodeList(lineno, colno));
    const value = capture ? this.parseFilter(capture) : this.#setValue();
    const [target] = targets;
    const body = capture?.body;
    if (target instanceof nodes.LookupVal) {
      if (targets.length > 1) this.refuse('one attribute at a time can be set', target);
      return { node: new SetAttribute(lineno, colno, target, value), body };
    }
    const node = new nodes.Set(lineno, colno, targets);
    node.value = value;
    return { node, body };
  }

  /** `a, b` behind `=` is a list, as in Python. */
  #setValue(): nodes.Node {
    const first = this.parseExpression();
    if (this.peekToken().type !== 'comma') return first;
    const list = new nodes.Array(first.lineno, first.colno, [first]);
    while (this.skip('comma')) {
      if (this.peekToken().type === 'block-end') break;
      list.children.push(this.parseExpression());
    }
    return list;
  }

  #target(): nodes.Symbol | nodes.LookupVal {
    const node = this.parsePrimary();
    if (node instanceof nodes.Symbol) return node;
    const isAttribute =
      node instanceof nodes.LookupVal &&
      node.target instanceof nodes.Symbol &&
      node.val instanceof nodes.Literal &&
      typeof node.val.value === 'string';
    if (isAttribute) return node;
    return this.refuse(
      'only a name, or an attribute of a namespace, can be set',
      node,
      'Write {% set name = value %}, or {% set space.name = value %} for a {% set space = namespace() %}.',
    );
  }

  #with({ lineno, colno }: { lineno: number; colno: number }): Statement {
    const names: nodes.Symbol[] = [];
    const values: nodes.Node[] = [];
    while (this.peekToken().type !== 'block-end') {
      if (names.length > 0 && !this.skip('comma'))
        this.refuse('a comma was expected between two names', this.peekToken());
      const name = this.parsePrimary();
      if (!(name instanceof nodes.Symbol) || !this.skipValue('operator', '='))
        this.refuse('{% with name = value %} was expected', name);
      names.push(name);
      values.push(this.parseExpression());
    }
    const body = new nodes.NodeList(lineno, colno);
    return { node: new With(lineno, colno, names, values, body), body };
  }

  #macro({ lineno, colno }: { lineno: number; colno: number }): Statement {
    const name = this.parsePrimary(true);
    if (!(name instanceof nodes.Symbol)) this.refuse('a name was expected', name);
    const args = this.parseSignature();
    this.#checkParameters(args);
    const body = new nodes.NodeList(lineno, colno);
    return { node: new nodes.Macro(lineno, colno, name, args, body), body };
  }

  #checkParameters(args: nodes.NodeList): void {
    const wrong = args.children.find(
      (arg) => !(arg instanceof nodes.Symbol || arg instanceof nodes.KeywordArgs),
    );
    if (wrong)
      this.refuse('the arguments of a macro are names, with or without a value: (name, size=1)', wrong);
  }

  /** A call with one more argument, `caller`, that prints what stands before `{% endcall %}`. */
  #call({ lineno, colno }: { lineno: number; colno: number }): Statement {
    const parameters = this.parseSignature(true);
    this.#checkParameters(parameters);
    const call = this.parsePrimary();
    if (!(call instanceof nodes.FunCall))
      this.refuse('the call of a macro was expected', call, 'Write {% call name() %}.');
    const name = new nodes.Symbol(lineno, colno, 'caller');
    const body = new nodes.NodeList(lineno, colno);
    const caller = new nodes.Caller(lineno, colno, name, parameters, body);
    const last = call.args.children.at(-1);
    const named = last instanceof nodes.KeywordArgs ? last : new nodes.KeywordArgs(lineno, colno);
    if (named !== last) call.args.children.push(named);
    named.children.push(new nodes.Pair(lineno, colno, name, caller));
    return { node: new nodes.Output(lineno, colno, [call]), body };
  }

  #filter(): Statement {
    const name = this.parseFilterName();
    const { lineno, colno } = name;
    const body = new nodes.NodeList(lineno, colno);
    const captured = new nodes.Capture(lineno, colno, body);
    const args = [captured, ...this.parseFilterArgs()];
    const filtered = new nodes.Filter(lineno, colno, name, new nodes.NodeList(lineno, colno, args));
    return { node: new nodes.Output(lineno, colno, [this.parseFilter(filtered)]), body };
  }
}

const LOOP = 'a loop reads {% for name in list %}';

function bodyOf(node: nodes.If | nodes.For): nodes.NodeList {
  const body = new nodes.NodeList(node.lineno, node.colno);
  node.body = body;
  return body;
}
