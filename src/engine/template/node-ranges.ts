import type { Token } from 'nunjucks/src/lexer.js';
import type nodes from 'nunjucks/src/nodes.js';

/** From the first word of a part of an expression to the word behind it; lines and columns count from 0. */
export interface NodeRange {
  from: Pick<Token, 'lineno' | 'colno'>;
  to: Pick<Token, 'lineno' | 'colno'>;
}

/** Nodes of Nunjucks' tree know where they begin, and only that. */
const ranges = new WeakMap<nodes.Node, NodeRange>();

/** Remembers where a node was read. */
export function setRange(node: nodes.Node, range: NodeRange): void {
  ranges.set(node, range);
}

/** Where a condition, what it chooses between or one of its operands was read; undefined for other nodes. */
export function rangeOf(node: nodes.Node): NodeRange | undefined {
  return ranges.get(node);
}
