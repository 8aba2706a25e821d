import nodes from 'nunjucks/src/nodes.js';
import type { Site } from '../variants/site.ts';
import { type CompiledTemplate, VariorumCompiler } from './compiler.ts';
import { checkDepth } from './depth.ts';
import { checkLiterals, productsThatThePageSets } from './literals.ts';
import { checkLoneTexts } from './lone-texts.ts';
import { parse } from './nunjucks-parser.ts';
import { describeParserError, type ParserError } from './parse-problem.ts';
import type { Positions } from './positions.ts';
import type { RuntimeProblem } from './problem.ts';
import type { TemplateRuntime } from './runtime.ts';
import { checkSandbox } from './sandbox.ts';
import type { VariableScope } from './scope.ts';
import { lineOffsets, visit } from './syntax.ts';
import { checkTags } from './tag-check.ts';

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
  root: RootFunction;
  /** where each line of a long text that the page sets begins, by that text */
  literals: ReadonlyMap<string, readonly number[]>;
  /** names that the page gives to its product */
  ownProducts: ReadonlySet<unknown>;
}

/**
 * Parses and compiles a template's text, or says everything that is wrong with its tags.
 *
 * @param text with its includes in place
 * @param positions lead Nunjucks' lines and columns back to this text
 * @returns problems alone when the template cannot run
 */
export function compile(
  text: string,
  positions: Positions,
  { products }: Pick<Site, 'products'>,
): Compilation | { problems: RuntimeProblem[] } {
  const offsetOf = (node: nodes.Node) => positions.offset(node.lineno, node.colno);
  try {
    const root = parse(text);
    const ownProducts = productsThatThePageSets(root);
    const unsafe = [...checkDepth(root, offsetOf), ...checkSandbox(root, offsetOf)];
    const problems = [
      ...checkLiterals(root, { products, ownProducts, offsetOf }),
      ...checkLoneTexts(root, offsetOf),
    ];
    if (unsafe.length > 0) return { problems: [...unsafe, ...problems] };
    const compiler = new VariorumCompiler(positions);
    compiler.compile(root);
    const { root: run } = new Function(compiler.getCode())() as { root: RootFunction };
    const { sites, conditions } = compiler;
    return {
      root: run,
      sites,
      conditions,
      problems,
      literals: longLiterals(root, text, offsetOf),
      ownProducts,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Nunjucks stops at the first wrong tag; a writer wants to hear of all.
    const problems = checkTags(positions.tags, { products });
    return { problems: problems.length > 0 ? problems : [describeFailure(error, positions)] };
  }
}

function describeFailure(error: ParserError, positions: Positions): RuntimeProblem {
  const offset = positions.offset((error.lineno ?? 1) - 1, (error.colno ?? 1) - 1);
  return describeParserError(error, positions.tagSource(offset), positions.tagStart(offset));
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
