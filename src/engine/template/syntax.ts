import nodes from 'nunjucks/src/nodes.js';

/**
 * Calls `see` for a node and everything below it, in the order of the source; Nunjucks' own findAll misses lists. It
 * does not call itself, since a template may be nested more deeply than JavaScript's stack is high.
 *
 * @param see gets each node and how many are around it; what lies below a node for which it returns false is left out
 */
export function visit(root: unknown, see: (node: nodes.Node, depth: number) => unknown): void {
  const open = [root];
  const depths = [0];
  const push = (part: unknown, depth: number) => {
    // Most fields are texts and numbers.
    if (typeof part !== 'object' || part === null) return;
    open.push(part);
    depths.push(depth);
  };
  while (open.length > 0) {
    const part = open.pop();
    const depth = depths.pop()!;
    if (Array.isArray(part)) {
      for (let index = part.length - 1; index >= 0; index--) push(part[index], depth);
    } else if (part instanceof nodes.Node && see(part, depth) !== false) {
      const { fields } = part;
      for (let index = fields.length - 1; index >= 0; index--)
        push(Reflect.get(part, fields[index]!), depth + 1);
    }
  }
}

/** What stands in parentheses, which mean nothing around a single value. */
export function ungrouped(node: nodes.Node): nodes.Node {
  let inner = node;
  while (inner instanceof nodes.Group && inner.children.length === 1) inner = inner.children[0]!;
  return inner;
}

/** The items of a list that is written out, in brackets or, as Python's tuples, in parentheses; undefined otherwise. */
export function itemsOfGroup(node: nodes.Node): nodes.Node[] | undefined {
  const list = ungrouped(node);
  return list instanceof nodes.Array || list instanceof nodes.Group ? list.children : undefined;
}

/** Taken apart: what stands behind `is`, `divisibleby(3)` or `none`; the name is empty when it is no name. */
export function readTest(right: nodes.Node): { name: string; args: nodes.Node[] } {
  if (right instanceof nodes.FunCall && right.name instanceof nodes.Symbol)
    return { name: right.name.value, args: right.args.children };
  if (right instanceof nodes.Value)
    return { name: right.value === null ? 'none' : String(right.value), args: [] };
  return { name: '', args: [] };
}
