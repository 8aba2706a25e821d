import type { CompileFrame } from 'nunjucks/src/compiler.js';
import nodes from 'nunjucks/src/nodes.js';
import type { Extent, Place, TextRange } from '../place.ts';
import type { Branch, Condition } from './condition.ts';
import { ExpressionCompiler, type OffsetLookup } from './expression-compiler.ts';
import { formulaOf, operandsOf } from './formula.ts';
import { PRINT_END, ROUND, SITE_ID_END, SITE_START } from './marks.ts';
import type { OutputSite } from './output-site.ts';
import { ungrouped, visit } from './syntax.ts';
import { type Do, Loop, type LoopExit, type SetAttribute, type With } from './syntax-nodes.ts';
import type { TemplateTag } from './tags.ts';

/** What the compiler learns about a template on the way. */
export interface CompiledTemplate {
  sites: OutputSite[];
  conditions: Condition[];
}

/** Leads Nunjucks' positions back to the expanded text and to the writer's words. */
export interface SourceLookup extends OffsetLookup {
  /** the tag around an offset */
  tagAt(offset: number): Pick<TemplateTag, 'start' | 'end' | 'body'> | undefined;
  /** where a part of an expression stands, and how it is written */
  written(node: nodes.Node): { text: string; extents: Extent[] };
  extents(from: number, to: number): Extent[];
  place(offset: number): Place;
}

/**
 * Compiles templates: output carries marks of where it comes from, conditions are remembered with what they guard, and
 * loops and macros count their rounds. What expressions mean is {@link ExpressionCompiler}'s, everything else Nunjucks'.
 */
export class VariorumCompiler extends ExpressionCompiler {
  readonly sites: OutputSite[] = [];
  readonly conditions: Condition[] = [];
  readonly #source: SourceLookup;
  /** bodies of macros, which count their calls, and where the macro stands */
  readonly #macros = new WeakMap<nodes.Node, number>();
  /** the conditions before an elif, by its node */
  readonly #chains = new WeakMap<nodes.Node, Condition[]>();
  /** what stands between the tags of each branch */
  readonly #bodies: ReadonlyMap<nodes.Node, TextRange>;
  /** an operand may be compiled twice, with the conditions in it */
  readonly #conditionOf = new WeakMap<nodes.Node, Condition>();
  readonly #isObserving: boolean;
  #branch: Branch | undefined;

  /** @param isObserving whether the code tells of every look at a condition */
  constructor(source: SourceLookup, bodies: ReadonlyMap<nodes.Node, TextRange>, isObserving: boolean) {
    super(source);
    this.#source = source;
    this.#bodies = bodies;
    this.#isObserving = isObserving;
  }

  compileOutput(node: nodes.Output, frame: CompileFrame): void {
    for (const child of node.children) {
      if (child instanceof nodes.TemplateData) this.#emitText(child);
      else this.#emitPrint(child, frame);
    }
  }

