/** A block between slashes that is a note. */
export interface NoteBlock {
  /** the type that it looks like; its name where nothing is said */
  type?: string | undefined;
  /** what stands above it where its writer gave no title */
  title?: string | undefined;
  /** whether readers open it */
  details?: boolean | undefined;
}
