import type { BlockDifference } from './blocks.ts';
import type { ProjectReason } from './project-reason.ts';
import { letters, words } from './reason-words.ts';

/** Why blocks stand in a definition. */
export const BLOCKS_OF_DEFINITION =
  'Blocks of a definition that are indented by less than four columns, like its text. Python-Markdown ends the definition above them; here they are its blocks.';

/** Wanted kinds of difference of headings, definitions and rules. */
export const BLOCK_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'A heading that is indented by one to three spaces. Python-Markdown prints its signs; here, as in CommonMark and as it was meant, it is a heading.',
    explains: ({ expected, found }) => {
      const [, signs = '', text = ''] = /^<p>(#{1,6}) ?(.*)$/s.exec(expected) ?? [];
      return signs !== '' && found.startsWith(`<h${signs.length} `) && words(`<p>${text}`) === words(found);
    },
  },
  {
    reason:
      'A number sign at the end of a heading without a space before it, such as that of C#. Python-Markdown takes it off; here, as in CommonMark, it belongs to the name.',
    explains: ({ expected, found }) => {
      const name = withoutSigns(found);
      return /<h[1-6][ >]/.test(expected) && name !== found && /\S$/.test(name) && name === expected;
    },
  },
  {
    reason:
      'A term directly below the code of a definition. Python-Markdown makes a definition within the definition of it; here it is the next term of the list.',
    explains: ({ expected, found }, others) =>
      others.some((each) => each.expected.includes(INNER_TERMS)) &&
      expected.includes('dl > ') &&
      words(unnested(expected)) === words(unnested(found)),
  },
  {
    reason: BLOCKS_OF_DEFINITION,
    explains: ({ expected, found }) => expected !== '' && found === `dl > dd > ${expected}`,
  },
  {
    reason:
      'Definitions in a project without an extension for them. It prints their colons; here they are definitions.',
    explains: ({ expected, found }, others) =>
      isPrintedDefinition(expected, found) ||
      // What is printed in one text stands here in two, of which the second may be beside the next text.
      (found.includes('dl > ') &&
        expected.includes(' : ') &&
        others.some((each) => isPrintedDefinition(expected, each.found)) &&
        others.some((each) => isPrintedDefinition(each.expected, found))) ||
      (expected === '' && others.some((each) => isPrintedDefinition(each.expected, found))),
  },
  {
    reason:
      'A line of hyphens with more than two spaces between them. Python-Markdown prints it; here, as in CommonMark, it is a rule.',
    explains: ({ expected, found }, others) => {
      const isRule = (block: string) => /^<p>.*\s-{3,}(?:\s+-{3,})+\s/s.test(block);
      const has = (block: string) => letters(block).includes(letters(found));
      return (
        found !== '' &&
        (isRule(expected)
          ? has(expected)
          : expected === '' && others.some((each) => isRule(each.expected) && has(each.expected)))
      );
    },
  },
  {
    reason:
      'A heading directly below a table. Python-Markdown makes a row of it; here, as in CommonMark and as it was meant, it is a heading.',
    explains: ({ expected, found }) => {
      const [, signs = '', text = ''] = /> <tr><td>(?:<p>)?(#{1,6}) (.*)$/s.exec(expected) ?? [];
      return signs !== '' && found.startsWith(`<h${signs.length} `) && words(`<p>${text}`) === words(found);
    },
  },
  {
    reason:
      'An element of HTML that is never closed, such as an anchor. The reference draws it around all that follows and opens it again in every text, or prints that as it is typed; here it ends where its writer began something else.',
    explains: ({ expected, found }, others) =>
      others.some((each) => isReopened(each.expected, found)) ||
      (found === '' && others.some((each) => isReopened(expected, each.found))) ||
      (isSwallowing({ expected, found }) &&
        others.some((each) => isSwallowed(each.found, expected, each.expected))) ||
      others.some((each) => isSwallowing(each) && isSwallowed(found, each.expected, expected)),
  },
  {
    reason:
      'A figure that is declared as Markdown by an attribute without a value (markdown=""). Python-Markdown prints what is in it as it is typed; here it is Markdown, such as a picture.',
    explains: ({ expected, found }) => expected === '' && /\bfigure(?: [^<>]{0,200})? > <p>/.test(found),
  },
  {
    reason:
      'A comment that goes on over several blocks within an item, a note or a tab. Python-Markdown prints it; here nobody sees it.',
    explains: ({ expected, found }, others) => {
      const holds = (sign: string) =>
        others.some((each) => each.found === '' && each.expected.includes(sign));
      return found === '' && expected !== '' && holds('<p><!--') && holds('-->');
    },
  },
];

/** Whether a text has a colon behind the term of a definition, or is that definition. */
function isPrintedDefinition(expected: string, found: string): boolean {
  const colon = expected.includes('<p>') ? expected.indexOf(' : ') : -1;
  if (colon === -1) return false;
  return found.includes('dl > <dt>')
    ? letters(found) === letters(expected.slice(0, colon))
    : found.includes('dl > dd > ') && letters(expected.slice(colon)).includes(letters(found));
}

/** A text without the number signs at its end. */
function withoutSigns(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return text.slice(0, end);
}

/** An anchor that is opened in front of a text. */
const OPENED = /<p>(<a (?:id|href|name)="[^"]*">)/;

/** Whether a text of the reference is one here in an anchor: a place holds all its letters, a link is opened twice. */
function isReopened(expected: string, found: string): boolean {
  const [, open] = OPENED.exec(expected) ?? [];
  if (open === undefined || found === '') return false;
  const isPlace = !open.startsWith('<a href=') && !found.includes(open);
  return isPlace
    ? letters(expected).includes(letters(found))
    : expected === found.replace('<p>', `<p>${open}`);
}

/** Whether a paragraph of raw HTML holds as raw text what follows it, since nothing closes it. */
function isSwallowing({ expected, found }: Pick<BlockDifference, 'expected' | 'found'>): boolean {
  const [all, own] = [letters(expected), letters(found)];
  return /(?:^|> )<p \w/.test(expected) && own !== '' && all.length > own.length && all.startsWith(own);
}

/** Whether a block is a part of such a paragraph in the reference, and nothing else there. */
function isSwallowed(found: string, paragraph: string, expected: string): boolean {
  return expected === '' && letters(found) !== '' && letters(paragraph).includes(letters(found));
}

/** What a term is that stands in the definition of another one. */
const INNER_TERMS = 'dl > dd > dl > ';

function unnested(block: string): string {
  return block.slice(block.lastIndexOf(' > ') + 3);
}
