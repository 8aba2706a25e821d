import { PASSAGE_ATTRIBUTE } from '../../engine/library/edition/passage-attribute.ts';
import { type HtmlPart, isElement } from './part.ts';

/** Parts without the numbers of their passages, which belong to one page: another has the same for other passages. */
export function withoutNumbers(parts: readonly HtmlPart[]): HtmlPart[] {
  return parts.map((part) =>
    isElement(part)
      ? {
          ...part,
          attributes: part.attributes.filter(([name]) => name !== PASSAGE_ATTRIBUTE),
          parts: withoutNumbers(part.parts),
        }
      : part,
  );
}
