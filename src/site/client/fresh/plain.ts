/** Elements of text that no script of the site has anything to do with. */
const NAMES = new Set(
  'a abbr b blockquote br cite code dd del dfn div dl dt em hr i ins kbd li mark ol p q s samp small span strong sub sup td th tr ul var'.split(
    ' ',
  ),
);
/** What such elements may have: anything else may be what a script looks for. */
const ATTRIBUTES = new Set(['class', 'dir', 'href', 'lang', 'title', 'data-passage']);
/** Where text is more than text: scripts copy, count or repeat what stands there. */
const ELSEWHERE =
  'head, header, nav, footer, h1, h2, h3, h4, h5, h6, pre, button, summary, label, svg, script, style, .tab > p:first-child, .apparatus, recovery-demo';

/** Whether a node is text, or an element of nothing but text, that may come and go without any script hearing of it. */
export function isPlain(node: Node): boolean {
  if (node instanceof Text || node instanceof Comment) return !node.parentElement?.closest(ELSEWHERE);
  return (
    node instanceof Element &&
    !node.closest(ELSEWHERE) &&
    [node, ...node.querySelectorAll('*')].every(
      (element) =>
        NAMES.has(element.localName) && element.getAttributeNames().every((name) => ATTRIBUTES.has(name)),
    )
  );
}
