import type { Document } from '../names/document.ts';

/** An entry of a variant's navigation. */
export interface NavNode {
  title: string;
  /** the page of this entry; a group may have none */
  document: Document | undefined;
  /** an address of another site, in the place of a page */
  url?: string | undefined;
  children: NavNode[];
}
