import type { CompileFrame } from 'nunjucks/src/compiler.js';
import nodes from 'nunjucks/src/nodes.js';
import type { Branch, Condition } from './condition.ts';
import { ExpressionCompiler, type OffsetLookup } from './expression-compiler.ts';
import { PRINT_END, SITE_ID_END, SITE_START } from './marks.ts';
import { visit } from './syntax.ts';

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
export interface SourceLookup extends OffsetLookup {
  /** offset of `data`, a text node whose leading space `-%}` may have trimmed, searched from a position */
  dataOffset(line: number, column: number, data: string): number;
  /** offset of the `{{` or `{%` of the tag around an offset */
  tagStart(offset: number): number;
  /** what stands between the delimiters of the tag around an offset */
  tagBody(offset: number): string;
  /** the expression of the if or elif tag at an offset, and its place */
  condition(offset: number): Pick<Condition, 'expression' | 'place'>;
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
  #branch: Branch | undefined;

  constructor(source: SourceLookup) {
    super(source);
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
      ...this.#source.condition(this.offsetOf(node)),
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

  /**
   * Nunjucks would compile the body of `{% for a, b in … %}` twice, for lists and for maps, which makes loops in loops
   * grow beyond measure; here the runtime makes a list of everything.
   */
  override compileFor(node: nodes.For, outer: CompileFrame): void {
    const names = node.name instanceof nodes.Array ? node.name.children : [node.name];
    const [items, index, item] = [this._tmpid(), this._tmpid(), this._tmpid()];
    const offset = this.#tagOffset(node);
    const frame = outer.push();
    this._emit(`frame = frame.push();\nvar ${items} = runtime.items(`);
    this._compileExpression(node.arr, frame);
    this._emitLine(`, ${names.length}, ${offset});`);
    this._emitLine(`for (var ${index} = 0; ${index} < ${items}.length; ${index}++) {`);
    this._emitLine(`runtime.tick(${offset}, ${workOf(node.body)});`);
    this._emitLine(`var ${item} = ${items}[${index}];`);
    for (const [place, name] of names.entries()) {
      if (!(name instanceof nodes.Symbol))
        this.fail('parseFor: variable name expected', name.lineno, name.colno);
      const local = this._tmpid();
      this._emitLine(`var ${local} = ${item}${names.length > 1 ? `[${place}]` : ''};`);
      this._emitLine(`frame.set(${JSON.stringify(name.value)}, ${local});`);
      frame.set(name.value, local);
    }
    this._emitLine(`frame.set("loop", runtime.loop(${index}, ${items}.length));`);
    this._withScopedSyntax(() => this.compile(node.body, frame));
    this._emitLine('}');
    if (node.else_) {
      this._emitLine(`if (${items}.length === 0) {`);
      this.compile(node.else_, frame);
      this._emitLine('}');
    }
    this._emitLine('frame = frame.pop();');
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
    return this.#source.tagStart(this.offsetOf(node));
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
