/** A stretch of a file, as offsets in its text as it is read: line ends are `\n`, and no byte order mark comes before it. */
export interface Extent {
  /** path of the file, as in {@link Place} */
  file: string;
  start: number;
  /** behind its last character */
  end: number;
}

/** A stretch of a text. */
export interface TextRange {
  /** offset of its first character */
  from: number;
  /** offset behind its last character */
  to: number;
}

/** Where a text begins in its file. */
export interface TextStart {
  /** from 1 */
  line: number;
  /** of its first character; 1 unless something stands before it in its line */
  column?: number;
  /** as in {@link Extent} */
  offset: number;
}

/** Where something stands in what the writer wrote. Lines and columns count from 1. */
export interface Place {
  /** path of the file, relative to the content folder, with forward slashes (`../includes/a.md` outside it) */
  file: string;
  line: number;
  column?: number;
  /** the `{% include %}` tags that led here, outermost first; absent when the file is the page itself */
  includedFrom?: Place[];
}
