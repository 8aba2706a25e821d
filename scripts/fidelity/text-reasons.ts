import type { BlockDifference } from './blocks.ts';
import type { ProjectReason } from './project-reason.ts';
import { letters, words } from './reason-words.ts';

/** Wanted kinds of difference that stand within a text, or between a text and what is right below it. */
export const TEXT_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'An attribute with spaces around its equals sign ("{ align = center }"). Python-Markdown makes an attribute without a value of it; here it has that value.',
    explains: ({ expected, found }) =>
      expected !== found &&
      found.replace(/ ([\w-]+)="[^"]+"/g, (written, name) =>
        expected.includes(` ${name}=""`) ? ` ${name}=""` : written,
      ) === expected,
  },
  {
    reason:
      'An abbreviation that ends in a sign, such as "C++". Python-Markdown finds words alone; here it is explained as well.',
    explains: ({ expected, found }) =>
      expected !== found &&
      /<abbr [^<>]*>[^\s<>]*[^\w\s<>]/.test(found) &&
      expected.replace(ABBREVIATION, '') === found.replace(ABBREVIATION, ''),
  },
  {
    reason:
      'Marked, inserted, raised or lowered text, or keys, in a project without an extension for them. It prints the signs; here the text is what they say.',
    explains: ({ expected, found }) =>
      MARKS.some(
        ([sign, element]) =>
          expected.includes(sign) &&
          found.includes(`<${element}>`) &&
          !expected.includes(`<${element}>`) &&
          words(expected.replaceAll(sign, '')) === words(found.replaceAll(sign, '')),
      ),
  },
  {
    reason:
      'Keys that the extension knows by another name, such as one with a capital ("++Ctrl+D++"). It prints the signs; here they are keys.',
    explains: ({ expected, found }) =>
      /\+\+\w[^+]*\+/.test(expected) &&
      found.includes('<kbd>') &&
      words(expected.replaceAll('++', '')) === words(found.replaceAll('++', '')),
  },
  {
    reason:
      'Tags in the name of a picture. The reference writes them into its alternative text; here that is what they say.',
    explains: ({ expected, found }) =>
      expected.search(ALT_TAGS) !== -1 &&
      expected.replace(ALT_TAGS, (alt) => alt.replace(/<[^<>]*>/g, '')) === found,
  },
  {
    reason:
      'An address in quotation marks. Python-Markdown takes it for the title of a link that leads nowhere; here the link leads there, as it was meant.',
    explains: ({ expected, found }) =>
      expected.includes('<a href="" title="') &&
      expected.replaceAll('<a href="" title="', '<a href="') === found,
  },
  {
    reason: 'A fixed space in a list of headings. The reference makes a common one of it; here it stays.',
    explains: ({ expected, found }) =>
      /<a href="#[^"]*">[^<]*\u00a0/.test(found) && expected === found.replaceAll('\u00a0', ' '),
  },
  {
    reason:
      'A list directly below the text of a footnote. Python-Markdown prints its signs; here, as in CommonMark, it is a list.',
    explains: ({ expected, found }) =>
      expected.includes('<footnotes>') && /<[uo]l><li>/.test(found) && items(expected) === items(found),
  },
  {
    reason:
      'Spaces in the name of a footnote. The reference has them in its id, where no browser takes them; here the id has hyphens, or nothing at its ends.',
    explains: ({ expected, found }) => {
      const plain = (block: string) =>
        block.replace(/(id="|href="#)fn:[^"]*"/g, (id) => id.replace(/[\s-]+/g, ''));
      return /(?:id="|href="#)fn:[^" ]* /.test(expected) && plain(expected) === plain(found);
    },
  },
  {
    reason:
      'Attributes of a link with an underscore in them, and another one in the text behind it. The reference makes emphasis of both; here they are attributes.',
    explains: ({ expected, found }) =>
      (expected.match(BRACES) ?? []).some((each) => each.includes('<em>')) &&
      letters(withoutBraces(expected)) === letters(found),
  },
  {
    reason:
      'Footnotes in a project without an extension for them. It prints their marks; here they are footnotes.',
    explains: ({ expected, found }, others) =>
      (/\[\^[\w-]+\]/.test(expected) &&
        found.includes('footnote') &&
        withoutFootnotes(expected) === withoutFootnotes(found)) ||
      (found === '' && DEFINITION.test(expected)) ||
      (found.includes('<footnotes>') && others.some((each) => DEFINITION.test(each.expected))),
  },
  {
    reason:
      'An element of HTML in the line below a text, such as a film. Python-Markdown reads it as a part of that text; here, as in CommonMark, it is a block of its own.',
    explains: (difference, others) =>
      joined(difference, others) ||
      others.some(
        (each) => each.kind !== difference.kind && joined(each, others) && isBelow(difference, each),
      ),
  },
  {
    reason:
      'The text of a tab that is indented by less than four columns. Python-Markdown leaves the tab empty and prints the text below all tabs; here it is in its tab.',
    explains: ({ expected, found }, others) => {
      const isEmptyTab = (block: string) => /(?:^| > )<tab label="[^"]*">$/.test(block);
      if (!others.some((each) => isEmptyTab(each.expected))) return false;
      const isMoved = (block: string) => others.some((each) => inTab(each.found) === block);
      const isOwn = (block: string) => block === '' || others.some((each) => each.expected === inTab(block));
      return (isEmptyTab(expected) || isMoved(expected)) && isOwn(found);
    },
  },
  {
    reason:
      'An id that is a number, since the heading has no letter that ids are made of: another one where headings above are others for the reasons told here.',
    explains: ({ expected, found }, others) =>
      / id="_\d+"/.test(expected) &&
      expected.replace(/ id="_\d+"/, '') === found.replace(/ id="_\d+"/, '') &&
      others.some((each) => /<h[1-6][ >]/.test(each.expected) !== /<h[1-6][ >]/.test(each.found)),
  },
];

const BRACES = /\{[^{}]*\}/g;

function withoutBraces(block: string): string {
  return block.replace(BRACES, '');
}

/** The alternative text of a picture with tags in it. */
const ALT_TAGS = /alt="[^"<>]*<[^"]*"/g;

/** The letters of a text without the signs of items. */
function items(block: string): string {
  return words(block.replace(/(?:^|\s|>)(?:[-*+]|\d{1,9}\.)(?=\s)/g, ''));
}

/** Signs that are elements here, whatever extensions a project has. */
const MARKS = [
  ['~', 'sub'],
  ['^', 'sup'],
  ['^^', 'ins'],
  ['==', 'mark'],
] as const;

/** What defines a footnote, printed as a text. */
const DEFINITION = /<p>\[\^[\w-]+\]: /;

function withoutFootnotes(block: string): string {
  const text = block
    .replace(/<a class="footnote-ref"[^<>]*>\d+/g, '')
    .replace(/\[\^[\w-]+\]:?/g, '')
    .replace(/<a href="[^"]*">/g, '');
  return words(text);
}

/** What stands in the innermost tab of a block's path; undefined outside of tabs. */
function inTab(block: string): string | undefined {
  const at = block.lastIndexOf('tab label="');
  return at === -1 ? undefined : /" > (.*)$/s.exec(block.slice(at + 'tab label="'.length))?.[1];
}

/** Whether a text of the reference is one here and an element that follows it, which stands alone. */
function joined({ expected, found }: BlockDifference, others: readonly BlockDifference[]): boolean {
  if (found === '' || !expected.startsWith(found.trimEnd())) return false;
  const rest = expected.slice(found.trimEnd().length).trim();
  return rest.startsWith('<') && others.some((each) => each.expected === '' && each.found === rest);
}

function isBelow({ expected, found }: BlockDifference, text: BlockDifference): boolean {
  return expected === '' && found !== '' && text.expected.endsWith(found) && letters(text.found) !== '';
}

/** What begins an abbreviation. */
const ABBREVIATION = /<abbr [^<>]*>/g;
