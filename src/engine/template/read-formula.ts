import nodes from 'nunjucks/src/nodes.js';
import type { Formula } from './formula.ts';
import { ungrouped } from './syntax.ts';

/** Takes the syntax tree of a condition apart at `and`, `or` and `not`. */
export function readFormula(node: nodes.Node): Formula<nodes.Node> {
  let count = 0;
  const read = (part: nodes.Node): Formula<nodes.Node> => {
    const bare = ungrouped(part);
    if (bare instanceof nodes.And || bare instanceof nodes.Or)
      return { is: bare instanceof nodes.And ? 'and' : 'or', parts: [read(bare.left), read(bare.right)] };
    if (bare instanceof nodes.Not) return { is: 'not', part: read(bare.target) };
    return { is: 'operand', index: count++, node: bare };
  };
  return read(node);
}
