import { align } from './align.ts';
import { inWords, WORDS } from './change-attribute.ts';
import {
  endTag,
  escaped,
  type HtmlElement,
  type HtmlPart,
  isElement,
  nameless,
  print,
  startTag,
} from './part.ts';
import { saidBy, seen } from './telling.ts';

/** What an inline text consists of, one after another: words and pictures, and the tags around them. */
type Piece = Word | { kind: 'start' | 'end'; element: HtmlElement };

interface Word {
  kind: 'word';
  /** of a picture and the like */
  element?: HtmlElement;
  text: string;
  /** whether space stands before it */
  isApart: boolean;
  /** equal for what reads alike, leads to the same place and is not taken back by its writer in one of both */
  key: string;
}

/** Below this share of letters in common, two texts are shown one after the other: marked word by word nobody could read them. */
const LEAST_IN_COMMON = 0.3;

/**
 * The words of two texts as one text: what only the older one has in a `<del>`, what only the newer one has in an `<ins>`, both with
 * {@link CHANGE_ATTRIBUTE}: those without are the writer's.
 *
 * @param language BCP 47, which tells where its words are
 */
export function mergeText(older: readonly HtmlPart[], newer: readonly HtmlPart[], language: string): string {
  const [before, after] = [piecesOf(older, language), piecesOf(newer, language)];
  const stretches = align(before.filter(isWord), after.filter(isWord), ({ key }) => key);
  const common = stretches.flatMap((stretch) => (stretch.kind === 'same' ? stretch.pairs : []));
  const letters = (words: readonly Word[]) =>
    words.reduce((sum, { element, text }) => sum + (element ? 8 : text.trim().length), 0);
  const most = Math.max(letters(before.filter(isWord)), letters(after.filter(isWord)));
  if (letters(common.map(([, word]) => word)) < most * LEAST_IN_COMMON)
    return `${inWords('del', print(older.map(nameless)))} ${inWords('ins', print(newer))}`;
  const added = new Set<Piece>();
  const removed = new Map<Piece | undefined, readonly Word[]>();
  const words = after.filter(isWord);
  let at = 0;
  for (const stretch of stretches) {
    if (stretch.kind === 'same') at += stretch.pairs.length;
    else {
      for (const word of stretch.after) added.add(word);
      removed.set(words[at], stretch.before);
      at += stretch.after.length;
    }
  }
  return printMerged(after, added, removed);
}

/**
 * @param added words that only this text has
 * @param removed what the other text has before a word, or at the end
 */
function printMerged(
  pieces: readonly Piece[],
  added: ReadonlySet<Piece>,
  removed: ReadonlyMap<Piece | undefined, readonly Word[]>,
): string {
  let html = '';
  let isOpen = false;
  const close = () => {
    if (isOpen) html += '</ins>';
    isOpen = false;
  };
  for (const piece of pieces) {
    if (piece.kind !== 'word') {
      close();
      html += piece.kind === 'start' ? startTag(piece.element) : endTag(piece.element);
      continue;
    }
    const gone = removed.get(piece) ?? [];
    if (gone.length > 0 || !added.has(piece)) close();
    html += deleted(gone, html);
    if (added.has(piece) && !isOpen) {
      html += startTag(WORDS.ins);
      isOpen = true;
    }
    html += printWord(piece);
  }
  close();
  return html + deleted(removed.get(undefined) ?? [], html);
}

/** @param before what stands before it */
function deleted(words: readonly Word[], before: string): string {
  const space = words[0]?.isApart && !/\s(?:<[^<>]*>)*$/.test(before) ? ' ' : '';
  return words.length === 0
    ? ''
    : inWords(
        'del',
        space +
          words
            .map((word) =>
              printWord(word.element ? { ...word, element: nameless(word.element) as HtmlElement } : word),
            )
            .join(''),
      );
}

function printWord({ element, text }: Word): string {
  return element ? print([element]) : escaped(text);
}

function isWord(piece: Piece): piece is Word {
  return piece.kind === 'word';
}

/** What a writer has struck out says something else than the same words that stand. */
const OWN_CHANGES = new Set(['del', 's']);

/** Elements that are one with what is in them. */
const WHOLE = new Set(['img', 'svg', 'input', 'br', 'kbd']);

/** To make one takes longer than to use it on a text. */
const segmenters = new Map<string, Intl.Segmenter>();

function piecesOf(parts: readonly HtmlPart[], language: string): Piece[] {
  const pieces: Piece[] = [];
  let isApart = false;
  const visit = (part: HtmlPart, around: string): void => {
    if (!isElement(part)) {
      for (const { text, key } of wordsIn(part.text, language)) {
        pieces.push({ kind: 'word', text, isApart, key: `${key}\0${around}` });
        isApart = /\s$/.test(text);
      }
    } else if (WHOLE.has(part.name)) {
      pieces.push({ kind: 'word', element: part, text: '', isApart, key: seen([part]) });
      isApart = false;
    } else {
      pieces.push({ kind: 'start', element: part });
      const said = OWN_CHANGES.has(part.name) ? 'own change' : saidBy(part);
      for (const each of part.parts) visit(each, said === '' ? around : `${around} ${said}`);
      pieces.push({ kind: 'end', element: part });
    }
  };
  for (const part of parts) visit(part, '');
  return pieces;
}

/** Words with the space behind them, so that no space alone is found in both. */
function wordsIn(text: string, language: string): { text: string; key: string }[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  const words: { text: string; key: string }[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    if (last && segment.trim() === '') last.text += segment;
    else words.push({ text: segment, key: segment.trim() });
  }
  return words;
}
