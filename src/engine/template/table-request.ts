/** How the table of a file is read. */
export interface TableRequest {
  /** one sign */
  separator: string;
  /** the columns that it has, by name or by place from 0; all by default */
  columns?: readonly (string | number)[] | undefined;
  /** lines at the beginning that are none of it */
  skipped: number;
  /** rows at most, its head aside */
  most?: number | undefined;
  /** whether its first row is its head */
  hasHead: boolean;
  /** what its columns are called in the place of that head */
  names?: readonly string[] | undefined;
  /** `left`, `right` or `center`, by column; columns of numbers stand on the right by default */
  alignments?: readonly string[] | undefined;
}
