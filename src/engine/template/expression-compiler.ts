import compiler, { type CompileFrame } from 'nunjucks/src/compiler.js';
import nodes from 'nunjucks/src/nodes.js';
import { readTest } from './syntax.ts';
import { Slice } from './syntax-nodes.ts';

/** Leads Nunjucks' positions back to the expanded text. */
export interface OffsetLookup {
  /** offset of a line and column, both from 0 */
  offset(line: number, column: number): number;
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
 * Nunjucks' compiler with Variorum's meaning of expressions: look-ups, comparisons, truth, calculations, filters and
 * calls go through the runtime, which knows versions and lets nothing out of the sandbox.
 *
 * Nunjucks calls `compileX` for a node of kind X of the syntax tree; it writes JavaScript that calls {@link TemplateRuntime}.
 */
export class ExpressionCompiler extends compiler.Compiler {
  readonly #positions: OffsetLookup;
  /** names, and attributes of them, that may be undefined: what stands under `is defined` and `default(…)` */
  readonly #lenient = new WeakSet<nodes.Node>();

  constructor(positions: OffsetLookup) {
    super();
    this.init(undefined, false);
    this.#positions = positions;
  }

  override compileLiteral(node: nodes.Literal): void {
    this._emit(node.value === undefined ? 'undefined' : JSON.stringify(node.value));
  }

  /** As in Python, parentheses around several values, or none, make a list; around one they mean nothing. */
  compileGroup(node: nodes.Group, frame: CompileFrame): void {
    const isList = node.children.length !== 1;
    this._compileAggregate(node, frame, isList ? '[' : '(', isList ? ']' : ')');
  }

  compileSymbol(node: nodes.Symbol): void {
    const constant = CONSTANTS.get(node.value);
    if (constant) {
      this._emit(constant);
      return;
    }
    // Nunjucks would remember loops' and macros' variables in JavaScript's, which know nothing of a later {% set %}.
    this._emit(`runtime.lookup(context, frame, ${JSON.stringify(node.value)}, ${this.#report(node)})`);
  }

  compileLookupVal(node: nodes.LookupVal, frame: CompileFrame): void {
    if (node.val instanceof Slice) {
      const { start, stop, step } = node.val;
      const nothing = new nodes.Literal(node.lineno, node.colno, null);
      this.#emitCall(
        'slice',
        [node.target, ...[start, stop, step].map((part) => part ?? nothing)],
        frame,
        node,
      );
      return;
    }
    this._emit('runtime.member(');
    this.compile(node.target, frame);
    this._emit(', ');
    this.compile(node.val, frame);
    this._emit(`, ${this.#report(node)})`);
  }

  /** Where to report that a name or key is unknown; -1 when it may be. */
  #report(node: nodes.Node): number {
    return this.#lenient.has(node) ? -1 : this.offsetOf(node);
  }

  /** Lets a name, or a chain of attributes of it, be undefined; what is made of several is wrong all the same. */
  #allowUndefined(operand: nodes.Node): void {
    let node = operand;
    for (;;) {
      this.#lenient.add(node);
      if (node instanceof nodes.LookupVal) node = node.target;
      else if (node instanceof nodes.Group && node.children.length === 1) node = node.children[0]!;
      else return;
    }
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
      this._emit(`, ${this.offsetOf(op)})`);
    }
    this._emit(')');
  }

  compileIn(node: nodes.In, frame: CompileFrame): void {
    this.#emitCall('contains', [node.right, node.left], frame, node);
  }

  compileAdd(node: nodes.Add, frame: CompileFrame): void {
    this.#emitCall('add', [node.left, node.right], frame, node);
  }

  compileConcat(node: nodes.Concat, frame: CompileFrame): void {
    this.#emitCall('concat', [node.left, node.right], frame, node);
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

  compileIs(node: nodes.Is, frame: CompileFrame): void {
    const { name, args } = readTest(node.right);
    if (name === 'defined' || name === 'undefined') this.#allowUndefined(node.left);
    this._emit(`runtime.is(${JSON.stringify(name)}, ${this.offsetOf(node)}, `);
    this.compile(node.left, frame);
    for (const arg of args) {
      this._emit(', ');
      this.compile(arg, frame);
    }
    this._emit(')');
  }

  compileFilter(node: nodes.Filter, frame: CompileFrame): void {
    const name = node.name.value;
    const [operand] = node.args.children;
    if (operand && (name === 'default' || name === 'd')) this.#allowUndefined(operand);
    this._emit(`runtime.filter(${JSON.stringify(name)}, ${this.offsetOf(node)}, `);
    this._compileAggregate(node.args, frame);
    this._emit(')');
  }

  compileFunCall(node: nodes.FunCall, frame: CompileFrame): void {
    this._emit(`runtime.call(${this.offsetOf(node)}, `);
    this.compile(node.name, frame);
    this._emit(', ');
    this._compileAggregate(node.args, frame, '[', ']');
    this._emit(')');
  }

  compileSub(node: nodes.BinOp, frame: CompileFrame): void {
    this.#emitCalculation('-', node, frame);
  }

  compileMul(node: nodes.BinOp, frame: CompileFrame): void {
    this.#emitCalculation('*', node, frame);
  }

  compileDiv(node: nodes.BinOp, frame: CompileFrame): void {
    this.#emitCalculation('/', node, frame);
  }

  compileFloorDiv(node: nodes.BinOp, frame: CompileFrame): void {
    this.#emitCalculation('//', node, frame);
  }

  compileMod(node: nodes.BinOp, frame: CompileFrame): void {
    this.#emitCalculation('%', node, frame);
  }

  compilePow(node: nodes.BinOp, frame: CompileFrame): void {
    this.#emitCalculation('**', node, frame);
  }

  #emitCalculation(operator: string, node: nodes.BinOp, frame: CompileFrame): void {
    this._emit(`runtime.calculate(${JSON.stringify(operator)}, `);
    this.compile(node.left, frame);
    this._emit(', ');
    this.compile(node.right, frame);
    this._emit(`, ${this.offsetOf(node)})`);
  }

  compileNeg(node: nodes.Neg, frame: CompileFrame): void {
    this._emit('(-');
    this.#emitCall('number', [node.target], frame, node.target);
    this._emit(')');
  }

  compilePos(node: nodes.Pos, frame: CompileFrame): void {
    this._emit('(+');
    this.#emitCall('number', [node.target], frame, node.target);
    this._emit(')');
  }

  #emitCall(name: string, operands: nodes.Node[], frame: CompileFrame, at: nodes.Node): void {
    this._emit(`runtime.${name}(`);
    for (const operand of operands) {
      this.compile(operand, frame);
      this._emit(', ');
    }
    this._emit(`${this.offsetOf(at)})`);
  }

  /** Python's `and` and `or` give an operand back, and look at the second only when they must. */
  #emitChoice(name: 'and' | 'or', node: nodes.BinOp, frame: CompileFrame): void {
    this._emit(`runtime.${name}(`);
    this.compile(node.left, frame);
    this._emit(', () => ');
    this.compile(node.right, frame);
    this._emit(')');
  }

  /** The offset of a node in the expanded text. */
  protected offsetOf(node: nodes.Node): number {
    return this.#positions.offset(node.lineno, node.colno);
  }
}
