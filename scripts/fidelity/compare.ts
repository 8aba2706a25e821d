import { normalize } from './normalize.ts';
import { type Element, isElement, type Node, parseReference, parseTree } from './tree.ts';

/** The first place at which two pages differ. */
export interface Difference {
  /** the headings, list items and so on that lead there */
  path: string;
  expected: string;
  found: string;
}

/**
 * Compares two renderings of a page by structure and text, and returns the first difference, or undefined when they
 * say the same. Markup that belongs to a theme (permalinks, token spans, how tabs are built) counts on neither side.
 */
export function compareHtml(expected: string, found: string): Difference | undefined {
  return compareTrees(normalize(parseReference(expected)), normalize(parseTree(found)));
}

/** Whether two renderings are equal but for the list items that their blocks belong to. */
export function areEqualWithoutLists(expected: string, found: string): boolean {
  const [left, right] = [parseReference(expected), parseTree(found)].map((tree) =>
    withoutLists(normalize(tree)),
  );
  return compareTrees(left!, right!) === undefined;
}

function compareTrees(expected: Element, found: Element): Difference | undefined {
  const left = outline(expected);
  const right = outline(found);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    if (left[i]?.text === right[i]?.text && left[i]?.depth === right[i]?.depth) continue;
    return { path: pathTo(left, i), expected: excerpt(left, i), found: excerpt(right, i) };
  }
  return undefined;
}

/** A tree with the contents of lists in their place. */
function withoutLists(element: Element): Element {
  const children = element.children.flatMap((child) => {
    if (!isElement(child)) return [child];
    const flat = withoutLists(child);
    return ['ol', 'ul', 'li'].includes(child.tag) ? flat.children : [flat];
  });
  return { ...element, children };
}

interface Line {
  depth: number;
  text: string;
}

/** A tree as lines, one for every element and every piece of text. */
function outline(node: Node, depth = 0, lines: Line[] = []): Line[] {
  if (!isElement(node)) {
    lines.push({ depth, text: node });
    return lines;
  }
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
  lines.push({ depth, text: `<${node.tag}${attributes}>` });
  for (const child of node.children) outline(child, depth + 1, lines);
  return lines;
}

function pathTo(lines: readonly Line[], index: number): string {
  const path: string[] = [];
  let depth = lines[index]?.depth ?? 0;
  for (let i = index - 1; i >= 0 && depth > 1; i--) {
    if (lines[i]!.depth >= depth) continue;
    depth = lines[i]!.depth;
    path.unshift(lines[i]!.text);
  }
  return path.join(' ');
}

function excerpt(lines: readonly Line[], index: number): string {
  const from = Math.max(0, index - 2);
  const shown = lines.slice(from, index + 4).map(({ depth, text }, i) => {
    const short = text.length > 160 ? `${text.slice(0, 160)}…` : text;
    return `${from + i === index ? '>' : ' '} ${'  '.repeat(depth)}${short}`;
  });
  return shown.length > 0 ? shown.join('\n') : '(nothing)';
}
