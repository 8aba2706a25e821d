import type { Origin } from '../../template/origin.ts';

/** What a passage is in the page. */
export type PassageKind =
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'item'
  | 'table'
  | 'row'
  | 'cell'
  | 'tabs'
  | 'tab'
  | 'label'
  | 'note'
  | 'quote'
  | 'box'
  | 'definitions'
  | 'term'
  | 'definition'
  | 'footnotes'
  | 'footnote'
  | 'code'
  | 'html'
  | 'component'
  | 'rule'
  | 'sentence'
  | 'words';

/**
 * What stands on lines of its own, and what is in it, is the same passage when any part of it is: its first words may be under a
 * condition. What holds others is the same when anything in it is.
 */
export const BY_ANY_PART: ReadonlySet<PassageKind> = new Set([
  'heading',
  'paragraph',
  'label',
  'cell',
  'term',
  'code',
  'sentence',
  'words',
]);

/** A part of a page as one edition reads it. Most of it is made when somebody asks: comparing editions takes keys and readings alone. */
export interface Passage {
  readonly kind: PassageKind;
  /** of no other passage of the edition */
  readonly key: string;
  /** of what is the same passage in another edition of the page, which has one of these keys, too */
  readonly alike: readonly string[];
  /** of a heading: 1 to 6 */
  readonly level?: number | undefined;
  /** of a cell: what stands before it in its row, which is all that tells where a cell is that says nothing */
  readonly place?: string | undefined;
  readonly origin: Origin;
  /** its words, as a reader sees them; sentences and words have the space around them, and put together are what they stand in */
  readonly text: string;
  /** equal for passages of a page that read exactly so: their structure, their words and where they lead */
  readonly reading: string;
  /** blocks, rows and cells in it */
  readonly children: readonly Passage[];
  /** of text that stands in it directly, with their words */
  sentences(): readonly Passage[];
  /** its HTML, abstract, without components */
  html(): string;
  /** gives its element in the HTML a number; sentences and words get an element when {@link Passage.markText} is called */
  mark(number: number): void;
  /** puts the sentences and words of its text that have a number into elements of their own, where that changes nothing else */
  markText(): void;
}
