import type { VariantSet } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';

/** One distinct title and text of a page, and the variants that share it. */
export interface Edition {
  /** hash of the page's path, its title and its text */
  key: string;
  /** hash of its title and its text alone: equal for pages that read the same, as under two names */
  reading: string;
  page: Page;
  variants: VariantSet;
}
