import { takeMarks } from '../../src/engine/markdown/blocks/code-notes.ts';
import { type Element, findElement, hasClass, isElement, textOf } from './tree.ts';

/** Marks of notes with a higher number are code. */
const MOST_NOTES = 99;

/** A code block is its title and its text: how it is highlighted, and where its lines have their numbers, is the theme's. */
export function codeBlock(element: Element): Element {
  const block = withoutNumbers(element);
  const pre = block.tag === 'pre' ? block : findElement(block, ({ tag }) => tag === 'pre');
  const title = findElement(block, (child) => child.tag === 'figcaption' || hasClass(child, 'filename'));
  // Marks of notes in code are Material's to draw.
  const text = expandTabs(takeMarks(textOf(pre ?? block), MOST_NOTES).code)
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/^\n+|(?<!\n)\n+$/g, '');
  return {
    tag: 'code-block',
    attributes: new Map(title ? [['title', textOf(title).trim()]] : []),
    children: [text],
  };
}

/** Numbers of lines may stand in a column beside the code. */
function withoutNumbers(element: Element): Element {
  const children = element.children
    .filter((child) => !isElement(child) || !hasClass(child, 'linenos'))
    .map((child) => (isElement(child) ? withoutNumbers(child) : child));
  return { ...element, children };
}

/** Python-Markdown writes spaces for tabs, in code too. */
function expandTabs(text: string): string {
  return text.replace(/^[^\n]*$/gm, (line) => {
    if (!line.includes('\t')) return line;
    let column = 0;
    return Array.from(line, (char) => {
      const written = char === '\t' ? ' '.repeat(4 - (column % 4)) : char;
      column += written.length;
      return written;
    }).join('');
  });
}

/** Code that readers open, without what folds it: a box in the reference, a line to press here. */
export function folded(element: Element): Element {
  const children = element.children.filter(
    (child) => !isElement(child) || !(FOLDING.has(child.tag) || hasClass(child, 'code-footer')),
  );
  return { tag: 'details', attributes: new Map([['class', 'collapse-code']]), children };
}

const FOLDING: ReadonlySet<string> = new Set(['input', 'summary']);
