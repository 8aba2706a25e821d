import nodes from 'nunjucks/src/nodes.js';
import { lineOffsets } from '../line-offsets.ts';
import type { TextRange } from '../place.ts';
import { withoutStacks } from './expected-error.ts';
import { rangeOf } from './node-ranges.ts';
import { itemsOfGroup, ungrouped } from './syntax.ts';
import { parseTag } from './tag-parser.ts';
import { PRODUCT_NAMES, VERSION_NAMES } from './values.ts';

/** A condition taken apart as its {@link Formula} is, with where each part is written: offsets in the condition. */
export type WrittenFormula =
  | ({ is: 'and' | 'or'; parts: readonly [WrittenFormula, WrittenFormula] } & TextRange)
  | ({ is: 'not'; part: WrittenFormula } & TextRange)
  | WrittenOperand;

/** What is asked, and what a product or version is compared with in it. */
export interface WrittenOperand extends TextRange {
  is: 'operand';
  /** index among the operands of the condition, as in its formula */
  index: number;
  /** undefined where neither a version nor a product is compared with what is written out */
  comparison: WrittenComparison | undefined;
}

/** `is_version >= "7.1.0"`. */
export interface WrittenComparison {
  subject: 'product' | 'version';
  /** how the name is written */
  name: string;
  /** `in` also for `not in` */
  operator: string;
  /** whether the literal stands before the name */
  isReversed: boolean;
  literals: readonly ({ value: string } & TextRange)[];
}

/** Reads a condition as it is written; undefined when it cannot be read. */
export function writtenFormula(expression: string): WrittenFormula | undefined {
  const source = `${OPENING}${expression} %}`;
  const lines = lineOffsets(source);
  const offsetOf = ({ lineno, colno }: { lineno: number; colno: number }) =>
    lines[lineno]! + colno - OPENING.length;
  const textRange = (node: nodes.Node): TextRange | undefined => {
    const range = rangeOf(node);
    if (!range) return undefined;
    const from = offsetOf(range.from);
    return { from, to: from + expression.slice(from, offsetOf(range.to)).trimEnd().length };
  };
  let count = 0;
  const read = (node: nodes.Node): WrittenFormula => {
    const own = textRange(node);
    const bare = ungrouped(node);
    if (bare instanceof nodes.And || bare instanceof nodes.Or) {
      const parts = [read(bare.left), read(bare.right)] as const;
      const range = own ?? { from: parts[0].from, to: parts[1].to };
      return { is: bare instanceof nodes.And ? 'and' : 'or', parts, ...range };
    }
    if (bare instanceof nodes.Not) {
      const part = read(bare.target);
      // `a not in b` is read as a whole, and what is denied in it has no place of its own.
      return { is: 'not', part, ...(own ?? { from: offsetOf(bare), to: part.to }) };
    }
    const range = own ?? { from: offsetOf(bare), to: offsetOf(bare) };
    return { is: 'operand', index: count++, ...range, comparison: comparisonIn(bare, expression, offsetOf) };
  };
  try {
    const statement = withoutStacks(() => parseTag({ source }, 'if', { line: 0, column: 0 }));
    return statement?.node instanceof nodes.If ? read(statement.node.cond) : undefined;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What comes before a condition in the tag that is read. */
const OPENING = '{% if ';

function comparisonIn(
  node: nodes.Node,
  expression: string,
  offsetOf: (node: nodes.Node) => number,
): WrittenComparison | undefined {
  const sides = sidesOf(node);
  if (!sides) return undefined;
  const [left, right] = [ungrouped(sides.left), sides.right];
  const isReversed = left instanceof nodes.Literal;
  const name = isReversed ? ungrouped(right[0]!) : left;
  const values = isReversed ? [left] : right.map(ungrouped);
  if (!(name instanceof nodes.Symbol)) return undefined;
  const isVersion = VERSION_NAMES.has(name.value);
  if (!isVersion && !PRODUCT_NAMES.has(name.value)) return undefined;
  const literals = values.flatMap((value) => {
    if (!(value instanceof nodes.Literal) || typeof value.value !== 'string') return [];
    const from = offsetOf(value);
    const quote = expression[from];
    const to = quote === undefined ? -1 : expression.indexOf(quote, from + 1) + 1;
    // One with escapes is written otherwise.
    return expression.slice(from + 1, to - 1) === value.value ? [{ value: value.value, from, to }] : [];
  });
  if (literals.length !== values.length) return undefined;
  const subject = isVersion ? 'version' : 'product';
  return { subject, name: name.value, operator: sides.operator, isReversed, literals };
}

function sidesOf(node: nodes.Node): { left: nodes.Node; operator: string; right: nodes.Node[] } | undefined {
  if (node instanceof nodes.Compare && node.ops.length === 1) {
    const [{ type, expr }] = node.ops as [nodes.CompareOperand];
    return { left: node.expr, operator: type, right: [expr] };
  }
  const list = node instanceof nodes.In ? itemsOfGroup(node.right) : undefined;
  return node instanceof nodes.In && list ? { left: node.left, operator: 'in', right: list } : undefined;
}
