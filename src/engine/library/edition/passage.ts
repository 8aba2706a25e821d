import type { Origin } from '../../template/provenance.ts';

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

/** A part of a page as one edition reads it. */
export interface Passage {
  kind: PassageKind;
  /** of no other passage of the edition */
  key: string;
  /** of what is the same passage in another edition of the page, which has one of these keys, too */
  alike: readonly string[];
  origin: Origin;
  /** of a heading: 1 to 6 */
  level?: number;
  /** of a cell: what stands before it in its row, which is all that tells where a cell is that says nothing */
  place?: string;
  /** its words, as a reader sees them; sentences and words have the space around them, and put together are what they stand in */
  text: string;
  /** equal for passages that read exactly so: their structure, their words and where they lead */
  reading: string;
  /** its HTML, abstract, without components */
  html: () => string;
  children: Passage[];
}
