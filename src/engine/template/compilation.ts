import nodes from 'nunjucks/src/nodes.js';
import { lineOffsets } from '../line-offsets.ts';
import type { Site } from '../variants/site.ts';
import { type CompiledTemplate, VariorumCompiler } from './compiler.ts';
import { checkDepth } from './depth.ts';
import { readInputs, type TemplateInputs } from './inputs.ts';
import { checkLiterals, productsThatThePageSets, versionLiterals } from './literals.ts';
import { checkLoneTexts } from './lone-texts.ts';
import { checkLostSets } from './lost-sets.ts';
import type { Step } from './open-blocks.ts';
import type { Positions } from './positions.ts';
import type { RuntimeProblem } from './problem.ts';
import type { VersionMention } from './question.ts';
import type { TemplateRuntime } from './runtime.ts';
import type { VariableScope } from './scope.ts';
import { visit } from './syntax.ts';
import { readTree, type Unsure } from './syntax-tree.ts';

/** What compiled code is called with. */
export type RootFunction = (
  environment: object,
  context: VariableScope,
  frame: unknown,
  runtime: TemplateRuntime,
  callback: (error: unknown, output: string | undefined) => void,
) => void;

/** A template as JavaScript, with what was learnt of it on the way. */
export interface Compilation extends CompiledTemplate {
  /** unknown products and versions, and texts alone, in its conditions: it runs all the same, so that what else is wrong is told with them */
  problems: RuntimeProblem[];
  /** undefined when it is nested too deeply to be run */
  root: RootFunction | undefined;
  unsure: Unsure;
  /** whether every tag could be read */
  isWhole: boolean;
  /** where each line of a long text that the page sets begins, by that text */
  literals: ReadonlyMap<string, readonly number[]>;
  /** names that the page gives to its product */
  ownProducts: ReadonlySet<unknown>;
  versions: readonly VersionMention[];
  inputs: TemplateInputs;
}

/**
 * Parses and compiles a template's text, as far as its tags can be read.
 *
 * @param text with its includes in place
 * @param steps what each tag does to the blocks
 * @param positions lead Nunjucks' lines and columns back to this text
 * @param isObserving whether the code tells the runtime of every look at a condition, with its operands
 */
export function compile(
  text: string,
  steps: readonly Step[],
  positions: Positions,
  { products, undefined: unknown }: Pick<Site, 'products' | 'undefined'>,
  isObserving = false,
): Compilation {
  const offsetOf = (node: nodes.Node) => positions.offset(node.lineno, node.colno);
  const { root, problems: unreadable, unsure, bodies } = readTree(text, steps, positions, unknown === 'keep');
  const ownProducts = productsThatThePageSets(root);
  const tooDeep = checkDepth(root, offsetOf);
  const problems = [
    ...unreadable,
    ...tooDeep,
    ...checkLiterals(root, { products, ownProducts, offsetOf }),
    ...checkLoneTexts(root, offsetOf),
    ...checkLostSets(root, offsetOf),
  ].toSorted((a, b) => a.offset - b.offset);
  const compiler = new VariorumCompiler(positions, bodies, isObserving);
  if (tooDeep.length === 0) compiler.compile(root);
  const { sites, conditions, branches } = compiler;
  return {
    root: tooDeep.length === 0 ? functionOf(compiler.getCode()) : undefined,
    sites,
    conditions,
    branches,
    problems,
    unsure,
    isWhole: unreadable.every(({ severity }) => severity === 'warning') && tooDeep.length === 0,
    literals: longLiterals(root, text, offsetOf),
    ownProducts,
    inputs: readInputs(root),
    versions: versionLiterals(root).map((literal) => ({
      value: String(literal.value),
      extent: positions.literalExtent(literal),
      place: positions.place(offsetOf(literal)),
    })),
  };
}

function functionOf(code: string): RootFunction {
  return (new Function(code)() as { root: RootFunction }).root;
}

/** Where the lines of each long text that the page sets begin: they keep their origin when `{{ name }}` prints them. */
function longLiterals(
  root: nodes.Node,
  text: string,
  offsetOf: (node: nodes.Node) => number,
): Map<string, number[]> {
  const literals = new Map<string, number[]>();
  visit(root, (node) => {
    if (!(node instanceof nodes.Set) || !(node.value instanceof nodes.Literal)) return;
    const { value } = node.value;
    if (typeof value !== 'string' || !value.includes('\n')) return;
    const start = offsetOf(node.value) + 1;
    const count = value.split('\n').length;
    const end = nthIndexOf(text, '\n', count, start);
    const lines = lineOffsets(text.slice(start, end)).map((offset) => start + offset);
    // A line break written as "\n" has no line of its own in the file.
    if (!text.slice(start, end).includes('\\n')) literals.set(value, lines);
  });
  return literals;
}

/** The offset of the `count`th `part` from `start`; the text's length when there are fewer. */
function nthIndexOf(text: string, part: string, count: number, start: number): number {
  let at = start - 1;
  for (let found = 0; found < count; found++) {
    at = text.indexOf(part, at + 1);
    if (at < 0) return text.length;
  }
  return at;
}
