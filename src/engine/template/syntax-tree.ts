import nodes from 'nunjucks/src/nodes.js';
import { addAll } from '../add-all.ts';
import type { TextRange } from '../place.ts';
import { checkDepth } from './depth.ts';
import { withoutStacks } from './expected-error.ts';
import type { Step } from './open-blocks.ts';
import { describeUnreadable } from './parse-problem.ts';
import type { Positions } from './positions.ts';
import { type RuntimeProblem, tell } from './problem.ts';
import { checkSandbox } from './sandbox.ts';
import { Do, LoopExit } from './syntax-nodes.ts';
import { parseTag, type Statement } from './tag-parser.ts';
import { type TemplateTag, trims, withoutPlus } from './tags.ts';

/** A template as a tree, with what could not be read of it. */
export interface SyntaxTree {
  root: nodes.Root;
  /** a problem for each tag that cannot be read, in their order */
  problems: RuntimeProblem[];
  /** what may be said of the rest of the page all the same */
  unsure: Unsure;
  /** what stands between the tags of each branch, by its nodes */
  bodies: ReadonlyMap<nodes.Node, TextRange>;
}

/** What is not known of a page because of tags that cannot be read. */
export interface Unsure {
  /** names that such tags mention: they may have defined them */
  names: ReadonlySet<string>;
  /** what conditions that cannot be read guard: nobody knows when it is reached, nor what their names are there */
  guarded: readonly Guarded[];
}

/** A stretch of the text behind a condition that cannot be read. */
export interface Guarded extends TextRange {
  names: ReadonlySet<string>;
}

/** A block that is open while the tree is made. */
interface OpenBlock {
  /** where what follows goes */
  list: nodes.NodeList;
  /** where it begins, behind a tag */
  from: number;
  /** the `if`, `elif` or `for` that an `{% else %}` belongs to */
  branching: nodes.If | nodes.For | undefined;
  /** the loop around, as far as its rounds can be left from here: what is captured or called cannot leave it */
  loop: 'read' | 'unreadable' | undefined;
  /** from where on its condition is unknown, as one that could not be read */
  guard: Pick<Guarded, 'from' | 'names'> | undefined;
}

/**
 * Puts the tags of a text and what stands between them together. Each tag is read by itself: one that cannot be read is a
 * problem of its own, and what it would have guarded is taken for a part of what is around it.
 *
 * @param steps what each tag does to the blocks, as `structure.ts` found
 * @param keepsUnreadable whether a `{{ … }}` that cannot be read is printed as it stands, with a warning
 */
export function readTree(
  text: string,
  steps: readonly Step[],
  positions: Positions,
  keepsUnreadable = false,
): SyntaxTree {
  const builder = new TreeBuilder(text, positions, keepsUnreadable);
  let next = 0;
  for (const tag of positions.tags) {
    builder.textBefore(tag);
    for (; steps[next]?.tag.start === tag.start; next++) builder.take(steps[next]!);
  }
  return builder.end();
}

class TreeBuilder {
  readonly #text: string;
  readonly #positions: Positions;
  readonly #keepsUnreadable: boolean;
  readonly #root = new nodes.Root(0, 0, []);
  readonly #open: OpenBlock[] = [];
  readonly #problems: RuntimeProblem[] = [];
  readonly #unsureNames = new Set<string>();
  readonly #guarded: Guarded[] = [];
  readonly #bodies = new Map<nodes.Node, TextRange>();
  /** what was read up to */
  #from = 0;
  #trimsNext = false;

  constructor(text: string, positions: Positions, keepsUnreadable: boolean) {
    this.#text = text;
    this.#positions = positions;
    this.#keepsUnreadable = keepsUnreadable;
  }

