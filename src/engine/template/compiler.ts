import compiler, { type CompileFrame } from 'nunjucks/src/compiler.js';
import nodes from 'nunjucks/src/nodes.js';
import type { Branch, Condition } from './condition.ts';
import { PRINT_END, SITE_ID_END, SITE_START } from './marks.ts';

/** Where a stretch of output comes from; its index is written into the output as a mark. */
export interface OutputSite {
  kind: 'text' | 'print';
  /** offset in the expanded text at which the text, or the tag, begins */
  offset: number;
  branch: Branch | undefined;
  /** what a printing tag prints: `product_name`; undefined for text */
  expression: string | undefined;
}

/** What the compiler learns about a template on the way. */
export interface CompiledTemplate {
  sites: OutputSite[];
  conditions: Condition[];
}

/** Leads Nunjucks' positions back to the expanded text and to the writer's words. */
export interface SourceLookup {
  /** offset of a line and column, both from 0 */
  offset(line: number, column: number): number;
  /** offset of `data`, a text node whose leading space `-%}` may have trimmed, searched from a position */
  dataOffset(line: number, column: number, data: string): number;
  /** offset of the `{{` or `{%` of the tag around an offset */
  tagStart(offset: number): number;
  /** what stands between the delimiters of the tag around an offset */
  tagBody(offset: number): string;
  /** the expression of the if or elif tag at an offset, and its place */
  condition(offset: number): Pick<Condition, 'expression' | 'place'>;
}

const CONSTANTS = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['none', 'null'],
  ['true', 'true'],
  ['false', 'false'],
]);

/**
 * Nunjucks' compiler with Variorum's meaning: look-ups, comparisons, truth, filters and calls go through the runtime,
 * which knows versions and lets nothing out of the sandbox; output carries marks of where it comes from; loops count
 * their rounds. Everything else is Nunjucks'.
 */
export class VariorumCompiler extends compiler.Compiler {
  readonly sites: OutputSite[] = [];
  readonly conditions: Condition[] = [];
  readonly #source: SourceLookup;
  /** bodies that must count their rounds, and where their loop or macro stands */
  readonly #repeated = new WeakMap<nodes.Node, number>();
  /** the conditions before an elif, by its node */
  readonly #chains = new WeakMap<nodes.Node, Condition[]>();
  #branch: Branch | undefined;
  /** above 0 where an undefined name is no mistake: under `is defined` and `default(…)` */
  #lenient = 0;

  constructor(source: SourceLookup) {
    super();
    this.init(undefined, false);
    this.#source = source;
  }

  compileOutput(node: nodes.Output, frame: CompileFrame): void {
    for (const child of node.children) {
      if (child instanceof nodes.TemplateData) this.#emitText(child);
      else this.#emitPrint(child, frame);
    }
  }

