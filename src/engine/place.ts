/** Where something stands in what the writer wrote. Lines and columns count from 1. */
export interface Place {
  /** path of the file, relative to the content folder, with forward slashes (`../includes/a.md` outside it) */
  file: string;
  line: number;
  column?: number;
  /** the `{% include %}` tags that led here, outermost first; absent when the file is the page itself */
  includedFrom?: Place[];
}
