import { PASSAGE_ATTRIBUTE } from '../engine/library/edition/passage-attribute.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import { type HtmlPart, isPhrasing } from './html/part.ts';
import { readHtml } from './html/read-html.ts';

/**
 * What a passage shows. A text that has no element, as between tags of HTML or in a narrow list, is a paragraph here, as it may be one
 * in another edition.
 *
 * @param html of the passage, where something in it is put otherwise
 */
export function partsOf({ kind, number }: PassageReading, html: string): HtmlPart[] {
  const parts = readHtml(html);
  if (kind !== 'paragraph' || !parts.every(isPhrasing)) return parts;
  const attributes = number === undefined ? [] : [[PASSAGE_ATTRIBUTE, String(number)] as const];
  return [{ name: 'p', attributes, parts }];
}
