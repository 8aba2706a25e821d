import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import { PASSAGE_ATTRIBUTE } from '../engine/library/edition/passage-attribute.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import { beginning } from './beginning.ts';
import { inParent } from './html/in-parent.ts';
import { mergeReadings } from './html/merge.ts';
import { type HtmlPart, isElement, nameless, print, wordsOf } from './html/part.ts';
import { partsOf } from './passage-parts.ts';

/** Letters of a reading that are shown beside a text; of more, the beginning is. */
const MOST_LETTERS = 320;

/** Elements that stand for themselves and are no words. */
const MEDIA = new Set(
  'img picture video audio iframe object svg canvas math input button script style'.split(' '),
);

/**
 * What another version has in the place of a passage, short enough to stand beside it: abstract HTML of blocks, without pictures
 * and demos. Of the same passage, the words that differ are marked: those that only the other version has in `<ins>`, those that it lacks in
 * `<del>`.
 *
 * @param own the passage as the reader's version reads it; undefined where the other version has something else there
 * @param language BCP 47
 */
export function shortHtml(
  theirs: readonly PassageReading[],
  own: PassageReading | undefined,
  language: string,
): string {
  const parts = theirs.flatMap(read);
  const text = parts.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
  const [first] = theirs;
  if (own && first && BY_ANY_PART.has(first.kind) && text.length <= 2 * MOST_LETTERS)
    return withoutNumbers(mergeReadings(inParent(read(own)), inParent(parts), language));
  if (text.length <= MOST_LETTERS && theirs.every(({ kind }) => SIMPLE.has(kind)))
    return withoutNumbers(print(inParent(parts)));
  return text === ''
    ? ''
    : print([
        {
          name: 'p',
          attributes: [],
          parts: [{ text: beginning(text, text.length > MOST_LETTERS ? MOST_LETTERS / 2 : MOST_LETTERS) }],
        },
      ]);
}

function read(passage: PassageReading): HtmlPart[] {
  return withoutMedia(partsOf(passage, passage.html()));
}

/** On the page, numbers are those of the passages that it has itself. */
function withoutNumbers(html: string): string {
  return html.replace(NUMBER, '');
}

const NUMBER = new RegExp(` ${PASSAGE_ATTRIBUTE}="\\d{1,9}"`, 'g');

/** Kinds that are shown as they are; what they hold is text. */
const SIMPLE = new Set<PassageReading['kind']>([
  'paragraph',
  'item',
  'list',
  'definition',
  'term',
  'quote',
  'code',
]);

function withoutMedia(parts: readonly HtmlPart[]): HtmlPart[] {
  return parts.flatMap((part): HtmlPart[] => {
    if (!isElement(part)) return [part];
    if (MEDIA.has(part.name) || part.name.includes('-')) return [];
    return [nameless({ ...part, parts: withoutMedia(part.parts) })];
  });
}
