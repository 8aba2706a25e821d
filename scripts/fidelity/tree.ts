import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { htmlParts } from '../../src/engine/markdown/html/html-parts.ts';
import { isElementName } from '../../src/engine/markdown/html/html-tags.ts';

/** An element of either HTML, in the shape in which both are compared. */
export interface Element {
  tag: string;
  attributes: Map<string, string>;
  children: Node[];
}

/** A part of either HTML: an element, or the text between elements as a browser reads it, entities resolved. */
export type Node = Element | string;

/** Parses HTML as a browser would, without comments. */
export function parseTree(html: string): Element {
  return { tag: 'body', attributes: new Map(), children: convertAll(parseFragment(html).childNodes) };
}

/**
 * Parses HTML of the reference, with names between angle brackets that are no element (`<name>`) as the text that they were meant to be:
 * browsers make an element of them, which nobody sees. Those that are closed, or whose attributes have values, stay elements.
 */
export function parseReference(html: string): Element {
  const tags = Array.from(htmlParts(html)).filter(({ tag }) => tag && !isElementName(tag.name));
  const closed = new Set(tags.flatMap(({ tag }) => (tag!.kind === 'close' ? [tag!.name] : [])));
  let shown = '';
  let at = 0;
  for (const { from, to, tag } of tags) {
    if (tag!.kind !== 'open' || closed.has(tag!.name) || /["'=]/.test(tag!.attributes)) continue;
    shown += `${html.slice(at, from)}&lt;${html.slice(from + 1, to)}`;
    at = to;
  }
  return parseTree(shown + html.slice(at));
}

function convertAll(nodes: DefaultTreeAdapterTypes.ChildNode[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) result.push(node.value);
    else if ('tagName' in node) {
      const children = 'content' in node ? node.content.childNodes : node.childNodes;
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      result.push({ tag: node.tagName, attributes, children: convertAll(children) });
    }
  }
  return result;
}

/** Tells an element from a text; false for undefined, which stands for a place where nothing is. */
export function isElement(node: Node | undefined): node is Element {
  return typeof node === 'object';
}

/** Whether `name` is one of the words of an element's `class`. */
export function hasClass(element: Element, name: string): boolean {
  return (element.attributes.get('class') ?? '').split(/\s+/).includes(name);
}

/** The text of a tree as it stands, white space included. */
export function textOf(node: Node): string {
  return isElement(node) ? node.children.map(textOf).join('') : node;
}

/** The first element below `element` that `test` accepts. */
export function findElement(element: Element, test: (candidate: Element) => boolean): Element | undefined {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const found = test(child) ? child : findElement(child, test);
    if (found) return found;
  }
  return undefined;
}
