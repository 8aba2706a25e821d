import nodes from 'nunjucks/src/nodes.js';
import { addAll } from '../add-all.ts';
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

/**
 * The texts that the version is compared with, wherever in a template that is: in conditions, in what is printed or set, in loops. Those that
 * come there by a variable are among them: set to a text, taken from a list by a loop, or handed to a macro.
 */
export function versionLiterals(root: nodes.Node): nodes.Literal[] {
  const { operands, variables } = comparisonsIn(root);
  const found = variables.size > 0 ? [...operands, ...valuesOf(variables, root)] : operands;
  return found
    .map(ungrouped)
    .filter((node) => node instanceof nodes.Literal)
    .filter(({ value }) => typeof value === 'string');
}

/** What the version is compared with in a part of a template, and the variables among that. */
function comparisonsIn(part: nodes.Node): { operands: nodes.Node[]; variables: Set<string> } {
  const operands: nodes.Node[] = [];
  const variables = new Set<string>();
  visit(part, (node) => {
    const own = comparedOperands(node).map(ungrouped);
    const names = own.filter((operand) => operand instanceof nodes.Symbol).map(({ value }) => value);
    if (!names.some((name) => VERSION_NAMES.has(name))) return;
    addAll(operands, own);
    for (const name of names) if (!VERSION_NAMES.has(name)) variables.add(name);
  });
  return { operands, variables };
}

/** What some variables are written to be, as far as that is said where they get it. */
function valuesOf(variables: ReadonlySet<string>, root: nodes.Node): nodes.Node[] {
  const found: nodes.Node[] = [];
  /** by the name of a macro, the places of its arguments that it compares with the version */
  const macros = new Map<string, Map<string, number>>();
  visit(root, (node) => {
    if (node instanceof nodes.Set && node.value && node.targets.some(({ value }) => variables.has(value)))
      found.push(node.value);
    // Loops and macros have variables of their own, which others may be called like.
    if (node instanceof nodes.For && node.name instanceof nodes.Symbol && variables.has(node.name.value))
      if (comparisonsIn(node.body).variables.has(node.name.value))
        addAll(found, itemsOfGroup(node.arr) ?? []);
    if (!(node instanceof nodes.Macro)) return;
    const compared = comparisonsIn(node.body).variables;
    const names = node.args.children.map((arg) => (arg instanceof nodes.Symbol ? arg.value : ''));
    const own = names.flatMap((name, index): [string, number][] =>
      compared.has(name) ? [[name, index]] : [],
    );
    macros.set(node.name.value, new Map(own));
  });
  visit(root, (node) => {
    if (!(node instanceof nodes.FunCall) || !(node.name instanceof nodes.Symbol)) return;
    const own = macros.get(node.name.value);
    for (const [index, arg] of own ? node.args.children.entries() : []) {
      if (arg instanceof nodes.KeywordArgs)
        for (const { key, value } of arg.children as nodes.Pair[]) {
          if (key instanceof nodes.Symbol && own!.has(key.value)) found.push(value);
        }
      else if ([...own!.values()].includes(index)) found.push(arg);
    }
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
