import type { Place } from './place.ts';

/** Something that the writer should know: an error ends a build, a warning does not. */
export interface Finding {
  severity: 'error' | 'warning';
  /** stable name of the rule, kebab-case: `unknown-variable` */
  rule: string;
  /** a full sentence: what was found and what was expected */
  message: string;
  /** what to do about it; a full sentence */
  hint?: string;
  /** undefined only when nothing in a file is to blame (a missing content folder) */
  place?: Place;
  /** ids of the variants in which it occurs; absent when it does not depend on the variant */
  variants?: string[];
}
