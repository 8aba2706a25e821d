import type { TableRequest } from './table-request.ts';

/** A file that is to stand in the place of a tag, and what of it. */
export interface IncludeRequest {
  target: string;
  /** whether it is all right that there is no such file */
  mayBeMissing: boolean;
  /** whether the target is a pattern, and stands for all files that fit it */
  isPattern?: boolean;
  /** of a pattern: a pattern of files that are left out */
  exclude?: string;
  /** of a pattern: how its files follow each other, as `natural-name`; a dash before it turns that round */
  order?: string;
  /** whether a dialect of Markdown asks for it, in which a missing file leaves nothing, and the last line break is not part of a file */
  isSnippet?: boolean;
  select?: Selection;
  /** whether addresses in it lead from where it stands, and not from the page */
  rewritesLinks?: boolean;
  /** by how many levels its headings are lower */
  headingOffset?: number;
  /** whether its lines are indented like the tag */
  keepsIndent?: boolean;
  /**
   * whether markdown-include asks for it: blank lines around the file are no part of it, and one whose lines, but the first, are indented
   * like the tag already stays as it is, since there nothing else indents them
   */
  isBraced?: boolean;
  /** whether the indentation that all its lines share goes */
  dedents?: boolean;
  /** how it is read as a table of separated values, which stands in its place */
  table?: TableRequest;
  /** what is printed where there is no such file: the tag, as code that tells of it has it */
  tag?: string;
  /** by what its lines but the first are indented, in the place of what stands before the tag */
  indent?: string;
  /** whether line breaks at its end stay */
  trailingBreaks?: boolean;
}

/** What is taken of a file: lines by number (from 1), a section that its comments name, or what stands between two texts. */
export type Selection =
  | { lines: readonly (readonly [from: number, to: number])[] }
  | { section: string }
  | { start?: string | undefined; end?: string | undefined };
