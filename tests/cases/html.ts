import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const { isElementNode, isTextNode } = defaultTreeAdapter;

/** Every element with this tag name (any, when it is `*`), in the order of the document. */
export function elements(html: string | Node, tag: string): Element[] {
  const root = typeof html === 'string' ? parseFragment(html) : html;
  const found: Element[] = [];
  const walk = (node: Node) => {
    if (!('childNodes' in node)) return;
    for (const child of node.childNodes) {
      if (isElementNode(child) && (tag === '*' || child.tagName === tag)) found.push(child);
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** The text of a document or an element, with white space as a browser shows it. */
export function textOf(html: string | Node): string {
  const parts: string[] = [];
  const walk = (node: Node) => {
    if (isTextNode(node)) parts.push(node.value);
    else if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(typeof html === 'string' ? parseFragment(html) : html);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** The elements around an element, from the nearest outwards. */
export function ancestors(element: Element): Element[] {
  const parent = element.parentNode;
  return parent && isElementNode(parent) ? [parent, ...ancestors(parent)] : [];
}

const SHOWN = new Set(['start', 'href', 'src', 'id', 'title', 'width', 'target']);

/**
 * HTML without what theming adds: tags with the few attributes that a writer means, white space between blocks gone.
 * Headings lose their links to themselves.
 */
export function skeleton(html: string): string {
  const write = (node: Node): string => {
    if (isTextNode(node)) return node.value.replace(/\s+/g, ' ');
    if (!('childNodes' in node)) return '';
    const inner = node.childNodes.map(write).join('');
    if (!isElementNode(node)) return inner;
    if (attribute(node, 'class')?.split(' ').includes('headerlink')) return '';
    const attrs = node.attrs
      .filter(({ name }) => SHOWN.has(name))
      .map(({ name, value }) => ` ${name}="${value}"`)
      .join('');
    return `<${node.tagName}${attrs}>${inner}</${node.tagName}>`;
  };
  return write(parseFragment(html))
    .replace(
      / (?=<\/?(?:p|ol|ul|li|h\d|div|table|thead|tbody|tr|th|td|pre|dl|dd|dt|details|summary|section|blockquote)\b)/g,
      '',
    )
    .replace(
      /(?<=<\/?(?:p|ol|ul|li|h\d|div|table|thead|tbody|tr|th|td|dl|dd|dt|details|summary|section|blockquote)\b[^>]*>) /g,
      '',
    )
    .trim();
}