  get #list(): nodes.NodeList {
    return this.#open.at(-1)?.list ?? this.#root;
  }

  textBefore(tag: TemplateTag): void {
    this.#addText(tag.start, trims(tag, 'before'));
    this.#from = tag.end;
    this.#trimsNext = trims(tag, 'after');
  }

  #addText(to: number, trimsEnd: boolean): void {
    const data = this.#text.slice(this.#from, to);
    const start = this.#trimsNext ? data.trimStart() : data;
    const value = trimsEnd ? start.trimEnd() : start;
    if (value === '') return;
    const { line, column } = this.#positions.at(this.#from + data.length - start.length);
    this.#list.children.push(new nodes.Output(line, column, [new nodes.TemplateData(line, column, value)]));
  }

  take(step: Step): void {
    if (step.does === 'closes') this.#close(step.tag);
    else if (step.does === 'continues') this.#continue(step);
    else if (step.does === 'opens') this.#openBlock(step);
    else this.#stand(step);
  }

  #stand({ tag, keyword, isGuess }: Step): void {
    if (isGuess) {
      this.#doubt(tag.body);
      return;
    }
    const statement = this.#read(tag, keyword);
    if (!statement) {
      // What a tag would have set is known to be set, and to nothing else.
      if (keyword === 'set') addAll(this.#list.children, this.#unknownSet(tag));
      return;
    }
    if (!(statement.node instanceof LoopExit) || this.#mayLeaveLoop(tag, statement.node))
      this.#list.children.push(statement.node);
  }

  #mayLeaveLoop(tag: TemplateTag, { keyword }: LoopExit): boolean {
    const loop = this.#open.at(-1)?.loop;
    if (loop === undefined)
      tell(this.#problems, {
        rule: 'stray-tag',
        message: `"{% ${keyword} %}" stands in no loop that it could ${keyword === 'break' ? 'end' : 'go on with'}.`,
        hint: 'It belongs between {% for … %} and {% endfor %}, and not into a {% set %}, {% filter %}, {% call %} or {% macro %} there.',
        offset: tag.start,
      });
    return loop === 'read';
  }

  #openBlock({ tag, keyword, isGuess }: Step): void {
    const around = this.#open.at(-1)?.loop;
    const statement = isGuess || isRaw(keyword) ? undefined : this.#read(tag, keyword);
    if (isGuess) this.#doubt(tag.body);
    if (!statement) {
      if (keyword === 'set') addAll(this.#list.children, this.#unknownSet(tag));
      this.#open.push({
        list: this.#list,
        from: tag.end,
        branching: undefined,
        loop: keyword === 'for' ? 'unreadable' : isCapturing(keyword) ? undefined : around,
        guard: keyword === 'if' ? { from: tag.start, names: namesIn(tag.body) } : undefined,
      });
      return;
    }
    const { node, body } = statement;
    this.#list.children.push(node);
    this.#open.push({
      list: body!,
      from: tag.end,
      branching: node instanceof nodes.If || node instanceof nodes.For ? node : undefined,
      loop: keyword === 'for' ? 'read' : isCapturing(keyword) ? undefined : around,
      guard: undefined,
    });
  }

  /** `{% elif %}` and `{% else %}`. */
  #continue({ tag, keyword, isGuess }: Step): void {
    const block = this.#open.at(-1)!;
    const { branching } = block;
    this.#endBody(block, tag);
    block.from = tag.end;
    if (keyword === 'else') {
      if (!branching) return;
      const { line, column } = this.#positions.at(tag.start);
      const otherwise = new nodes.NodeList(line, column);
      branching.else_ = otherwise;
      block.list = otherwise;
      if (branching instanceof nodes.For) block.loop = this.#open.at(-2)?.loop;
      return;
    }
    const statement = isGuess ? undefined : this.#read(tag, 'elif');
    if (isGuess) this.#doubt(tag.body);
    if (statement && branching) {
      branching.else_ = statement.node;
      block.branching = statement.node as nodes.If;
      block.list = statement.body!;
      return;
    }
    // Where nobody knows which branch is taken, all are looked at.
    block.guard ??= { from: tag.start, names: namesIn(tag.body) };
    block.branching = undefined;
    block.list = this.#open.at(-2)?.list ?? this.#root;
    if (statement?.node instanceof nodes.If) {
      const { lineno, colno, cond } = statement.node;
      block.list.children.push(new Do(lineno, colno, cond));
    }
  }

  #close(tag: TemplateTag): void {
    const block = this.#open.pop()!;
    this.#endBody(block, tag);
    const { guard } = block;
    if (guard) this.#guarded.push({ ...guard, to: tag.start });
  }

  #endBody({ list, from }: OpenBlock, tag: TemplateTag): void {
    this.#bodies.set(list, { from, to: tag.start });
  }

  end(): SyntaxTree {
    this.#addText(this.#text.length, false);
    for (const { guard } of this.#open) if (guard) this.#guarded.push({ ...guard, to: this.#text.length });
    return {
      root: this.#root,
      problems: this.#problems,
      unsure: { names: this.#unsureNames, guarded: this.#guarded },
      bodies: this.#bodies,
    };
  }

  /** @returns undefined for a tag that cannot be read, which is a problem then, or may not be run */
  #read(tag: TemplateTag, keyword: string | undefined): Statement | undefined {
    const offsetOf = (node: nodes.Node) => this.#positions.offset(node.lineno, node.colno);
    try {
      const source = withoutPlus(tag.source);
      const at = this.#positions.at(tag.start);
      const statement = withoutStacks(() => parseTag({ source }, keyword, at));
      if (!statement) return undefined;
      const unsafe = [...checkDepth(statement.node, offsetOf), ...checkSandbox(statement.node, offsetOf)];
      if (unsafe.length === 0) return statement;
      for (const problem of unsafe) tell(this.#problems, problem);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const problem = describeUnreadable(error, tag, this.#positions);
      const isKept = this.#keepsUnreadable && keyword === undefined && tag.closed;
      tell(this.#problems, isKept ? { ...problem, severity: 'warning' } : problem);
      if (isKept) return this.#asText(tag);
    }
    if (keyword !== undefined) this.#doubt(tag.body);
    return undefined;
  }

  /** A tag that is printed as it stands. */
  #asText({ start, source }: TemplateTag): Statement {
    const { line, column } = this.#positions.at(start);
    return { node: new nodes.Output(line, column, [new nodes.TemplateData(line, column, source)]) };
  }

  #doubt(body: string): void {
    for (const name of namesIn(body)) this.#unsureNames.add(name);
    this.#unsureNames.add('loop').add('caller');
  }

  #unknownSet({ body, start }: TemplateTag): nodes.Node[] {
    const [, targets = ''] = /^set\s+([^=]*)/.exec(body) ?? [];
    const { line, column } = this.#positions.at(start);
    const nothing = new nodes.Literal(line, column);
    nothing.value = undefined;
    const names = [...targets.matchAll(/(?<![\w.])[A-Za-z_]\w*(?![\w.])/g)];
    return names.map(([name]) => setNode(line, column, name, nothing));
  }
}

/** Words of the language itself, which are no names. */
const KEYWORDS = new Set(
  'if elif for in is not and or else set true false none defined undefined'.split(' '),
);

/** Everything in a tag that may be a name. */
export function namesIn(source: string): Set<string> {
  const words = source.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu);
  return new Set(Array.from(words, ([word]) => word).filter((word) => !KEYWORDS.has(word)));
}

function setNode(line: number, column: number, name: string, value: nodes.Node): nodes.Set {
  const node = new nodes.Set(line, column, [new nodes.Symbol(line, column, name)]);
  node.value = value;
  return node;
}

function isRaw(keyword: string | undefined): boolean {
  return keyword === 'raw' || keyword === 'verbatim';
}

/** Whether what stands in a block is made into a text first. */
function isCapturing(keyword: string | undefined): boolean {
  return keyword === 'set' || keyword === 'filter' || keyword === 'call' || keyword === 'macro';
}
