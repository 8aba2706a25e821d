import type { CompileFrame } from 'nunjucks/src/compiler.js';
import nodes from 'nunjucks/src/nodes.js';
import type { Branch, Condition } from './condition.ts';
import { ConditionCompiler } from './condition-compiler.ts';
import { PRINT_END, ROUND, SITE_ID_END, SITE_START } from './marks.ts';
import type { OutputSite } from './output-site.ts';
import { ungrouped, visit } from './syntax.ts';
import { type Do, Loop, type LoopExit, type SetAttribute, type With } from './syntax-nodes.ts';

/** What the compiler learns about a template on the way. */
export interface CompiledTemplate {
  sites: OutputSite[];
  conditions: Condition[];
  branches: Branch[];
}

/**
 * Compiles templates: output carries marks of where it comes from, and loops and macros count their rounds. Conditions are
 * {@link ConditionCompiler}'s, what expressions mean is ExpressionCompiler's, everything else Nunjucks'.
 */
export class VariorumCompiler extends ConditionCompiler {
  readonly sites: OutputSite[] = [];
  /** bodies of macros, which count their calls, and where the macro stands */
  readonly #macros = new WeakMap<nodes.Node, number>();

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
      this.emitChoice(choice, frame, (outcome) => this.#emitPrint(outcome, frame));
      return;
    }
    const offset = this.tagOffset(expression);
    const { end, body } = this.source.tagAt(offset) ?? { end: offset, body: '' };
    const mark = SITE_START + this.#addSite({ kind: 'print', offset, end, expression: body }) + SITE_ID_END;
    this._emit(`${this.buffer} += ${JSON.stringify(mark)} + runtime.print(`);
    this.compile(expression, frame);
    this._emitLine(`, ${offset}) + ${JSON.stringify(PRINT_END)};`);
  }

  #addSite(site: Omit<OutputSite, 'branch'>): number {
    return this.sites.push({ ...site, branch: this.branch }) - 1;
  }

  /** @param round an expression: the index of a round that begins, or an empty text after the last one */
  #emitRound(site: number, round: string): void {
    const mark = [SITE_START + site + ROUND, SITE_ID_END].map((part) => JSON.stringify(part));
    this._emitLine(`${this.buffer} += ${mark.join(` + ${round} + `)};`);
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
    const offset = this.tagOffset(node);
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
    this.#macros.set(node.body, this.tagOffset(node));
    return super._compileMacro(node, frame);
  }

  compileNodeList(node: nodes.NodeList, frame: CompileFrame): void {
    const macro = this.#macros.get(node);
    if (macro !== undefined) this._emitLine(`runtime.tick(${macro}, ${workOf(node)});`);
    for (const child of node.children) this.compile(child, frame);
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
