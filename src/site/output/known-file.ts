/** A file of the output whose bytes were read or written. */
export interface KnownFile {
  /** the hash of them */
  hash: string;
  /** tells whether somebody has written into it since; see `stampOf` */
  stamp: string;
}
