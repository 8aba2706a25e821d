import nodes from 'nunjucks/src/nodes.js';
import { ungrouped } from './syntax.ts';

/** An expression taken apart into what is asked of a variant and how the answers are led together. */
export type Formula =
  | { is: 'and' | 'or'; parts: readonly [Formula, Formula] }
  | { is: 'not'; part: Formula }
  | Operand;

/** What is asked: `is_version > "7.1.0"`. */
export interface Operand {
  is: 'operand';
  /** index among those of its condition, in the order of the source */
  index: number;
  node: nodes.Node;
}

/** Takes the syntax tree of a condition apart at `and`, `or` and `not`. */
export function formulaOf(node: nodes.Node): Formula {
  let count = 0;
  const read = (part: nodes.Node): Formula => {
    const bare = ungrouped(part);
    if (bare instanceof nodes.And || bare instanceof nodes.Or)
      return { is: bare instanceof nodes.And ? 'and' : 'or', parts: [read(bare.left), read(bare.right)] };
    if (bare instanceof nodes.Not) return { is: 'not', part: read(bare.target) };
    return { is: 'operand', index: count++, node: bare };
  };
  return read(node);
}

/** The operands of a formula, in their order. */
export function operandsOf(formula: Formula): Operand[] {
  if (formula.is === 'operand') return [formula];
  return formula.is === 'not' ? operandsOf(formula.part) : formula.parts.flatMap(operandsOf);
}
