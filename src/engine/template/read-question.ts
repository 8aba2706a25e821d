import nodes from 'nunjucks/src/nodes.js';
import type { Extent } from '../place.ts';
import { comparisonOf } from './built-ins/tests.ts';
import type { Operator } from './compare.ts';
import type { Question } from './question.ts';
import { itemsOfGroup, readTest, ungrouped } from './syntax.ts';
import { PRODUCT_NAMES, VERSION_NAMES } from './values.ts';

const MIRRORED: Readonly<Record<Operator, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

/**
 * Reads what an operand asks.
 *
 * @param extentOf where a literal stands, with its quotes
 */
export function readQuestion(
  node: nodes.Node,
  extentOf: (literal: nodes.Literal) => Extent | undefined,
): Question {
  const compared = takeApart(node);
  if (!compared) return { about: 'other' };
  const { named, asks, others } = compared;
  const literals = others.map(ungrouped).flatMap((each) => {
    if (!(each instanceof nodes.Literal) || typeof each.value !== 'string') return [];
    return [{ value: each.value, extent: extentOf(each) }];
  });
  if (literals.length < others.length || literals.length === 0) return { about: 'other' };
  return { about: named, asks, literals };
}

interface Comparison {
  named: 'version' | 'product';
  asks: Operator | 'in';
  others: readonly nodes.Node[];
}

function takeApart(node: nodes.Node): Comparison | undefined {
  if (node instanceof nodes.Compare && node.ops.length === 1) {
    const [{ type, expr }] = node.ops as [nodes.CompareOperand];
    const asks = OPERATORS[type];
    if (asks === undefined) return undefined;
    const left = nameOf(node.expr);
    if (left) return { named: left, asks, others: [expr] };
    const right = nameOf(expr);
    return right && { named: right, asks: MIRRORED[asks], others: [node.expr] };
  }
  if (node instanceof nodes.In) {
    const [named, others] = [nameOf(node.left), itemsOfGroup(node.right)];
    return named && others && { named, asks: 'in', others };
  }
  if (node instanceof nodes.Is) {
    const { name, args } = readTest(node.right);
    const [named, asks] = [nameOf(node.left), comparisonOf(name)];
    return named && asks && { named, asks, others: args };
  }
  return undefined;
}

/** Operators by what Nunjucks calls them. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};

function nameOf(node: nodes.Node): Comparison['named'] | undefined {
  const bare = ungrouped(node);
  if (!(bare instanceof nodes.Symbol)) return undefined;
  if (VERSION_NAMES.has(bare.value)) return 'version';
  return PRODUCT_NAMES.has(bare.value) ? 'product' : undefined;
}
