import { defaultTreeAdapter, parseFragment } from 'parse5';
import { PASSAGE_ATTRIBUTE } from '../../engine/library/edition/passage-attribute.ts';

const MARK = /<!--(\/?)passage:(\d{1,9})-->/g;

/**
 * Gives what components have printed the numbers of their passages: the element, where one prints a single one; of any other, an element
 * around it that takes no part in the layout.
 *
 * @param html of an article, with comments around what components print
 */
export function numberPrinted(html: string): string {
  const open: { number: string; text: string }[] = [{ number: '', text: '' }];
  let from = 0;
  for (const { 0: mark, 1: slash, 2: number = '', index } of html.matchAll(MARK)) {
    open.at(-1)!.text += html.slice(from, index);
    from = index + mark.length;
    if (slash === '') open.push({ number, text: '' });
    else if (open.length > 1 && open.at(-1)!.number === number) {
      const { text } = open.pop()!;
      open.at(-1)!.text += numbered(text, number);
    }
  }
  // What a component has left out has no end.
  return open.map(({ text }) => text).join('') + html.slice(from);
}

/** Elements that are no part of what a reader sees. */
const UNSEEN = new Set(['script', 'style', 'link', 'template', 'meta']);

function numbered(html: string, number: string): string {
  const attribute = ` ${PASSAGE_ATTRIBUTE}="${number}"`;
  const { childNodes } = parseFragment(html, { sourceCodeLocationInfo: true });
  const parts = childNodes.filter((node) =>
    defaultTreeAdapter.isTextNode(node)
      ? node.value.trim() !== ''
      : defaultTreeAdapter.isElementNode(node) && !UNSEEN.has(node.tagName),
  );
  const [only] = parts;
  if (!only) return html;
  const start = only.sourceCodeLocation?.startOffset;
  if (parts.length > 1 || !defaultTreeAdapter.isElementNode(only) || start === undefined || hasNumber(only))
    return `<div class="printed"${attribute}>${html}</div>`;
  const at = start + 1 + only.tagName.length;
  return html.slice(0, at) + attribute + html.slice(at);
}

function hasNumber({ attrs }: { attrs: readonly { name: string }[] }): boolean {
  return attrs.some(({ name }) => name === PASSAGE_ATTRIBUTE);
}
