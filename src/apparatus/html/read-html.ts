import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import type { HtmlPart } from './part.ts';

/** Reads the HTML of an article or of a part of one. Comments are left out. */
export function readHtml(html: string): HtmlPart[] {
  return parseFragment(html).childNodes.flatMap(partOf);
}

function partOf(node: DefaultTreeAdapterTypes.ChildNode): HtmlPart[] {
  if (defaultTreeAdapter.isTextNode(node)) return [{ text: node.value }];
  if (!defaultTreeAdapter.isElementNode(node)) return [];
  return [
    {
      name: node.tagName,
      attributes: node.attrs.map(({ name, value, prefix }) => [prefix ? `${prefix}:${name}` : name, value]),
      parts: node.childNodes.flatMap(partOf),
    },
  ];
}
