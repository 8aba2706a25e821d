import type { IncludeRequest } from './include-request.ts';

/** A stretch of a text that other texts take the place of. */
export interface Transclusion {
  start: number;
  end: number;
  /** what stands there instead, in this order */
  parts: readonly TransclusionPart[];
}

/** Text that stands for itself, a file, or what is wrong with the notation. */
export type TransclusionPart =
  | { kind: 'text'; text: string; at: number }
  | { kind: 'file'; request: IncludeRequest; at: number }
  | { kind: 'problem'; severity: 'error' | 'warning'; message: string; hint: string; at: number };
