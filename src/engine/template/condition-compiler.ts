import type { CompileFrame } from 'nunjucks/src/compiler.js';
import nodes from 'nunjucks/src/nodes.js';
import type { Extent, Place, TextRange } from '../place.ts';
import type { Branch, Condition, Outcomes, WrittenOperand } from './condition.ts';
import { ExpressionCompiler, type OffsetLookup } from './expression-compiler.ts';
import { type Formula, operandsOf } from './formula.ts';
import { rangeOf } from './node-ranges.ts';
import { readFormula } from './read-formula.ts';
import { readQuestion } from './read-question.ts';
import { visit } from './syntax.ts';
import type { TemplateTag } from './tags.ts';

/** Leads Nunjucks' positions back to the expanded text and to the writer's words. */
export interface SourceLookup extends OffsetLookup {
  /** the tag around an offset */
  tagAt(offset: number): Pick<TemplateTag, 'start' | 'end' | 'body'> | undefined;
  /** where a part of an expression stands, and how it is written */
  written(node: nodes.Node): { text: string; extents: Extent[] };
  extents(from: number, to: number): Extent[];
  /** where a text in quotes stands, with them */
  literalExtent(literal: nodes.Literal): Extent | undefined;
  place(offset: number): Place;
}

/** Compiles conditions: they are remembered, with what they guard, and the runtime is told of every decision. */
export class ConditionCompiler extends ExpressionCompiler {
  readonly conditions: Condition[] = [];
  /** what conditions guard, in the order of the source */
  readonly branches: Branch[] = [];
  protected readonly source: SourceLookup;
  /** the branch whose body is compiled */
  protected branch: Branch | undefined;
  /** the conditions before an elif, by its node */
  readonly #chains = new WeakMap<nodes.Node, Condition[]>();
  /** what stands between the tags of each branch */
  readonly #bodies: ReadonlyMap<nodes.Node, TextRange>;
  /** an operand may be compiled twice, with the conditions in it */
  readonly #conditionOf = new WeakMap<nodes.Node, Condition>();
  readonly #isObserving: boolean;

  /** @param isObserving whether the code tells of every look at a condition */
  constructor(source: SourceLookup, bodies: ReadonlyMap<nodes.Node, TextRange>, isObserving: boolean) {
    super(source);
    this.source = source;
    this.#bodies = bodies;
    this.#isObserving = isObserving;
  }

