import type { PlaceApart } from '../apparatus/page-changes.ts';
import { addAll } from '../engine/add-all.ts';
import { type ChangedLine, changedLines, type Words } from './changed-lines.ts';

/** How what differs is written for somebody: a terminal, a comment in Markdown. */
export interface Writing {
  /** the headings that lines stand under, the outermost first */
  headings(headings: readonly string[]): string[];
  line(kind: ChangedLine['kind'], text: string): string;
  words(kind: Words['kind'], text: string): string;
  /** something that is said of a place, in no words of its page */
  note(text: string): string;
}

/** Places as lines, under the headings where they stand. */
export function placeLines(places: readonly PlaceApart[], writing: Writing): string[] {
  const lines: string[] = [];
  let above = '';
  for (const { headings, html } of places) {
    const here = headings.join('\0');
    if (here !== above && headings.length > 0) addAll(lines, writing.headings(headings));
    above = here;
    if (html === '') lines.push(writing.note('A component shows something else here.'));
    for (const { kind, words } of changedLines(html)) {
      // Of a line that came or went as a whole, no word is marked.
      const isWhole = kind === 'added' || kind === 'removed';
      const text = words.map((each) => writing.words(isWhole ? 'same' : each.kind, each.text)).join('');
      lines.push(writing.line(kind, text));
    }
  }
  return lines;
}
