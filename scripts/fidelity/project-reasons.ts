import { isElementName } from '../../src/engine/markdown/html/html-tags.ts';
import { BLOCK_REASONS } from './block-reasons.ts';
import { type BlockDifference, LISTED } from './blocks.ts';
import { CODE_REASONS } from './code-reasons.ts';
import { EMOJI_REASONS } from './emoji-reasons.ts';
import { FORMULA_REASONS } from './formula-reasons.ts';
import { NOTE_REASONS } from './note-reasons.ts';
import type { ProjectReason } from './project-reason.ts';
import { letters, words } from './reason-words.ts';
import { TEXT_REASONS } from './text-reasons.ts';

/** Why items begin with boxes. */
export const TASKS =
  'Boxes of tasks in a project without an extension for them. It prints their brackets; here, as on GitHub, they are boxes.';

/** Every wanted kind of difference from the reference; each was looked at in a project, and is recognised by what both sides print. */
export const PROJECT_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'A list directly below text, without a blank line. Python-Markdown prints its signs as text; here, as in CommonMark and as it was meant, it is a list.',
    explains: ({ kind, expected, found }, others) =>
      kind === LISTED ||
      (expected === '' &&
        others.some((each) => each.kind === LISTED && letters(each.expected).includes(letters(found)))),
  },
  {
    reason:
      'Text that is strong and emphasized at once: which of the two elements is the outer one. Readers see the same.',
    explains: ({ expected, found }) =>
      expected !== '' && expected.replaceAll('<strong><em>', '<em><strong>') === found,
  },
  {
    reason: 'A link that runs a script. Here it is text: pages run no scripts of links.',
    explains: ({ expected, found }) =>
      expected.includes('href="javascript:') || (expected === '' && /\]: ?javascript:/.test(found)),
  },
  {
    reason:
      'A backslash before a sign that Python-Markdown does not count among its own, such as an at sign or a quotation mark. It prints the backslash; here it escapes every sign of ASCII, as in CommonMark.',
    explains: ({ expected, found }) =>
      expected.includes('\\') && expected.replaceAll('\\', '').trim() === found.replaceAll('\\', '').trim(),
  },
  {
    reason:
      'A backslash before a space, in a project with caret or tilde. They take it off; here it is a backslash, as in CommonMark.',
    explains: ({ expected, found }) => found.includes('\\ ') && found.replaceAll('\\ ', '') === expected,
  },
  {
    reason:
      'Braces that were meant as attributes and are not well written. Python-Markdown takes them off without a word or makes attributes of every part; here they stay to be seen.',
    explains: ({ expected, found }) =>
      /\{[^{}%]*\}/.test(found) &&
      unbraced(expected) === unbraced(found.replace(/\{{1,2}[^{}%]*\}{1,2}/g, '')),
  },
  {
    reason:
      'Tags of templates, which neither side runs here. Python-Markdown takes what stands in them for attributes.',
    explains: ({ expected, found }, others) =>
      / _\w*="%\w*"/.test(expected) ||
      (/\{%/.test(found) && withoutTags(expected) === withoutTags(found)) ||
      (expected.includes('{{ ') && found.includes('{{ ')) ||
      (expected === '' && others.some((each) => holdsTagged(each.expected, found))) ||
      /\{% ?(?:end)?raw/.test(found) ||
      /\{% ?(?:end)?raw/.test(expected),
  },
  {
    reason:
      'One star within a word. Here it is a star, as in the smart emphasis of PyMdown Extensions: file names and products are written so.',
    explains: ({ expected, found }) =>
      found.includes('*') &&
      expected.includes('<em>') &&
      words(expected) === words(found.replaceAll('*', '')),
  },
  {
    reason:
      'A list numbered with parentheses ("1)"). Python-Markdown prints it as text; here, as in CommonMark and as it was meant, it is a list.',
    explains: ({ expected, found }, others) =>
      isParenthesized(expected) ||
      (expected === '' &&
        others.some((each) => isParenthesized(each.expected) && words(each.expected).includes(words(found)))),
  },
  {
    reason:
      'The mark of an item, alone in its line. Python-Markdown prints it; here, as in CommonMark, it is an item without a text.',
    explains: ({ expected, found }) =>
      found === '' && /(?:^|> )<p>(?:[-*+]|\d{1,9}\.)(?:\s(?:[-*+]|\d{1,9}\.))*$/.test(expected),
  },
  {
    reason:
      'Struck text in a project without an extension for it. It prints the signs; here, as on GitHub, the text is struck.',
    explains: ({ expected, found }) =>
      expected.includes('~~') &&
      found.includes('<del>') &&
      words(expected.replaceAll('~~', '')) === words(found),
  },
  {
    reason: TASKS,
    explains: ({ expected, found }) =>
      found.includes('type="checkbox"') &&
      expected.replace(/\[[ xX]\] /, '') === found.replace(/<input [^<>]*> ?/, ''),
  },
  {
    reason:
      'Text of the element center. Newer releases of Python-Markdown leave it as it is typed; here, as in older ones, it is Markdown below a blank line.',
    explains: ({ expected, found }) => expected.includes('<center>') && found.includes('<center>'),
  },
  {
    reason:
      'Words between angle brackets that are no element, such as a type ("Map<string, string>"). Python-Markdown makes an element of them, which no browser shows; here they are text.',
    explains: ({ expected, found }) =>
      expected !== '' && hasUnknownElement(expected) && anyOrder(expected) === anyOrder(found),
  },
  {
    reason:
      'Two stars within a word, in a project whose emphasis is smart. It prints them; here the letters between them are strong, as they were meant.',
    explains: ({ expected, found }) =>
      expected.includes('**') &&
      found.includes('<strong>') &&
      words(expected.replaceAll('**', '')) === words(found),
  },
  {
    reason:
      'A first line that looks like a key ("Note: …", "https://…"). MkDocs takes it off as metadata, and readers never see it; here it is text, unless the key is known or written in small letters.',
    explains: (difference, others) =>
      difference === others[0] && difference.kind === 'p, added' && /^<p>[\w-]+:/.test(difference.found),
  },
  {
    reason:
      'A frontmatter that is no YAML, such as a title with a second colon. MkDocs prints it; here it is left out, and its writer is told.',
    explains: (difference, others) => frontmatterOf(others).includes(difference),
  },
  {
    reason:
      'A quotation mark directly behind emphasized words or code. smarty opens another quotation; here it closes the one that began.',
    explains: ({ expected, found }) =>
      /[“‘]/.test(expected) && expected !== found && straight(expected) === straight(found),
  },
  {
    reason:
      'A table directly below a text. Python-Markdown prints its bars; here, as on GitHub and as it was meant, it is a table.',
    explains: ({ expected, found }, others) =>
      isTableBelow(expected, found) ||
      (expected === '' && others.some((each) => isTableBelow(each.expected, found))),
  },
  ...BLOCK_REASONS,
  ...CODE_REASONS,
  ...EMOJI_REASONS,
  ...FORMULA_REASONS,
  ...NOTE_REASONS,
  ...TEXT_REASONS,
  {
    reason:
      'Text behind a comment of HTML in its line. The reference begins a new paragraph there, or loses it; here the comment is not seen.',
    explains: ({ expected, found }, others) =>
      (found.length > expected.length &&
        expected !== '' &&
        found.startsWith(expected.trimEnd()) &&
        !/^\S/.test(found.slice(expected.trimEnd().length))) ||
      (found === '' &&
        expected.startsWith('<p>') &&
        others.some((each) => each.found.endsWith(expected.replace(/^<p>/, '')))),
  },
];

/** The letters of a block without braces. */
function unbraced(block: string): string {
  return words(block).replace(/[{}]/g, '');
}

/** Whether a text with tags of templates in it holds another one. */
function holdsTagged(text: string, part: string): boolean {
  const plain = (block: string) => letters(block.replace(/\{%[^%]*%?\}?/g, '')).replace(/[{}\\]/g, '');
  return /\{[{%] ?/.test(text) && plain(part) !== '' && plain(text).includes(plain(part));
}

/** The letters of a block without those of tags of templates, and without braces and marks of code that such tags would bring in. */
function withoutTags(block: string): string {
  return words(block.replace(/\{%[^%]*%?\}?/g, '')).replace(/[{}%`]/g, '');
}

/** The first differences of a page, where they are what MkDocs prints of a frontmatter: a rule and keys, which are missing here. */
function frontmatterOf(differences: readonly BlockDifference[]): readonly BlockDifference[] {
  const isKey = ({ expected }: BlockDifference) => /^(?:[a-z]+ > )*<(?:p|h2[^<>]*)>[\w-]+: /.test(expected);
  const end = differences.findIndex(
    (each) => each.found !== '' || !(each.expected === '<hr>' || isKey(each)),
  );
  const first = differences.slice(0, end === -1 ? undefined : end);
  return first[0]?.expected === '<hr>' && first.some(isKey) ? first : [];
}

/** Elements that this comparison makes of others. */
const MADE: ReadonlySet<string> = new Set('code-block footnotes formula tab tabs'.split(' '));

/** Whether a block has an element that HTML has not, or one with attributes that are but words. */
function hasUnknownElement(block: string): boolean {
  return Array.from(block.matchAll(/<([A-Za-z][^<>]*)>/g)).some(([, tag]) => {
    const [name] = tag!.split(/\s/, 1);
    return !MADE.has(name!) && (!isElementName(name!) || tag!.includes('=""'));
  });
}

/** The signs of a block but those of tags, in any order: attributes have none. */
function anyOrder(block: string): string {
  const plain = block.replace(/<abbr[^<>]*>| id="[^"]*"|[<>="/\s.…]/g, '').toLowerCase();
  return Array.from(plain).toSorted().join('');
}

/** Whether a text holds the bars of a table, with what is above it or a row of it here. */
function isTableBelow(expected: string, found: string): boolean {
  const hasBars =
    expected.includes('<p>') && ['|--', '|:-', '| --', '| :-'].some((bars) => expected.includes(bars));
  return hasBars && found !== '' && letters(expected).includes(letters(found));
}

function straight(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

/** Whether a block begins with a number and a parenthesis. */
function isParenthesized(block: string): boolean {
  return /<p>\d{1,9}\) /.test(block);
}

/** Why a difference is wanted; undefined for one that nobody has explained. */
export function reasonOf(
  difference: BlockDifference,
  others: readonly BlockDifference[],
): string | undefined {
  return PROJECT_REASONS.find((each) => each.explains(difference, others))?.reason;
}
