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

/** Thrown when work cannot go on; carries everything that was found, never only the first. */
export class FindingsError extends Error {
  readonly findings: readonly Finding[];
  /** ids of all variants of the site, when it is known which there are */
  readonly variants: readonly string[];

  constructor(findings: readonly Finding[], variants: readonly string[] = []) {
    super(findings.map((finding) => finding.message).join('\n'));
    this.name = 'FindingsError';
    this.findings = findings;
    this.variants = variants;
  }
}
