import type { BlockDifference } from './blocks.ts';
import type { ProjectReason } from './project-reason.ts';
import { letters } from './reason-words.ts';

/** Why items hold code. */
export const CODE_IN_ITEM =
  'Code within an item, in a project without superfences. Python-Markdown knows fences at the margin alone, and prints the others; here, as in CommonMark, they are code.';

/** Why lines of code begin elsewhere. */
export const TABS_IN_CODE =
  'Tabs in code that is indented by less than a tab. Python-Markdown counts them from the margin of the page and writes spaces; here, as in CommonMark, they stay tabs.';

/** Wanted kinds of difference of code. */
export const CODE_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'A block of code that the reference does not take for one: it is closed nowhere, at another column, or by more signs than it was opened, or its first line says what no extension of the project knows. Python-Markdown reads code within a text, or on to the next fence; here, as in CommonMark, it is a block.',
    explains: (difference, others) => {
      const { expected, found } = difference;
      const isIn = (each: BlockDifference) =>
        isBrokenCode(each.expected, found, others) || isSwallowed(each, found, others);
      const isOpen = expected === '' || isBroken(expected, others);
      return isIn(difference) || (isOpen && others.some(isIn)) || isTurned(expected, found, others);
    },
  },
  {
    reason: CODE_IN_ITEM,
    explains: (difference, others) =>
      others.some(({ expected }) => FENCE_IN_TEXT.test(expected)) && isOfCode(difference, others),
  },
  {
    reason:
      'A character by its number, without the semicolon behind it, in code. Python-Markdown adds the semicolon; here code is what its writer typed.',
    explains: ({ expected, found }) =>
      [expected, found].every((block) => block === '' || CHARACTER.test(block)) ||
      unended(expected) === unended(found),
  },
  {
    reason: TABS_IN_CODE,
    explains: ({ expected, found }) =>
      expected !== found &&
      [expected, found].every((block) => block.includes('<code-block')) &&
      hasShiftedTabs(linesOf(expected), linesOf(found)),
  },
  {
    reason:
      'Several empty lines in code of a quotation. Python-Markdown leaves one of them; here code is what its writer typed.',
    explains: ({ expected, found }) =>
      expected.includes('blockquote > ') &&
      expected.includes('<code-block>') &&
      expected !== found &&
      expected === found.replace(/\n{3,}/g, '\n\n'),
  },
  {
    reason: 'Code that is but a space. Python-Markdown prints it empty; here the space is kept.',
    explains: ({ expected, found }) =>
      expected !== '' && expected.replace(/<code>\s+/g, '<code>') === found.replace(/<code>\s+/g, '<code>'),
  },
  {
    reason:
      'Code in a text that names its language, in a project without an extension for it. It prints the name; here the code has the colours of that language.',
    explains: ({ expected, found }) =>
      expected.search(LANGUAGE) !== -1 &&
      expected.replace(LANGUAGE, '<code>') === found.replace(LANGUAGE, '<code>'),
  },
];

/** The lines of code in a block, without what it stands in. */
function linesOf(block: string): string[] {
  const at = block.indexOf('>', block.indexOf('<code-block'));
  return block.slice(at + 1).split('\n');
}

/** Whether lines of code are the same but for the columns of some, of which one stands further right here, where tabs lead. */
function hasShiftedTabs(expected: readonly string[], found: readonly string[]): boolean {
  if (expected.length !== found.length) return false;
  const columns = found.map((line, index) => [line, expected[index]!].map((text) => text.search(/\S|$/)));
  const isNear = columns.every(([own = 0, other = 0]) => Math.abs(own - other) < 4);
  const isShiftedAsOne = new Set(columns.map(([own = 0, other = 0]) => own - other)).size === 1;
  return (
    isNear &&
    !isShiftedAsOne &&
    found.every((line, index) => line.trimStart() === expected[index]!.trimStart()) &&
    columns.some(([own = 0, other = 0]) => own % 4 === 0 && own > other)
  );
}

/** What begins or ends a fence, where it was printed; some of its signs may have become the marks of code in a text. */
const FENCE_IN_TEXT =
  /(?:<p>|\s)(?:`{3,}|<code>(?:``)?(?=[^<]* tab=)) *(?:[\w+#$-]*|\{[^{}\n]*\})(?: ?tab=(?:"[^"]*"|'[^']*'))?(?:$|\s)/;

/** A number of a character alone. */
const CHARACTER = /<code>&#[\da-fx]+;?$/i;

function unended(block: string): string {
  return block.replace(/(&#[\da-fx]+);/gi, '$1');
}

/** Whether a difference is what a block of code of the page became in the reference, or that block. */
function isOfCode({ expected, found }: BlockDifference, others: readonly BlockDifference[]): boolean {
  if (found !== '' && !found.includes('<code-block>')) return false;
  const part = signless(expected.replace(FENCE_IN_TEXT, '<p>').replace(/`{3,}[\w+#-]*/g, ''));
  return others.some((each) => each.found.includes('<code-block>') && signless(each.found).includes(part));
}

/** Whether a block holds the marks of a fence, or a text what was code between them, with what is a block of its own here. */
function isBrokenCode(expected: string, found: string, others: readonly BlockDifference[]): boolean {
  return found !== '' && isBroken(expected, others) && letters(expected).includes(letters(found));
}

/** Whether code of the reference holds what is a text here, on a page where a fence is broken. */
function isSwallowed(
  { expected }: BlockDifference,
  found: string,
  others: readonly BlockDifference[],
): boolean {
  const isCode = expected.includes('<code-block>') && letters(found) !== '';
  return (
    isCode &&
    letters(expected).includes(letters(found)) &&
    others.some((each) => isBroken(each.expected, others))
  );
}

/** Whether a block holds the marks of a fence, or a text code that is a block here. */
function isBroken(expected: string, others: readonly BlockDifference[]): boolean {
  if (expected.includes('<code-block>') && /(?:>|\n) *[`~]{3,}/.test(expected)) return true;
  return (
    expected.includes('<p>') &&
    (expected.includes('<code>') || FENCE_IN_TEXT.test(expected)) &&
    others.some(
      (each) => each.found.includes('<code-block>') && letters(expected).includes(letters(each.found)),
    )
  );
}

/** A fence with options or several words in a text: no extension of the project knows them. */
const OPTIONS_IN_TEXT = /(?:<p>|\s)`{3,}[\w-]+ +(?:\w+="|\()/;

/** Letters and figures alone: backslashes are escapes in a text and signs in code. */
function signless(block: string): string {
  return letters(block).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Whether code and texts have changed places, below a fence that the reference has printed: what each side has alone is a part of code of
 * the other, or code that holds what the other has alone.
 */
function isTurned(expected: string, found: string, others: readonly BlockDifference[]): boolean {
  if (!others.some((each) => OPTIONS_IN_TEXT.test(each.expected))) return false;
  const isIn = (part: string, whole: string) =>
    part !== '' &&
    (whole.includes('<code-block') || OPTIONS_IN_TEXT.test(whole)) &&
    signless(whole).includes(signless(part.replace(/`{3,}[\w+#-]*/g, '')));
  const isMoved = (block: string, side: 'expected' | 'found') =>
    block === '' ||
    OPTIONS_IN_TEXT.test(block) ||
    others.some((each) => isIn(block, each[side]) || isIn(each[side], block));
  return isMoved(expected, 'found') && isMoved(found, 'expected');
}

/** What names the language of code in a text. */
const LANGUAGE = /<code>(?:#!|:::)[\w.+-]+ /g;
