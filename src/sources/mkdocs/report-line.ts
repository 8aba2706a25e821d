import type { Place } from '../../engine/place.ts';
import type { Counterpart } from './counterparts.ts';

/** What became of one thing that a configuration says. */
export interface ReportLine extends Counterpart {
  /** the keys that lead to it: `plugins: mike` */
  what: string;
  place: Place;
  /** whether a build has a warning for it alone, whatever pages hold */
  isAlone?: true;
  /** what to do about it; a full sentence */
  hint?: string;
  /** what was probably meant, of a name that nobody knows */
  suggestion?: string;
}
