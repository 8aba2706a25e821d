/** The parts of Nunjucks 3.2 below its public API that the template room builds on. */

declare module 'nunjucks/src/nodes.js' {
  class Node {
    lineno: number;
    colno: number;
    get typename(): string;
    get fields(): string[];
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
  class KeywordArgs extends Dict {}
  class Root extends NodeList {}
  class Capture extends Node {
    body: NodeList;
  }
  /** Nunjucks has a body besides the value, for what is captured; here that is a value as any other. */
  class SetNode extends Node {
    targets: SymbolNode[];
    value: Node | null;
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
  class FloorDiv extends BinOp {}
  class Pow extends BinOp {}
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
    Capture,
    Compare,
    CompareOperand,
    Concat,
    Dict,
    Div,
    Filter,
    FloorDiv,
    For,
    FunCall,
    Group,
    If,
    In,
    InlineIf,
    Is,
    KeywordArgs,
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
    Pow,
    Root,
    SetNode as Set,
    Sub,
    SymbolNode as Symbol,
    TemplateData,
    Value,
  };
}

declare module 'nunjucks/src/parser.js' {
  import type { Token, Tokenizer } from 'nunjucks/src/lexer.js';
  import type { Node, NodeList, SymbolNode } from 'nunjucks/src/nodes.js';
  /** Expressions of tags; every method may throw TemplateError with lineno and colno, both from 1. */
  export class Parser {
    tokens: Tokenizer;
    constructor(tokens: Tokenizer);
    nextToken(): Token;
    peekToken(): Token;
    /** steps over a word of a type and says whether it was there */
    skip(type: string): boolean;
    skipValue(type: string, value: string): boolean;
    skipSymbol(word: string): boolean;
    parseExpression(): Node;
    parseInlineIf(): Node;
    parseOr(): Node;
    parseIn(): Node;
    parseIs(): Node;
    parseCompare(): Node;
    parseAdd(): Node;
    parseMul(): Node;
    parsePow(): Node;
    parsePrimary(withoutPostfix?: boolean): Node;
    parsePostfix(node: Node | null): Node | null;
    parseAggregate(): Node | null;
    parseSignature(tolerant?: boolean): NodeList;
    parseFilter(node: Node): Node;
    parseFilterName(): SymbolNode;
    parseFilterArgs(): Node[];
  }
}

declare module 'nunjucks/src/lexer.js' {
  export interface Token {
    /** `symbol`, `string`, `int`, `block-end`…; `end` is ours */
    type: string;
    value: string;
    /** from 0 */
    lineno: number;
    colno: number;
  }
  export interface Tokenizer {
    readonly str: string;
    lineno: number;
    colno: number;
    nextToken(): Token | null;
    /** the character that comes next, and stepping over it */
    current(): string;
    forward(): void;
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
    compileSet(node: Node, frame: CompileFrame): void;
    compileCaller(node: Node, frame: CompileFrame): void;
    _tmpid(): string;
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
