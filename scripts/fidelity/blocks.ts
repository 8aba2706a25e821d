import { diffArrays } from 'diff';
import { normalize } from './normalize.ts';
import { type Element, isElement, parseReference, parseTree } from './tree.ts';

/** A block of a page: what a reader would point at. */
export interface Block {
  /** `p`, `h2`, `code-block`, `tr` */
  tag: string;
  /** with its attributes and text, and what it stands in */
  whole: string;
  /** the same without the list items that it belongs to */
  outsideLists: string;
  /** its text alone */
  text: string;
  /** the block itself, without what it stands in */
  markup: string;
}

/** How two renderings of a page differ, block by block. */
export interface BlockComparison {
  /** blocks of the reference */
  count: number;
  /** those that are the same here */
  equal: number;
  /** those that are, but for the list items that they belong to, or begin, as in CommonMark */
  regrouped: number;
  /** what only one of them has, side by side */
  differences: BlockDifference[];
}

export interface BlockDifference {
  kind: string;
  expected: string;
  found: string;
  /** the block that is here; undefined where there is none */
  own: (Pick<Block, 'tag' | 'text' | 'markup'> & { isInItem: boolean }) | undefined;
  /** the text of that of the reference; empty where there is none */
  lost: string;
}

const LISTS = new Set(['ol', 'ul', 'li']);
/** What holds blocks and is none itself. */
const HOLDERS = new Set(
  (
    'body div blockquote ol ul li dl dd table thead tbody tfoot tabs tab details section article aside main figure ' +
    'footnotes header footer nav center form fieldset'
  ).split(' '),
);

/** Compares two renderings of a page block by block, without what theming adds. */
export function compareBlocks(expected: string, found: string): BlockComparison {
  const [left, right] = [parseReference(expected), parseTree(found)].map((tree) =>
    blocksOf(normalize(tree), [], []),
  );
  const changes = diffArrays(
    left!.map(({ outsideLists }) => outsideLists),
    right!.map(({ outsideLists }) => outsideLists),
  );
  const result: BlockComparison = { count: left!.length, equal: 0, regrouped: 0, differences: [] };
  let [l, r] = [0, 0];
  let lost: Block[] = [];
  let added: Block[] = [];
  const flush = (): void => {
    for (const [expected, found] of pairs(lost, added)) {
      const difference = differenceOf(expected, found);
      if (difference.kind === LISTED) result.regrouped++;
      result.differences.push(difference);
    }
    [lost, added] = [[], []];
  };
  for (const { added: isAdded, removed, count = 0 } of changes) {
    if (removed) {
      lost = left!.slice(l, l + count);
      l += count;
    } else if (isAdded) {
      added = right!.slice(r, r + count);
      r += count;
    } else {
      flush();
      for (let index = 0; index < count; index++)
        if (left![l + index]!.whole === right![r + index]!.whole) result.equal++;
        else result.regrouped++;
      l += count;
      r += count;
    }
  }
  flush();
  return result;
}

/** The blocks of some HTML, with whether each stands in an item of a list. */
export function blocksIn(html: string): (Block & { isInItem: boolean })[] {
  return blocksOf(normalize(parseTree(html)), [], []).map((each) => ({
    ...each,
    isInItem: IN_ITEM.test(each.whole),
  }));
}

/** The kind of what CommonMark reads as we do: text with a list directly below it, which is text to Python-Markdown. */
export const LISTED = 'p, list directly below';

/** The mark of an item; one with a parenthesis has a reason of its own where nothing stands above it. */
const MARK = /^(?:[-*+]|\d+\.)\s+/;

/** The first mark of a list that stands below a text. */
const BELOW = /^\s+(?:[-*+]|\d+[.)])\s/;
const IN_ITEM = /(?:^|> )li(?: [^>]*)?>/;

