import { say } from '../../../engine/language/say.ts';
import { marksIn } from '../../../search/marks.ts';
import { unitsOf } from '../../../search/query.ts';
import style from '../../styles/found-words.css?url';
import { loadStyle } from '../load-style.ts';
import { words } from '../words/found.ts';
import type { TakenWords } from './left-words.ts';

const dressed = loadStyle(style);

/** The name under which style sheets know what is marked. */
const HIGHLIGHT = 'found';
/** How far down the window something may stand to be seen. */
const LOW = 0.9;
/** Where a text ends that words are looked for in: names of programs are coloured in pieces. */
const BLOCKS = 'p, li, dt, dd, h1, h2, h3, h4, h5, h6, td, th, pre, summary, figcaption, .tab-label, .line';

/**
 * Marks on the page what a query looks for, opens what folds around the first of it, and says how it is removed. A browser that
 * cannot mark without changing the page does nothing.
 *
 * @param forget is called when they are removed
 */
export async function showWords({ query, isNew }: TakenWords, forget: () => void): Promise<void> {
  if (!('highlights' in CSS)) return;
  await dressed;
  document.querySelector('.found-words')?.remove();
  // Nothing is being typed any more.
  const units = unitsOf(`${query} `);
  const open = unitsOf(query);
  const exact = rangesOf(units);
  const ranges = exact.length > 0 ? exact : rangesOf(open);
  if (ranges.length === 0) return;
  const highlight = new Highlight();
  for (const range of ranges) highlight.add(range);
  CSS.highlights.set(HIGHLIGHT, highlight);
  // Who comes back is where they were.
  if (isNew) reveal(ranges);
  const bar = document.createElement('div');
  bar.className = 'found-words';
  bar.role = 'status';
  const text = document.createElement('span');
  text.textContent = say(words, 'found.count', { query, count: ranges.length });
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.textContent = say(words, 'found.remove');
  bar.append(text, remove);
  const end = (): void => {
    CSS.highlights.delete(HIGHLIGHT);
    forget();
    bar.remove();
  };
  remove.addEventListener('click', end);
  document.body.append(bar);
}

/** Where the words stand on the page. */
function rangesOf(units: ReturnType<typeof unitsOf>): Range[] {
  const root = document.querySelector('main') ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = new Map<Element, Text[]>();
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement!;
    if (parent.closest('nav, button, script, style, recovery-demo, .apparatus')) continue;
    const block = parent.closest(BLOCKS) ?? parent;
    const nodes = texts.get(block) ?? [];
    nodes.push(node);
    texts.set(block, nodes);
  }
  return [...texts.values()].flatMap((nodes) => rangesIn(nodes, units));
}

function rangesIn(nodes: readonly Text[], units: ReturnType<typeof unitsOf>): Range[] {
  const starts: number[] = [];
  let text = '';
  for (const node of nodes) {
    starts.push(text.length);
    text += node.data;
  }
  return marksIn(text, units).map(({ start, end }) => {
    const range = new Range();
    const first = starts.findLastIndex((from) => from <= start);
    const last = starts.findLastIndex((from) => from < end);
    range.setStart(nodes[first]!, start - starts[first]!);
    range.setEnd(nodes[last]!, end - starts[last]!);
    return range;
  });
}

/** Brings the first mark into sight: that of the section which the address names, if it has one. */
function reveal(ranges: readonly Range[]): void {
  const target =
    location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = ranges.find((range) => !target || follows(target, range)) ?? ranges[0]!;
  const folded = first.startContainer.parentElement!.closest('details:not([open])');
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  const { top, bottom, height } = first.getBoundingClientRect();
  const isSeen = top > 0 && bottom < innerHeight * LOW;
  if (height > 0 && !isSeen) scrollTo({ top: scrollY + top - innerHeight / 3 });
}

function follows(target: Element, range: Range): boolean {
  const order = target.compareDocumentPosition(range.startContainer);
  return (order & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
}
