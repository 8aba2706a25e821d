import nodes from 'nunjucks/src/nodes.js';
import { type ComparisonContext, ComparisonError, compare, type Operator } from './compare.ts';
import { readQuestion } from './read-question.ts';
import { visit } from './syntax.ts';
import { BasePathValue, ProductValue, VersionValue } from './values.ts';

/** What the text of a template depends on, besides the product of the variant. */
export interface TemplateInputs {
  /** names whose values matter; a name of the template's own may be among them */
  names: ReadonlySet<string>;
  /** what the version is compared with: of it, only the answers matter */
  comparisons: readonly Comparison[];
  /** whether the product does not matter either: nothing is asked, printed or called */
  isPlain: boolean;
}

/** How the version is compared, standing on the left, and with which text. */
type Comparison = readonly [Operator, string];

/** Reads what a template depends on. In a branch that nobody takes, something may be found that does not matter. */
export function readInputs(root: nodes.Node): TemplateInputs {
  const names = new Set<string>();
  const comparisons = new Map<string, Comparison>();
  /** it prints the same in all variants */
  const printed = new Set<nodes.Node>();
  let isPlain = true;
  visit(root, (node) => {
    if (node instanceof nodes.Output)
      for (const child of node.children)
        if (child instanceof nodes.Symbol && child.value === 'base_path') printed.add(child);
    const question = readQuestion(node, () => undefined);
    if (question.about !== 'other') {
      isPlain = false;
      if (question.about === 'product') return false;
      const operator = question.asks === 'in' ? '==' : question.asks;
      for (const { value } of question.literals) comparisons.set(`${operator} ${value}`, [operator, value]);
      return false;
    }
    if (node instanceof nodes.Symbol && !printed.has(node)) {
      isPlain = false;
      names.add(node.value);
    }
    return true;
  });
  return { names, comparisons: [...comparisons.values()], isPlain };
}

/**
 * Writes down the inputs of a template in a variant. Two renderings of it with equal inputs in which nothing is wrong take the same branches
 * and print the same.
 *
 * @param variables what the template sees there
 * @param product id of the product
 */
export function writeInputs(
  { names, comparisons, isPlain }: TemplateInputs,
  variables: ReadonlyMap<string, unknown>,
  product: string,
  context: ComparisonContext,
): string {
  if (isPlain) return '';
  const version = variables.get('is_version');
  return JSON.stringify([
    product,
    ...comparisons.map((comparison) => answer(version, comparison, context)),
    ...Array.from(names, (name) => writeValue(variables.get(name))),
  ]);
}

/** The answer to a comparison; that there is none is told where it matters. */
function answer(version: unknown, [operator, literal]: Comparison, context: ComparisonContext): unknown {
  try {
    return compare(version, operator, literal, context);
  } catch (error) {
    if (error instanceof ComparisonError) return 'none';
    throw error;
  }
}

/** Numbers of lists and maps: to write them down would take as long as rendering, and variants share those of the site. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function writeValue(value: unknown): unknown {
  if (value instanceof VersionValue) return ['version', value.version];
  if (value instanceof ProductValue) return ['product', value.text];
  if (value instanceof BasePathValue) return ['base path', value.path];
  if (typeof value === 'object' && value !== null) {
    const number = numbers.get(value) ?? ++lastNumber;
    numbers.set(value, number);
    return ['object', number];
  }
  return [typeof value, String(value)];
}
