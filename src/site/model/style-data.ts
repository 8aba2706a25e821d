import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/**
 * HTML whose style attributes stand as `data-style`, from where the script of the page applies them: a strict
 * Content-Security-Policy ignores style attributes, but not what a script of the site sets. All else is as it was, to the letter.
 */
export function styleData(html: string): string {
  if (!/\sstyle\s*=/i.test(html)) return html;
  const starts = [...styleStarts(parseFragment(html, { sourceCodeLocationInfo: true }))].toSorted(
    (a, b) => a - b,
  );
  // Put together once: a page may have a hundred thousand of them.
  return starts
    .map((start, index) => html.slice(starts[index - 1] ?? 0, start))
    .concat(html.slice(starts.at(-1) ?? 0))
    .join('data-');
}

/** Where the style attributes of a tree begin; each once, as an element that is closed in the wrong order stands in it twice. */
function styleStarts(root: DefaultTreeAdapterTypes.ParentNode): Set<number> {
  const starts = new Set<number>();
  // A list instead of calls: elements may be nested deeper than those can be.
  const open: DefaultTreeAdapterTypes.ParentNode[] = [root];
  for (let node = open.pop(); node; node = open.pop())
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      const start = child.sourceCodeLocation?.attrs?.style?.startOffset;
      if (start !== undefined) starts.add(start);
      open.push('content' in child ? child.content : child);
    }
  return starts;
}
