import nodes from 'nunjucks/src/nodes.js';
import { closest, limited } from '../suggest.ts';
import type { Product } from '../variants/site.ts';
import { comparisonOf } from './built-ins/tests.ts';
import { type UnknownName, unknownProduct, unknownVersion } from './known-names.ts';
import type { RuntimeProblem } from './problem.ts';
import { itemsOfGroup, readTest, ungrouped, visit } from './syntax.ts';
import { PRODUCT_NAMES, VERSION_NAMES } from './values.ts';

/**
 * Checks what the conditions of a template compare versions and products with, in every branch, whichever variants
 * come that far: an unknown product or version is a mistake that no rendering may ever show. What stands in variables
 * shows only when the template runs, and `compare.ts` looks at it.
 *
 * @param ownProducts further names that the page gives to its product
 * @param offsetOf leads a node's position to the expanded text
 */
export function checkLiterals(
  root: nodes.Node,
  {
    products,
    ownProducts,
    offsetOf,
  }: {
    products: readonly Product[];
    ownProducts: ReadonlySet<unknown>;
    offsetOf: (node: nodes.Node) => number;
  },
): RuntimeProblem[] {
  const problems: RuntimeProblem[] = [];
  const look = limited(closest);
  visit(root, (node) => {
    for (const { name, literal } of comparedLiterals(node)) {
      const problem = VERSION_NAMES.has(name)
        ? checkVersion(literal.value, products, look)
        : checkProduct(literal.value, products, ownProducts, look);
      if (problem) problems.push({ ...problem, offset: offsetOf(literal) });
    }
  });
  return problems;
}

/** The texts that the version is compared with, wherever in a template that is: in conditions, in what is printed or set, in loops. */
export function versionLiterals(root: nodes.Node): nodes.Literal[] {
  const found: nodes.Literal[] = [];
  visit(root, (node) => {
    for (const { name, literal } of comparedLiterals(node))
      if (VERSION_NAMES.has(name) && typeof literal.value === 'string') found.push(literal);
  });
  return found;
}

/** The literals that a comparison, an `in` or a test such as `is ge("7.1")` holds against a version or a product. */
function comparedLiterals(node: nodes.Node): { name: string; literal: nodes.Literal }[] {
  const operands = comparedOperands(node).map(ungrouped);
  const name = operands.find(
    (operand) =>
      operand instanceof nodes.Symbol &&
      (VERSION_NAMES.has(operand.value) || PRODUCT_NAMES.has(operand.value)),
  );
  if (!(name instanceof nodes.Symbol)) return [];
  return operands
    .filter((operand) => operand instanceof nodes.Literal)
    .map((literal) => ({ name: name.value, literal }));
}

function comparedOperands(node: nodes.Node): nodes.Node[] {
  if (node instanceof nodes.Compare) return [node.expr, ...node.ops.map((op) => op.expr)];
  if (node instanceof nodes.In) {
    // A text on the right of "in" is searched, not compared: "Server" in product_name.
    const list = itemsOfGroup(node.right);
    return list ? [node.left, ...list] : [];
  }
  if (node instanceof nodes.Is) {
    const { name, args } = readTest(node.right);
    return comparisonOf(name) ? [node.left, ...args] : [];
  }
  return [];
}

function checkVersion(
  value: unknown,
  products: readonly Product[],
  look: typeof closest,
): UnknownName | undefined {
  if (typeof value === 'string') return unknownVersion(value, products, look);
  if (typeof value !== 'number') return undefined;
  return {
    rule: 'unquoted-version',
    message: `A version is compared with the number ${value}.`,
    hint: `Write the version as text, in quotes: "${value}".`,
  };
}

function checkProduct(
  value: unknown,
  products: readonly Product[],
  own: ReadonlySet<unknown>,
  look: typeof closest,
): UnknownName | undefined {
  return typeof value === 'string' ? unknownProduct(value, products, own, look) : undefined;
}

/** The products that a page names itself: `{% set product_name = "…" %}`, whichever of several it takes. */
export function productsThatThePageSets(roots: nodes.Node | nodes.Node[]): Set<unknown> {
  const names = new Set<unknown>();
  visit(roots, (node) => {
    if (!(node instanceof nodes.Set) || !node.targets.some((target) => PRODUCT_NAMES.has(target.value)))
      return;
    visit(node.value, (part) => {
      if (part instanceof nodes.Literal) names.add(part.value);
    });
  });
  return names;
}