  #emitText(data: nodes.TemplateData): void {
    if (data.value === '') return;
    const offset = this.offsetOf(data);
    const site = { kind: 'text' as const, offset, end: offset + data.value.length, expression: undefined };
    const mark = SITE_START + this.#addSite(site) + SITE_ID_END;
    this._emitLine(`${this.buffer} += ${JSON.stringify(mark + data.value)};`);
  }

  #emitPrint(expression: nodes.Node, frame: CompileFrame): void {
    const choice = ungrouped(expression);
    if (choice instanceof nodes.InlineIf) {
      this.#emitPrintedChoice(choice, frame);
      return;
    }
    const offset = this.#tagOffset(expression);
    const { end, body } = this.#source.tagAt(offset) ?? { end: offset, body: '' };
    const mark = SITE_START + this.#addSite({ kind: 'print', offset, end, expression: body }) + SITE_ID_END;
    this._emit(`${this.buffer} += ${JSON.stringify(mark)} + runtime.print(`);
    this.compile(expression, frame);
    this._emitLine(`, ${offset}) + ${JSON.stringify(PRINT_END)};`);
  }

  #addSite(site: Omit<OutputSite, 'branch'>): number {
    return this.sites.push({ ...site, branch: this.#branch }) - 1;
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
      const place = this.#source.place(this.offsetOf(otherwise));
      this.#inBranch({ condition: undefined, place, body: this.#bodyOf(otherwise), after: chain }, () =>
        this.compile(otherwise, frame),
      );
    }
    this._emitLine('}');
  }

  #bodyOf(list: nodes.Node): Extent[] {
    const range = this.#bodies.get(list);
    return range ? this.#source.extents(range.from, range.to) : [];
  }

  /** `{{ a if … else b }}`: each of the two is text under a condition, as if tags stood around it. */
  #emitPrintedChoice(node: nodes.InlineIf, frame: CompileFrame): void {
    const condition = this.#addCondition('inline', node);
    const { place } = condition;
    this._emit('if (');
    this.#emitDecision(node, condition, frame);
    this._emitLine(') {');
    const { extents: body } = this.#source.written(node.body);
    this.#inBranch({ condition, place, body, after: [] }, () => this.#emitPrint(node.body, frame));
    this._emitLine('}');
    if (!node.else_) return;
    const otherwise = node.else_;
    this._emitLine('else {');
    const { extents } = this.#source.written(otherwise);
    this.#inBranch({ condition: undefined, place, body: extents, after: [condition] }, () =>
      this.#emitPrint(otherwise, frame),
    );
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
    const offset = this.#tagOffset(cond);
    const { start, end } = this.#source.tagAt(offset) ?? { start: offset, end: offset };
    const { text, extents } = this.#source.written(cond);
    const [tag] = this.#source.extents(start, end);
    const condition: Condition = {
      id: this.conditions.length,
      keyword,
      expression: text,
      formula: formulaOf(cond),
      place: this.#source.place(start),
      extents: tag && extents[0] && { tag, expression: extents[0] },
    };
    this.conditions.push(condition);
    this.#conditionOf.set(node, condition);
    return condition;
  }

  /** An expression that is true when a branch is taken. */
  #emitDecision(node: nodes.If, { id, formula }: Condition, frame: CompileFrame): void {
    this._emit(`runtime.decide(${id}, `);
    this.compile(node.cond, frame);
    if (this.#isObserving) {
      // Every operand is looked at, those too that "and" and "or" pass over.
      this._emit(', [');
      for (const operand of operandsOf(formula)) {
        this._emit('() => ');
        this.compile(operand.node, frame);
        this._emit(', ');
      }
      this._emit(']');
    }
    this._emit(')');
  }

  /** @param round an expression: the index of a round that begins, or an empty text after the last one */
  #emitRound(site: number, round: string): void {
    const mark = [SITE_START + site + ROUND, SITE_ID_END].map((part) => JSON.stringify(part));
    this._emitLine(`${this.buffer} += ${mark.join(` + ${round} + `)};`);
  }

  #inBranch(branch: Omit<Branch, 'parent'>, body: () => void): void {
    const outer = this.#branch;
    this.#branch = { ...branch, parent: outer };
    this._withScopedSyntax(body);
    this.#branch = outer;
  }

  /**
   * Nunjucks would compile the body of `{% for a, b in … %}` twice, for lists and for maps, which makes loops in loops
   * grow beyond measure; here the runtime makes a list of everything. As in Jinja, each round has variables of its own.
   */
  override compileFor(node: nodes.For, frame: CompileFrame): void {
    const names = (node.name instanceof nodes.Array ? node.name.children : [node.name]) as nodes.Symbol[];
    const [outer, items, loop, index] = [this._tmpid(), this._tmpid(), this._tmpid(), this._tmpid()];
    /** where the rounds stand that an `if` of the loop keeps: they are the same ones whatever it leaves out */
    const rounds = this._tmpid();
    const offset = this.#tagOffset(node);
    const site = this.#addSite({ kind: 'loop', offset, end: offset, expression: undefined });
    const test = node instanceof Loop ? node.test : null;
    this._emit(`var ${outer} = frame;\nvar ${items} = runtime.items(`);
    this._compileExpression(node.arr, frame);
    this._emitLine(`, ${names.length}, ${offset});`);
    const round = (work: string): void => {
      this._emitLine(`for (var ${index} = 0; ${index} < ${items}.length; ${index}++) {`);
      this._emitLine(`runtime.tick(${offset}, ${work});\nframe = ${outer}.push(true);`);
      for (const [place, { value }] of names.entries())
        this._emitLine(
          `frame.set(${JSON.stringify(value)}, ${items}[${index}]${names.length > 1 ? `[${place}]` : ''});`,
        );
    };
    if (test) {
      const kept = this._tmpid();
      this._emitLine(`var ${kept} = [], ${rounds} = [];`);
      round(workOf(test));
      this._emit('if (runtime.truthy(');
      this._compileExpression(test, frame);
      this._emitLine(
        `)) { ${kept}.push(${items}[${index}]); ${rounds}.push(${index}); }\n}\n${items} = ${kept};`,
      );
    }
    this._emitLine(`var ${loop} = runtime.loop(${items});`);
    round(workOf(node.body));
    this._emitLine(`frame.set("loop", ${loop}(${index}));`);
    this.#emitRound(site, test ? `${rounds}[${index}]` : index);
    this._withScopedSyntax(() => this.compile(node.body, frame.push()));
    this._emitLine(`}\nframe = ${outer};`);
    this.#emitRound(site, '""');
    if (!node.else_) return;
    this._emitLine(`if (${items}.length === 0) {`);
    this.compile(node.else_, frame);
    this._emitLine('}');
  }

  /** The rounds of a loop begin with a frame of their own, so that leaving one early leaves none behind. */
  compileLoopExit({ keyword }: LoopExit): void {
    this._emitLine(`${keyword};`);
  }

  compileDo(node: Do, frame: CompileFrame): void {
    this._compileExpression(node.expression, frame);
    this._emitLine(';');
  }

  compileWith(node: With, frame: CompileFrame): void {
    const outer = this._tmpid();
    const values = node.values.map((value) => {
      const id = this._tmpid();
      this._emit(`var ${id} = `);
      this._compileExpression(value, frame);
      this._emitLine(';');
      return id;
    });
    this._emitLine(`var ${outer} = frame;\nframe = frame.push(true);`);
    for (const [index, name] of node.names.entries())
      this._emitLine(`frame.set(${JSON.stringify(name.value)}, ${values[index]});`);
    this._withScopedSyntax(() => this.compile(node.body, frame.push()));
    this._emitLine(`frame = ${outer};`);
  }

  override compileSet(node: nodes.Set, frame: CompileFrame): void {
    const value = this._tmpid();
    this._emit(`var ${value} = `);
    this.compile(node.value!, frame);
    this._emitLine(';');
    const names = node.targets.map((target) => target.value);
    const isList = names.length > 1;
    if (isList)
      this._emitLine(`${value} = runtime.unpack(${value}, ${names.length}, ${this.offsetOf(node)});`);
    for (const [index, name] of names.entries()) {
      const part = `${JSON.stringify(name)}, ${value}${isList ? `[${index}]` : ''}`;
      this._emitLine(`frame.set(${part}, true);\nif (frame.topLevel) context.setVariable(${part});`);
    }
  }

  compileSetAttribute({ target, value }: SetAttribute, frame: CompileFrame): void {
    this._emit('runtime.setAttribute(');
    this.compile(target.target, frame);
    this._emit(', ');
    this.compile(target.val, frame);
    this._emit(', ');
    this.compile(value, frame);
    this._emitLine(`, ${this.offsetOf(target)});`);
  }

  /** What stands in a `{% call %}` sees the variables of the place where it stands, not those of the macro that calls it. */
  override compileCaller(node: nodes.Caller, frame: CompileFrame): void {
    const [home, away] = [this._tmpid(), this._tmpid()];
    this._emitLine(`(function () {\nvar ${home} = frame;`);
    const macro = this._compileMacro(node, frame);
    this._emitLine(`return runtime.inScope(${macro}, function (call) {`);
    this._emitLine(`var ${away} = frame;\nframe = ${home};`);
    this._emit(`try { return call(); } finally { frame = ${away}; }\n});\n})()`);
  }

  override _compileMacro(node: nodes.Macro, frame?: CompileFrame): string {
    this.#macros.set(node.body, this.#tagOffset(node));
    return super._compileMacro(node, frame);
  }

  compileNodeList(node: nodes.NodeList, frame: CompileFrame): void {
    const macro = this.#macros.get(node);
    if (macro !== undefined) this._emitLine(`runtime.tick(${macro}, ${workOf(node)});`);
    for (const child of node.children) this.compile(child, frame);
  }

  #tagOffset(node: nodes.Node): number {
    const offset = this.offsetOf(node);
    return this.#source.tagAt(offset)?.start ?? offset;
  }
}

/**
 * How much a loop or a macro does each time, as arguments of `tick`: the parts of its body and the characters of its
 * text, without loops and macros in it, which count for themselves.
 */
function workOf(body: nodes.Node): string {
  let steps = 0;
  let characters = 0;
  visit(body, (node) => {
    steps++;
    if (node instanceof nodes.TemplateData) characters += node.value.length;
    return !(node instanceof nodes.For || node instanceof nodes.Macro);
  });
  return `${steps}, ${characters}`;
}
