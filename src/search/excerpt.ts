import { addAll } from '../engine/add-all.ts';
import { PICTURE } from './format.ts';
import { type Mark, marksIn } from './marks.ts';
import type { Unit } from './query.ts';

/** A stretch of a text, and whether it has what was looked for. */
export type Stretch = readonly [text: string, isMarked: boolean];

/** Characters of an excerpt, about: two lines. */
const LENGTH = 170;
/** Characters that stand before what was found where a sentence is too long to be shown from its beginning. */
const BEFORE = 50;
/** The end of a sentence, with what closes there; in scripts without spaces, none follows. */
const END = /([.!?؟]["'”’)]?(?=\s)|[。！？][」』]?)/;

interface Sentence {
  text: string;
  marks: Mark[];
  /** whether the next one begins another block */
  isLast: boolean;
  /** whether it stands for a picture: it is shown where nothing else has what is looked for */
  isPicture: boolean;
}

/** A text with what a query looks for marked. */
export function markedText(text: string, units: readonly Unit[]): Stretch[] {
  return stretchesOf(text, marksIn(text, units));
}

/**
 * The sentences of a text that say most about a query, with what it looks for marked; the first ones where nothing stands there.
 *
 * @param text a block a line
 */
export function excerptOf(text: string, units: readonly Unit[]): Stretch[] {
  const sentences = text
    .split('\n')
    .filter((block) => block.trim() !== '')
    .flatMap((block) => {
      const all = sentencesOf(block.replace(PICTURE, ''));
      return all.map(
        (sentence, index): Sentence => ({
          text: sentence,
          marks: marksIn(sentence, units),
          isLast: index === all.length - 1,
          isPicture: block.startsWith(PICTURE),
        }),
      );
    });
  let best = 0;
  for (const [index, sentence] of sentences.entries())
    if (worth(sentence) > worth(sentences[best]!)) best = index;
  return cut(sentences.slice(best));
}

function sentencesOf(block: string): string[] {
  const pieces = block.split(END);
  const sentences = pieces.flatMap((piece, index) =>
    index % 2 === 0 ? piece + (pieces[index + 1] ?? '') : [],
  );
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** How much of a query a sentence has: as many of its units as possible, then as often as possible. */
function worth({ marks, isPicture }: Sentence): number {
  if (marks.length === 0) return isPicture ? -1 : 0;
  return (isPicture ? -5 : 0) + new Set(marks.map(({ unit }) => unit)).size * 10 + Math.min(marks.length, 9);
}

function cut(sentences: readonly Sentence[]): Stretch[] {
  const result: Stretch[] = [];
  let length = 0;
  for (const { text, marks, isLast, isPicture } of sentences) {
    if (length > 0 && (isPicture || length + text.length > LENGTH)) break;
    const from = text.length > LENGTH && marks[0] ? beginning(text, marks[0].start - BEFORE) : 0;
    const to = text.length - from > LENGTH + BEFORE ? ending(text, from + LENGTH) : text.length;
    if (from > 0) result.push(['… ', false]);
    const own = marks.filter(({ start, end }) => start >= from && end <= to);
    const shifted = own.map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from }));
    addAll(result, stretchesOf(text.slice(from, to), shifted));
    if (to < text.length) result.push([' …', false]);
    length += to - from;
    if (length > LENGTH || to < text.length) break;
    result.push([isLast ? ' · ' : ' ', false]);
  }
  // What stands between two sentences stands after none.
  return /^[· ]+$/.test(result.at(-1)?.[0] ?? '') ? result.slice(0, -1) : result;
}

/** Where the word begins that stands at a place; the place itself where no spaces are set. */
function beginning(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space === -1 || space > at + BEFORE / 2 ? at : space + 1;
}

function ending(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space < at - BEFORE / 2 ? at : space;
}

function stretchesOf(text: string, marks: readonly Mark[]): Stretch[] {
  const result: Stretch[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    if (start > from) result.push([text.slice(from, start), false]);
    result.push([text.slice(start, end), true]);
    from = end;
  }
  if (from < text.length) result.push([text.slice(from), false]);
  return result;
}
