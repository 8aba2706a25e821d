import type { BlockDifference } from './blocks.ts';
import type { ProjectReason } from './project-reason.ts';
import { letters, words } from './reason-words.ts';

/** Wanted kinds of difference of notes. */
export const NOTE_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'Alerts of GitHub ("> [!NOTE]"). Python-Markdown makes a quotation of them and prints the mark; here they are notes.',
    explains: ({ expected, found }, others) =>
      isAlert(expected) ||
      ((expected.includes('blockquote > ') || expected === '') &&
        found.includes('class="admonition ') &&
        others.some((each) => isAlert(each.expected))),
  },
  {
    reason:
      'A note with neither a title nor a text. Python-Markdown prints an empty box; here it is left out, and its writer is told.',
    explains: ({ expected, found }) =>
      /^(?:.* > )?<div class="admonition[^"<>]*">$/.test(expected) && found === '',
  },
  {
    reason:
      'The mark of a note, at a column that Python-Markdown does not count, whose text begins at that column as well. It prints the mark; here the note has no text and is left out, and its writer is told.',
    explains: ({ expected, found }) =>
      found !== '' && EMPTY_MARK.test(expected) && expected.replace(EMPTY_MARK, '<p>') === found,
  },
  {
    reason:
      'The text of a note that is indented by two or three columns. Python-Markdown ends the note above it; here it is its text.',
    explains: ({ expected, found }, others) =>
      found === ''
        ? expected !== '' &&
          others.some((each) => each.found.includes(NOTE) && each.found.endsWith(` > ${expected}`))
        : outsideLastDetails(found) === expected ||
          (found.includes(NOTE) &&
            (found.replace(/div class="admonition [^"<>]*" > /, '') === expected ||
              /<div class="admonition[^"<>]*">$/.test(expected))) ||
          others.some(
            (each) => each.found.includes(NOTE) && letters(expected) === letters(each.found) + letters(found),
          ),
  },
  {
    reason:
      'The text of a note that is indented by eight columns. Newer releases of Python-Markdown print code, older ones a text, as here.',
    explains: ({ expected, found }, others) =>
      isCodeInNote(expected, found) ||
      (expected === '' && others.some((each) => isCodeInNote(each.expected, found))),
  },
  {
    reason:
      'Notes in a project without an extension for them, directly below a text, or indented further. It prints their marks, or code; here they are notes.',
    explains: ({ expected, found }, others) =>
      isPrintedNote(expected, found) ||
      (expected === '' && others.some((each) => isPrintedNote(each.expected, found))) ||
      (others.some((each) => isPrintedNote(each.expected, each.found)) && isShifted(expected, found, others)),
  },
];

const NOTE = 'div class="admonition ';

/** The mark of a note that says that it has no title, at the beginning of a text. */
const EMPTY_MARK = /<p>!!! ?[\w-]+ "" /;

/** The mark of a note in a text or in code. */
const MARK = /(?:<p>|<code-block> *|\s)(?:!!!|\?{3}\+?) ?[a-z]/i;

function isInNote(block: string): boolean {
  return block.includes(NOTE) || block.includes('details') || block.includes('<summary>');
}

/** A block of a note that readers open as it would stand outside of that note; undefined outside of such notes. */
function outsideLastDetails(block: string): string | undefined {
  const at = block.lastIndexOf('details');
  const end = at === -1 ? -1 : block.indexOf(' > ', at);
  return end === -1 ? undefined : block.slice(0, at) + block.slice(end + 3);
}

/** Whether a text or code holds the mark of a note, with what is that note or a part of it here, or what stands above it. */
function isPrintedNote(expected: string, found: string): boolean {
  const begins = expected.search(MARK);
  if (begins === -1 || found === '') return false;
  return isInNote(found)
    ? letters(expected).toLowerCase().includes(letters(found).toLowerCase())
    : words(expected.slice(0, begins)) === words(found);
}

/** Whether what the reference has stands in a note here, and what is in a note here stands, or is printed, elsewhere in the reference. */
function isShifted(expected: string, found: string, others: readonly BlockDifference[]): boolean {
  const isSame = (block: string, other: string) => block !== '' && letters(block) === letters(other);
  const isMoved =
    expected === '' || others.some((each) => isInNote(each.found) && isSame(each.found, expected));
  const isKnown = (each: BlockDifference) =>
    isSame(each.expected, found) || isPrintedNote(each.expected, found);
  return isMoved && isInNote(found) && others.some(isKnown);
}

/** Whether the text of a note is code for the reference. */
function isCodeInNote(expected: string, found: string): boolean {
  const isCode = expected.includes(NOTE) && expected.includes('<code-block>');
  return isCode && found.includes(NOTE) && letters(expected).includes(letters(found));
}

/** Whether a quotation begins with the mark of an alert. */
function isAlert(block: string): boolean {
  return /blockquote > <p>\[!(?:note|tip|important|warning|caution)\]/i.test(block);
}
