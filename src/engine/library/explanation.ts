import type { Finding } from '../finding.ts';
import type { Place } from '../place.ts';
import type { Branch, Condition } from '../template/condition.ts';
import type { Span } from '../template/origin.ts';
import type { Variant } from '../variants/site.ts';
import type { VariantSet } from '../variants/variant-set.ts';
import type { Edition } from './edition/edition.ts';
import type { PagePassages } from './edition/passage-readings.ts';

/** A condition of a page, its frontmatter included, and where it holds. */
export interface ConditionReading {
  condition: Condition;
  /** the variants in which it was looked at: no branch before it had been taken, and none around it was shut */
  reached: VariantSet;
  holds: VariantSet;
}

/** A line of a page's text in one variant. */
export interface LineReading {
  text: string;
  place: Place;
  /** the tags that print it, outermost first, when it is the text of a macro or a captured one */
  via: readonly Place[];
  /** every branch around it, outermost first */
  branches: readonly Branch[];
  /** the variants in which this very line, from this place, stands in the text */
  variants: VariantSet;
  /** its parts, when it has more than one origin */
  parts: Span[];
}

/** What is known of a page's conditions: by variant, by edition and line by line. */
export interface PageExplanation {
  /** those in which the page exists */
  variants: VariantSet;
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
  /** what the page consists of */
  passages(): Promise<PagePassages>;
}
