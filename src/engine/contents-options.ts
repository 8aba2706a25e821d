/** How the headings of a page are listed, and what they are. */
export interface ContentsOptions {
  /** the highest level that is listed; 1 where nothing is said */
  from?: number | undefined;
  /** the lowest one; 6 where nothing is said, 0 lists nothing */
  to?: number | undefined;
  /** the level of headings with one sign; 1 where nothing is said */
  base?: number | undefined;
  /** what stands in ids between the words of headings, a hyphen where nothing is said */
  separator?: string | undefined;
  /** what stands above a list within the text */
  title?: string | undefined;
  /** the line that becomes such a list, [TOC] where nothing is said; none does where it is empty */
  marker?: string | undefined;
}
