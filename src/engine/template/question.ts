import type { Extent, Place } from '../place.ts';
import type { Operator } from './compare.ts';

/** What an operand of a condition asks of a variant. */
export type Question =
  | {
      about: 'version' | 'product';
      /** as if the name stood on the left: `"7.1" < is_version` asks `>` */
      asks: Operator | 'in';
      literals: readonly ComparedText[];
    }
  /** whether there is a version, a value of a variable, or anything else */
  | { about: 'other' };

/** A text in quotes that the version or the product is compared with. */
export interface ComparedText {
  value: string;
  /** with its quotes; undefined where it is not written to the letter */
  extent: Extent | undefined;
}

/** A text that the version is compared with. */
export interface VersionMention extends ComparedText {
  place: Place;
}
