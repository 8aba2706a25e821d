import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/**
 * HTML whose style attributes stand as `data-style`, from where the script of the page applies them: a strict
 * Content-Security-Policy ignores style attributes, but not what a script of the site sets. All else is as it was, to the letter.
 */
export function styleData(html: string): string {
  if (!/\sstyle\s*=/i.test(html)) return html;
  // A set, as an element that is closed in the wrong order stands in the tree more than once.
  const starts = new Set<number>();
  collect(parseFragment(html, { sourceCodeLocationInfo: true }), starts);
  return [...starts]
    .toSorted((a, b) => b - a)
    .reduce((text, start) => `${text.slice(0, start)}data-${text.slice(start)}`, html);
}

/** Finds where the style attributes of a tree begin. */
function collect(node: DefaultTreeAdapterTypes.ParentNode, starts: Set<number>): void {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    const start = child.sourceCodeLocation?.attrs?.style?.startOffset;
    if (start !== undefined) starts.add(start);
    collect('content' in child ? child.content : child, starts);
  }
}
