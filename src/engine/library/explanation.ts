import type { Finding } from '../finding.ts';
import type { Place } from '../place.ts';
import type { Branch, Condition } from '../template/condition.ts';
import type { Span } from '../template/provenance.ts';
import type { Variant } from '../variants/site.ts';
import type { Edition } from './edition/edition.ts';

/** A condition of a page, and where it holds. */
export interface ConditionReading {
  condition: Condition;
  /** the variants in which it was looked at: no branch before it had been taken, and none around it was shut */
  reached: Variant[];
  holds: Variant[];
}

/** A line of a page's text in one variant. */
export interface LineReading {
  text: string;
  place: Place;
  branch: Branch | undefined;
  /** the variants in which this very line, from this place, stands in the text */
  variants: Variant[];
  /** its parts, when it has more than one origin */
  parts: Span[];
}

/** What is known of a page's conditions: by variant, by edition and line by line. */
export interface PageExplanation {
  variants: Variant[];
  conditions: ConditionReading[];
  editions: readonly (Edition & {
    /** before Markdown */
    text: string;
  })[];
  /** paths of the files it includes */
  included: string[];
  findings: Finding[];
  /** every line in a variant; undefined when the page does not exist in it */
  lines(variant: Variant): LineReading[] | undefined;
}
