import type { Branch } from './condition.ts';

/** Where a stretch of output comes from; its index is written into the output as a mark. */
export interface OutputSite {
  kind: 'text' | 'print' | 'loop';
  /** offset in the expanded text at which the text, or the tag, begins */
  offset: number;
  /** behind its last character */
  end: number;
  branch: Branch | undefined;
  /** what a printing tag prints: `product_name`; undefined for text and loops */
  expression: string | undefined;
}