  compileIf(node: nodes.If, frame: CompileFrame): void {
    const after = this.#chains.get(node) ?? [];
    const condition = this.#addCondition(after.length > 0 ? 'elif' : 'if', node);
    this._emit('if (');
    this.#emitDecision(node, condition, frame);
    this._emitLine(') {');
    const body = this.#bodyOf(node.body);
    this.#inBranch({ condition, place: condition.place, body, after }, () => this.compile(node.body, frame));
    this._emitLine('}');
    if (!node.else_) return;
    this._emitLine('else {');
    const chain = [...after, condition];
    if (node.else_ instanceof nodes.If) {
      this.#chains.set(node.else_, chain);
      this.compile(node.else_, frame);
    } else {
      const otherwise = node.else_;
      const place = this.source.place(this.offsetOf(otherwise));
      this.#inBranch({ condition: undefined, place, body: this.#bodyOf(otherwise), after: chain }, () =>
        this.compile(otherwise, frame),
      );
    }
    this._emitLine('}');
  }

  #bodyOf(list: nodes.Node): Extent[] {
    const range = this.#bodies.get(list);
    return range ? this.source.extents(range.from, range.to) : [];
  }

  /**
   * `{{ a if … else b }}`: each of the two is text under a condition, as if tags stood around it.
   *
   * @param emit writes the code for an outcome
   */
  protected emitChoice(node: nodes.InlineIf, frame: CompileFrame, emit: (outcome: nodes.Node) => void): void {
    const condition = this.#addCondition('inline', node);
    const { place } = condition;
    this._emit('if (');
    this.#emitDecision(node, condition, frame);
    this._emitLine(') {');
    const { extents: body } = this.source.written(node.body);
    this.#inBranch({ condition, place, body, after: [] }, () => emit(node.body));
    this._emitLine('}');
    if (!node.else_) return;
    const otherwise = node.else_;
    this._emitLine('else {');
    const { extents } = this.source.written(otherwise);
    this.#inBranch({ condition: undefined, place, body: extents, after: [condition] }, () => emit(otherwise));
    this._emitLine('}');
  }

  /** A choice whose outcome is worked on before it is printed. */
  compileInlineIf(node: nodes.InlineIf, frame: CompileFrame): void {
    this._emit('(');
    this.#emitDecision(node, this.#addCondition('inline', node), frame);
    this._emit(' ? ');
    this.compile(node.body, frame);
    this._emit(' : ');
    if (node.else_) this.compile(node.else_, frame);
    else this._emit('""');
    this._emit(')');
  }

  #addCondition(keyword: Condition['keyword'], node: nodes.If): Condition {
    const known = this.#conditionOf.get(node);
    if (known) return known;
    const { cond } = node;
    const offset = this.tagOffset(cond);
    const { start, end } = this.source.tagAt(offset) ?? { start: offset, end: offset };
    const { text, extents } = this.source.written(cond);
    const [tag] = this.source.extents(start, end);
    const formula = readFormula(cond);
    const condition: Condition = {
      id: this.conditions.length,
      keyword,
      expression: text,
      formula,
      operands: this.#operandsOf(cond, formula),
      place: this.source.place(start),
      extents: tag &&
        extents[0] && { tag, expression: extents[0], outcomes: this.#outcomesOf(keyword, node) },
    };
    this.conditions.push(condition);
    this.#conditionOf.set(node, condition);
    return condition;
  }

  #outcomesOf(keyword: Condition['keyword'], { body, else_ }: nodes.If): Outcomes | undefined {
    if (keyword !== 'inline') return undefined;
    const [then] = this.source.written(body).extents;
    const [otherwise] = else_ ? this.source.written(else_).extents : [];
    // What is written in a way that nobody can point at stays as it is.
    return then && (otherwise || !else_) ? { then, otherwise } : undefined;
  }

  #operandsOf(cond: nodes.Node, formula: Formula<nodes.Node>): WrittenOperand[] {
    const negated = new Map<nodes.Node, nodes.Node>();
    visit(cond, (node) => {
      // Of "x not in y", only the whole was read as one part.
      if (node instanceof nodes.Not && node.target instanceof nodes.In && !rangeOf(node.target))
        negated.set(node.target, node);
    });
    return operandsOf(formula).map(({ node }) => ({
      text: this.source.written(negated.get(node) ?? node).text,
      isNotIn: negated.has(node),
      question: readQuestion(node, (literal) => this.source.literalExtent(literal)),
    }));
  }

  /** An expression that is true when a branch is taken. */
  #emitDecision(node: nodes.If, { id }: Condition, frame: CompileFrame): void {
    this._emit(`runtime.decide(${id}, `);
    this.compile(node.cond, frame);
    if (this.#isObserving) {
      // Every operand is looked at, those too that "and" and "or" pass over.
      this._emit(', [');
      for (const operand of operandsOf(readFormula(node.cond))) {
        this._emit('() => ');
        this.compile(operand.node, frame);
        this._emit(', ');
      }
      this._emit(']');
    }
    this._emit(')');
  }

  #inBranch(branch: Omit<Branch, 'parent'>, body: () => void): void {
    const outer = this.branch;
    this.branch = { ...branch, parent: outer };
    this.branches.push(this.branch);
    this._withScopedSyntax(body);
    this.branch = outer;
  }

  /** The offset of the tag in which a node stands. */
  protected tagOffset(node: nodes.Node): number {
    const offset = this.offsetOf(node);
    return this.source.tagAt(offset)?.start ?? offset;
  }
}