/** Whether a text of the reference is a text with a list below it, or such a list, whose first text is `found`. */
function isListBelow(expected: Block, found: Block): boolean {
  if (expected.tag !== 'p' || found.tag !== 'p') return false;
  const text = found.text.trim();
  const whole = expected.text.trimStart().replace(/^([-*+] )\[[ xX]\] /, '$1');
  // A picture says nothing.
  if (text === '' && expected.outsideLists.startsWith(found.outsideLists))
    return BELOW.test(expected.outsideLists.slice(found.outsideLists.length));
  const [mark = ''] = MARK.exec(whole) ?? [];
  const isItem = mark !== '' && IN_ITEM.test(found.whole) && whole.startsWith(text, mark.length);
  if (text === '' || !(isItem || whole.startsWith(text))) return false;
  const rest = whole.slice(isItem ? mark.length + text.length : text.length);
  return BELOW.test(rest) || (isItem && rest.trim() === '');
}

/**
 * What only one side has, side by side: in the order of both, but a text that a list follows stands beside what it is here, and the items
 * of that list beside nothing.
 */
function pairs(
  lost: readonly Block[],
  added: readonly Block[],
): [expected: Block | undefined, found: Block | undefined][] {
  const result: [Block | undefined, Block | undefined][] = [];
  const rest = { lost: [] as Block[], added: [] as Block[] };
  const flush = () => {
    for (let index = 0; index < Math.max(rest.lost.length, rest.added.length); index++)
      result.push([rest.lost[index], rest.added[index]]);
    rest.lost = [];
    rest.added = [];
  };
  let next = 0;
  for (const expected of lost) {
    const index = added.findIndex((found, at) => at >= next && isListBelow(expected, found));
    if (index < 0) {
      rest.lost.push(expected);
      continue;
    }
    rest.added.push(...added.slice(next, index));
    flush();
    result.push([expected, added[index]]);
    next = index + 1;
    for (; next < added.length && lettersOf(expected).includes(lettersOf(added[next]!)); next++)
      result.push([undefined, added[next]]);
  }
  rest.added.push(...added.slice(next));
  flush();
  return result;
}

/** The letters of a block: signs may have become emphasis across the items of a list that was read as text. */
function lettersOf({ text }: Pick<Block, 'text'>): string {
  return text.replace(/(?<=[-*+] )\[[ xX]\] |[\s*_`[\]]+/g, '');
}

function differenceOf(expected: Block | undefined, found: Block | undefined): BlockDifference {
  const tag = expected?.tag ?? found!.tag;
  if (expected && found && isListBelow(expected, found))
    return {
      kind: LISTED,
      expected: expected.outsideLists,
      found: found.outsideLists,
      own: ownOf(found),
      lost: expected.text,
    };
  const kind = !found ? 'missing' : !expected ? 'added' : expected.text === found.text ? 'markup' : 'text';
  return {
    kind: `${tag}, ${kind}`,
    expected: expected?.outsideLists ?? '',
    found: found?.outsideLists ?? '',
    own: found && ownOf(found),
    lost: expected?.text ?? '',
  };
}

function ownOf({ tag, text, markup, whole }: Block): NonNullable<BlockDifference['own']> {
  return { tag, text, markup, isInItem: IN_ITEM.test(whole) };
}

function blocksOf(element: Element, path: readonly string[], into: Block[]): Block[] {
  for (const child of element.children) {
    // Nobody reads a style sheet.
    if (!isElement(child) || child.tag === 'style') continue;
    if (HOLDERS.has(child.tag)) {
      const own = `${child.tag}${attributesOf(child)}`;
      if (child.children.length === 0 && child.tag !== 'li') into.push(block(child, path));
      blocksOf(child, [...path, own], into);
    } else into.push(block(child, path));
  }
  return into;
}

function block(element: Element, path: readonly string[]): Block {
  const markup = markupOf(element);
  const outside = path.filter((step) => !LISTS.has(step.split(' ', 1)[0]!));
  return {
    tag: element.tag,
    whole: [...path, markup].join(' > ').trimEnd(),
    outsideLists: [...outside, markup].join(' > ').trimEnd(),
    text: textOf(element),
    markup,
  };
}

function textOf(element: Element): string {
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}

function markupOf(element: Element): string {
  const inner = element.children.map((child) => (isElement(child) ? markupOf(child) : child)).join('');
  return `<${element.tag}${attributesOf(element)}>${inner}`;
}

function attributesOf({ attributes }: Element): string {
  return [...attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
}