  #emitText(data: nodes.TemplateData): void {
    if (data.value === '') return;
    const offset = this.#source.dataOffset(data.lineno, data.colno, data.value);
    const mark = SITE_START + this.#addSite('text', offset) + SITE_ID_END;
    this._emitLine(`${this.buffer} += ${JSON.stringify(mark + data.value)};`);
  }

  #emitPrint(expression: nodes.Node, frame: CompileFrame): void {
    const offset = this.#tagOffset(expression);
    const mark = SITE_START + this.#addSite('print', offset) + SITE_ID_END;
    this._emit(`${this.buffer} += ${JSON.stringify(mark)} + runtime.print(`);
    this.compile(expression, frame);
    this._emitLine(`, ${offset}) + ${JSON.stringify(PRINT_END)};`);
  }

  #addSite(kind: OutputSite['kind'], offset: number): number {
    const expression = kind === 'print' ? this.#source.tagBody(offset) : undefined;
    return this.sites.push({ kind, offset, branch: this.#branch, expression }) - 1;
  }

  compileIf(node: nodes.If, frame: CompileFrame): void {
    const after = this.#chains.get(node) ?? [];
    const condition: Condition = {
      id: this.conditions.length,
      keyword: after.length > 0 ? 'elif' : 'if',
      ...this.#source.condition(this.#offset(node)),
    };
    this.conditions.push(condition);
    this._emit(`if (runtime.decide(${condition.id}, `);
    this._compileExpression(node.cond, frame);
    this._emitLine(')) {');
    this.#inBranch({ condition, after, parent: this.#branch }, () => this.compile(node.body, frame));
    this._emitLine('}');
    if (!node.else_) return;
    this._emitLine('else {');
    const chain = [...after, condition];
    if (node.else_ instanceof nodes.If) {
      this.#chains.set(node.else_, chain);
      this.compile(node.else_, frame);
    } else {
      const otherwise = node.else_;
      this.#inBranch({ condition: undefined, after: chain, parent: this.#branch }, () =>
        this.compile(otherwise, frame),
      );
    }
    this._emitLine('}');
  }

  #inBranch(branch: Branch, body: () => void): void {
    const outer = this.#branch;
    this.#branch = branch;
    this._withScopedSyntax(body);
    this.#branch = outer;
  }

  override compileFor(node: nodes.For, frame: CompileFrame): void {
    this.#repeated.set(node.body, this.#tagOffset(node));
    super.compileFor(node, frame);
  }

  override _compileMacro(node: nodes.Macro, frame?: CompileFrame): string {
    this.#repeated.set(node.body, this.#tagOffset(node));
    return super._compileMacro(node, frame);
  }

  compileNodeList(node: nodes.NodeList, frame: CompileFrame): void {
    const repeated = this.#repeated.get(node);
    if (repeated !== undefined) this._emitLine(`runtime.tick(${repeated});`);
    for (const child of node.children) this.compile(child, frame);
  }

  override compileLiteral(node: nodes.Literal): void {
    this._emit(JSON.stringify(node.value));
  }

  compileSymbol(node: nodes.Symbol, frame: CompileFrame): void {
    const constant = CONSTANTS.get(node.value);
    if (constant) {
      this._emit(constant);
      return;
    }
    const local = frame.lookup(node.value);
    const report = this.#lenient > 0 ? -1 : this.#offset(node);
    this._emit(
      `runtime.lookup(context, frame, ${JSON.stringify(node.value)}, ${report}${local ? `, ${local}` : ''})`,
    );
  }

  compileLookupVal(node: nodes.LookupVal, frame: CompileFrame): void {
    const report = this.#lenient > 0 ? -1 : this.#offset(node);
    this._emit('runtime.member(');
    this.compile(node.target, frame);
    this._emit(', ');
    this.compile(node.val, frame);
    this._emit(`, ${report})`);
  }

  compileCompare(node: nodes.Compare, frame: CompileFrame): void {
    const operands = [node.expr, ...node.ops.map((op) => op.expr)];
    this._emit('(');
    for (const [index, op] of node.ops.entries()) {
      if (index > 0) this._emit(' && ');
      this._emit('runtime.compare(');
      this.compile(operands[index]!, frame);
      this._emit(`, ${JSON.stringify(op.type.slice(0, 2))}, `);
      this.compile(operands[index + 1]!, frame);
      this._emit(`, ${this.#offset(op)})`);
    }
    this._emit(')');
  }

  compileIn(node: nodes.In, frame: CompileFrame): void {
    this.#emitCall('contains', [node.right, node.left], frame, this.#offset(node));
  }

  compileAdd(node: nodes.Add, frame: CompileFrame): void {
    this.#emitCall('add', [node.left, node.right], frame, this.#offset(node));
  }

  compileConcat(node: nodes.Concat, frame: CompileFrame): void {
    this.#emitCall('concat', [node.left, node.right], frame, this.#offset(node));
  }

  compileOr(node: nodes.Or, frame: CompileFrame): void {
    this.#emitChoice('or', node, frame);
  }

  compileAnd(node: nodes.And, frame: CompileFrame): void {
    this.#emitChoice('and', node, frame);
  }

  compileNot(node: nodes.Not, frame: CompileFrame): void {
    this._emit('!runtime.truthy(');
    this.compile(node.target, frame);
    this._emit(')');
  }

  compileInlineIf(node: nodes.InlineIf, frame: CompileFrame): void {
    this._emit('(runtime.truthy(');
    this.compile(node.cond, frame);
    this._emit(') ? ');
    this.compile(node.body, frame);
    this._emit(' : ');
    if (node.else_) this.compile(node.else_, frame);
    else this._emit('""');
    this._emit(')');
  }

  compileIs(node: nodes.Is, frame: CompileFrame): void {
    const { name, args } = readTest(node.right);
    const asksForDefinition = name === 'defined' || name === 'undefined';
    this._emit(`runtime.is(${JSON.stringify(name)}, ${this.#offset(node)}, `);
    if (asksForDefinition) this.#lenient++;
    this.compile(node.left, frame);
    if (asksForDefinition) this.#lenient--;
    for (const arg of args) {
      this._emit(', ');
      this.compile(arg, frame);
    }
    this._emit(')');
  }

  compileFilter(node: nodes.Filter, frame: CompileFrame): void {
    const name = node.name.value;
    const givesDefault = name === 'default' || name === 'd';
    this._emit(`runtime.filter(${JSON.stringify(name)}, ${this.#offset(node)}`);
    for (const [index, arg] of node.args.children.entries()) {
      this._emit(', ');
      const lenient = givesDefault && index === 0;
      if (lenient) this.#lenient++;
      this.compile(arg, frame);
      if (lenient) this.#lenient--;
    }
    this._emit(')');
  }

  compileFunCall(node: nodes.FunCall, frame: CompileFrame): void {
    this._emit(`runtime.call(${this.#offset(node)}, `);
    this.compile(node.name, frame);
    this._emit(', ');
    this._compileAggregate(node.args, frame, '[', ']');
    this._emit(')');
  }

  #emitCall(name: string, operands: nodes.Node[], frame: CompileFrame, offset: number): void {
    this._emit(`runtime.${name}(`);
    for (const operand of operands) {
      this.compile(operand, frame);
      this._emit(', ');
    }
    this._emit(`${offset})`);
  }

  /** Python's `and` and `or` give an operand back, and look at the second only when they must. */
  #emitChoice(name: 'and' | 'or', node: nodes.BinOp, frame: CompileFrame): void {
    this._emit(`runtime.${name}(`);
    this.compile(node.left, frame);
    this._emit(', () => ');
    this.compile(node.right, frame);
    this._emit(')');
  }

  #tagOffset(node: nodes.Node): number {
    return this.#source.tagStart(this.#offset(node));
  }

  #offset(node: nodes.Node): number {
    return this.#source.offset(node.lineno, node.colno);
  }
}

function readTest(right: nodes.Node): { name: string; args: nodes.Node[] } {
  if (right instanceof nodes.FunCall && right.name instanceof nodes.Symbol)
    return { name: right.name.value, args: right.args.children };
  if (right instanceof nodes.Value)
    return { name: right.value === null ? 'none' : String(right.value), args: [] };
  return { name: '', args: [] };
}
