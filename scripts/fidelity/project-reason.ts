import type { BlockDifference } from './blocks.ts';

/** Why blocks of a project differ from what Python-Markdown prints, where that is wanted. */
export interface ProjectReason {
  reason: string;
  /** whether it explains a difference of a page; `others` are all of that page */
  explains(difference: BlockDifference, others: readonly BlockDifference[]): boolean;
}
