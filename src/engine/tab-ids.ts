import type { SlugRule } from './slug-rules.ts';

/** What ids of tabs are made of, in the place of `tab-` and their titles. */
export interface TabIds {
  slugify: SlugRule;
  /** whether the id of the heading above stands before them */
  heading?: boolean | undefined;
}
