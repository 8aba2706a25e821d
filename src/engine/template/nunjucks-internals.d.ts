/** The parts of Nunjucks 3.2 below its public API that the template room builds on. */

declare module 'nunjucks/src/nodes.js' {
  class Node {
    lineno: number;
    colno: number;
    readonly typename: string;
    readonly fields: string[];
    constructor(lineno: number, colno: number, ...fields: unknown[]);
    findAll<Found extends Node>(type: new (...args: never[]) => Found, results?: Found[]): Found[];
  }
  class Value extends Node {
    value: unknown;
  }
  class NodeList extends Node {
    children: Node[];
  }
  class Literal extends Value {}
  class SymbolNode extends Value {
    value: string;
  }
  class TemplateData extends Literal {
    value: string;
  }
  class Output extends NodeList {}
  class Group extends NodeList {}
  class NodeArray extends NodeList {}
  class Dict extends NodeList {}
  class Pair extends Node {
    key: Node;
    value: Node;
  }
  class If extends Node {
    cond: Node;
    body: Node;
    else_: Node | null;
  }
  class InlineIf extends If {}
  class For extends Node {
    arr: Node;
    name: Node;
    body: NodeList;
    else_: Node | null;
  }
  class Macro extends Node {
    name: SymbolNode;
    args: NodeList;
    body: NodeList;
  }
  class Caller extends Macro {}
  class FunCall extends Node {
    name: Node;
    args: NodeList;
  }
  class Filter extends FunCall {
    name: SymbolNode;
  }
  class LookupVal extends Node {
    target: Node;
    val: Node;
  }
  class SetNode extends Node {
    targets: SymbolNode[];
    value: Node | null;
    body: Node | null;
  }
  class Compare extends Node {
    expr: Node;
    ops: CompareOperand[];
  }
  class CompareOperand extends Node {
    expr: Node;
    type: string;
  }
  class BinOp extends Node {
    left: Node;
    right: Node;
  }
  class In extends BinOp {}
  class Is extends BinOp {}
  class Or extends BinOp {}
  class And extends BinOp {}
  class Add extends BinOp {}
  class Concat extends BinOp {}
  class Sub extends BinOp {}
  class Mul extends BinOp {}
  class Div extends BinOp {}
  class Mod extends BinOp {}
  class UnaryOp extends Node {
    target: Node;
  }
  class Not extends UnaryOp {}
  class Neg extends UnaryOp {}
  class Pos extends UnaryOp {}

  export {
    Add,
    And,
    BinOp,
    Caller,
    Compare,
    CompareOperand,
    Concat,
    Dict,
    Div,
    Filter,
    For,
    FunCall,
    Group,
    If,
    In,
    InlineIf,
    Is,
    Literal,
    LookupVal,
    Macro,
    Mod,
    Mul,
    Neg,
    Node,
    NodeArray as Array,
    NodeList,
    Not,
    Or,
    Output,
    Pair,
    Pos,
    SetNode as Set,
    Sub,
    SymbolNode as Symbol,
    TemplateData,
    Value,
  };
}

declare module 'nunjucks/src/parser.js' {
  import type { Token, Tokenizer } from 'nunjucks/src/lexer.js';
  import type { Node, NodeList } from 'nunjucks/src/nodes.js';
  export class Parser {
    tokens: Tokenizer;
    dropLeadingWhitespace: boolean;
    constructor(tokens: Tokenizer);
    parseAsRoot(): NodeList;
    parseRaw(tagName?: string): Node;
    advanceAfterBlockEnd(name?: string): void;
    parseCompare(): Node;
    parseIs(): Node;
    parsePrimary(): Node;
    peekToken(): Token | null;
    /** steps over a word and says whether it was there */
    skipSymbol(word: string): boolean;
    /** @throws TemplateError with lineno and colno, both from 1, which may be missing */
    fail(message: string): never;
  }
}

declare module 'nunjucks/src/lexer.js' {
  export interface Token {
    type: 'data' | 'block-start' | 'variable-start' | 'comment' | 'symbol' | 'string' | 'int' | 'float';
    value: string;
  }
  export interface Tokenizer {
    readonly str: string;
    /** offset of what was not read yet */
    readonly index: number;
    lineno: number;
    colno: number;
    nextToken(): Token | null;
    _extractRegex(pattern: RegExp): RegExpMatchArray | null;
  }
  export function lex(source: string): Tokenizer;
}

declare module 'nunjucks/src/compiler.js' {
  import type { Node } from 'nunjucks/src/nodes.js';
  /** The compile-time counterpart of a frame: names of JavaScript variables by template variable. */
  export interface CompileFrame {
    lookup(name: string): string | null | undefined;
    set(name: string, variable: string): void;
    push(): CompileFrame;
  }
  export class Compiler {
    init(templateName: string | undefined, throwOnUndefined: boolean): void;
    buffer: string;
    _emit(code: string): void;
    _emitLine(code: string): void;
    _withScopedSyntax(body: () => void): void;
    _compileExpression(node: Node, frame: CompileFrame): void;
    _compileAggregate(node: Node, frame: CompileFrame, start?: string, end?: string): void;
    compile(node: Node, frame?: CompileFrame): void;
    compileFor(node: Node, frame: CompileFrame): void;
    _binOpEmitter(node: Node, frame: CompileFrame, operator: string): void;
    _tmpid(): string;
    /** @throws TemplateError with lineno and colno, both from 1 */
    fail(message: string, line: number, column: number): never;
    _compileMacro(node: Node, frame?: CompileFrame): string;
    compileLiteral(node: Node): void;
    getCode(): string;
  }
}

declare module 'nunjucks/src/runtime.js' {
  export class Frame {
    topLevel: boolean;
    lookup(name: string): unknown;
  }
  export class SafeString {
    constructor(value: string);
    readonly length: number;
    toString(): string;
  }
  /** Everything else that compiled code calls; used as a whole. */
  export const makeKeywordArgs: unknown;
  export const handleError: unknown;
}

declare module 'nunjucks/src/filters.js' {
  const filters: Record<string, (this: unknown, ...args: unknown[]) => unknown>;
  export default filters;
}

declare module 'nunjucks/src/tests.js' {
  const tests: Record<string, (this: unknown, ...args: unknown[]) => boolean>;
  export default tests;
}

declare module 'nunjucks/src/globals.js' {
  export default function globals(): Record<string, unknown>;
}
