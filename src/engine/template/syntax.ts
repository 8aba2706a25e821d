import nodes from 'nunjucks/src/nodes.js';

/** Calls `see` for a node and everything below it, in the order of the source; Nunjucks' own findAll misses lists. */
export function visit(node: unknown, see: (node: nodes.Node) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see);
  } else if (node instanceof nodes.Node) {
    see(node);
    for (const field of node.fields) visit(Reflect.get(node, field), see);
  }
}

/** The offset of every line's first character, to turn Nunjucks' lines and columns (both from 0) into offsets. */
export function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    offsets.push(index + 1);
  return offsets;
}
