import type { Token } from 'markdown-it';
import type { TextRange } from '../../place.ts';

/** Where a link, a picture, a tag or a list of attributes stands in its inline text. */
export interface InlinePlace extends TextRange {
  /** line of the templated text at which it begins, from 0 */
  line: number;
  /** where its target is written; undefined when it stands in a definition */
  target?: TextRange;
}

const PLACE = Symbol('place');

interface PlacedToken extends Token {
  [PLACE]?: InlinePlace;
}

export function inlinePlaceOf(token: PlacedToken): InlinePlace | undefined {
  return token[PLACE];
}

export function setInlinePlace(token: PlacedToken, place: InlinePlace): void {
  token[PLACE] = place;
}
