/** An edition of a page, as the index takes it. */
export interface IndexedEdition {
  slug: string;
  title: string;
  /** the part of the site that it is in, as the navigation has it; empty for none */
  area: string;
  /** slugs that the page had before, or has in other variants */
  formerly: readonly string[];
  /** whether it lies among references */
  isReference: boolean;
  /** ids of the variants that read it */
  variants: readonly string[];
  /** what it says it is about, above its text; empty for nothing */
  lead: string;
  /** words that it shows above its title */
  tags: readonly string[];
  /** HTML of its article, without the title */
  html: string;
}
