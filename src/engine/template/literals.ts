import nodes from 'nunjucks/src/nodes.js';
import { isNumericVersion } from '../variants/order.ts';
import { findProduct, productNames } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { closest } from '../variants/suggest.ts';
import type { RuntimeProblem } from './runtime.ts';
import { visit } from './syntax.ts';

const VERSION_NAMES = new Set(['is_version', 'version']);
const PRODUCT_NAMES = new Set(['product_name', 'product']);

/**
 * Checks what the conditions of a template compare versions and products with, in every branch, whichever variants
 * come that far: an unknown product or version is a mistake that no rendering may ever show.
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
  visit(root, (node) => {
    for (const { name, literal } of comparedLiterals(node)) {
      const problem = VERSION_NAMES.has(name)
        ? checkVersion(literal.value, products)
        : checkProduct(literal.value, products, ownProducts);
      if (problem) problems.push({ ...problem, offset: offsetOf(literal) });
    }
  });
  return problems;
}

/** The literals that a comparison or an `in` holds against a version or a product. */
function comparedLiterals(node: nodes.Node): { name: string; literal: nodes.Literal }[] {
  let operands: nodes.Node[] = [];
  if (node instanceof nodes.Compare) operands = [node.expr, ...node.ops.map((op) => op.expr)];
  // A text on the right of "in" is searched, not compared: "Server" in product_name.
  else if (node instanceof nodes.In && node.right instanceof nodes.Array)
    operands = [node.left, ...node.right.children];
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

type Problem = Omit<RuntimeProblem, 'offset'>;

function checkVersion(value: unknown, products: readonly Product[]): Problem | undefined {
  if (typeof value === 'number') {
    return {
      rule: 'unquoted-version',
      message: `A version is compared with the number ${value}.`,
      hint: `Write the version as text, in quotes: "${value}".`,
    };
  }
  if (typeof value !== 'string') return undefined;
  const declared = products.flatMap((product) => product.versions);
  if (declared.includes(value) || isNumericVersion(value)) return undefined;
  const suggestion = closest(value, declared);
  return {
    rule: 'unknown-version',
    message: `"${value}" is not a version: it is neither declared in site.yml nor made of numbers.`,
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : `Declared are ${declared.map((version) => `"${version}"`).join(', ') || 'none'}.`,
  };
}

function checkProduct(
  value: unknown,
  products: readonly Product[],
  own: ReadonlySet<unknown>,
): Problem | undefined {
  if (typeof value !== 'string' || own.has(value) || findProduct(value, products)) return undefined;
  const names = productNames(products);
  const suggestion = closest(value, names);
  return {
    rule: 'unknown-product',
    message: `"${value}" is not the name, an alias or the id of a product in site.yml.`,
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : `Products are ${names.map((name) => `"${name}"`).join(', ')}.`,
  };
}

/** The products that a page names itself: `{% set product_name = "…" %}`. */
export function productsThatThePageSets(roots: nodes.Node | nodes.Node[]): Set<unknown> {
  const names = new Set<unknown>();
  visit(roots, (node) => {
    if (!(node instanceof nodes.Set) || !(node.value instanceof nodes.Literal)) return;
    if (node.targets.some((target) => PRODUCT_NAMES.has(target.value))) names.add(node.value.value);
  });
  return names;
}
