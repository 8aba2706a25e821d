import type { Token } from 'markdown-it';
import { withoutChanges } from '../inline/code-changes.ts';

/** A mark in a text that stands for an item of the list below it. */
export interface NoteMark {
  /** offset in the text without marks */
  offset: number;
  /** the number of the item, from 1 */
  number: number;
}

/** What begins a comment, at the beginning of a line or behind a space. */
const COMMENT = /(?<![^\s(])(?:\/\/|\/\*|<!--|--(?= )|[#;%'])/;
/** The number of a note, with what begins a comment right before it, and the sign that both are to go. */
const MARK = /((?:\/\/|\/\*|<!--|--|[#;%'])[ \t]{0,20})?\((\d{1,3})\)(!(?:[ \t]{0,20}(?:\*\/|-->))?)?/g;

/**
 * Takes the marks of notes out of the comments of code, as Material for MkDocs does: with `!` behind it, the comment around a mark
 * goes too.
 *
 * @param count how many notes there are; a number that none has is code
 */
export function takeMarks(code: string, count: number): { code: string; marks: NoteMark[] } {
  const marks: NoteMark[] = [];
  let written = '';
  for (const [index, line] of code.split('\n').entries()) {
    if (index > 0) written += '\n';
    const begin = line.includes('(') ? line.search(COMMENT) : -1;
    let from = 0;
    for (const match of begin < 0 ? [] : line.slice(begin).matchAll(MARK)) {
      const [all, opening = '', digits, strips] = match;
      const number = Number(digits);
      if (number < 1 || number > count) continue;
      const at = begin + match.index;
      written += line.slice(from, strips === undefined ? at + opening.length : at);
      marks.push({ offset: written.length, number });
      from = at + all.length;
    }
    written += line.slice(from);
  }
  return { code: written, marks };
}

/** A mark in a comment with the sign that both are to go. */
const STRIPPED = /(?<![^\s(])(?:\/\/|\/\*|<!--|--|[#;%'])[ \t]{0,20}\(\d{1,3}\)!/;

/** Whether a comment of some code has a mark with `!` behind it, as notes alone have: `# (1)!`. */
export function hasStrippedMark(code: string): boolean {
  return code.includes(')!') && code.split('\n').some((line) => STRIPPED.test(line));
}

/** Writes the marks into the HTML of the code, whose text they are counted in. */
export function withMarks(
  html: string,
  marks: readonly NoteMark[],
  write: (number: number) => string,
): string {
  if (marks.length === 0) return html;
  let [result, from, count] = ['', 0, 0];
  let next = 0;
  for (let at = 0; at <= html.length && next < marks.length; ) {
    while (
      next < marks.length &&
      marks[next]!.offset === count &&
      html[at] !== undefined &&
      !isTagAt(html, at, count)
    ) {
      result += html.slice(from, at) + write(marks[next]!.number);
      from = at;
      next++;
    }
    if (at >= html.length) break;
    if (html[at] === '<') at = html.indexOf('>', at) + 1;
    else {
      at = html[at] === '&' ? html.indexOf(';', at) + 1 : at + 1;
      count++;
    }
  }
  return result + html.slice(from);
}

/** Whether the text of the code has not begun yet: tags stand before it. */
function isTagAt(html: string, at: number, count: number): boolean {
  return count === 0 && html[at] === '<' && !html.startsWith('</', at);
}

/** Notes below a block, to which its marks lead. */
export interface Notes {
  /** begins the id of each */
  id: string;
  count: number;
}

const NOTES = new WeakMap<Token, Notes>();

export function setNotes(token: Token, notes: Notes): void {
  NOTES.set(token, notes);
}

export function notesOf(token: Token): Notes | undefined {
  return NOTES.get(token);
}

/** The code of a fence as readers see it: without what marks notes. */
export function shownCode(token: Token): string {
  const notes = notesOf(token);
  return withoutChanges(token, notes ? takeMarks(token.content, notes.count).code : token.content);
}

/** The mark itself: its number is drawn, so that nobody copies it with the code. */
export function noteLink({ id }: Notes, number: number): string {
  return `<a class="note-mark" href="#${id}-${number}" data-note="${number}" aria-label="${number}"></a>`;
}
