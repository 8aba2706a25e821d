import type { Snippet } from './tokenizer.ts';

/** What goes to the thread, and what comes back; answers come in the order of the questions. */
export interface TokenizerQuestion {
  id: number;
  snippets: readonly Snippet[];
}
/** The answer to the question with this id: HTML by snippet, or what went wrong in words. */
export type TokenizerAnswer = { id: number; html: string[] } | { id: number; failure: string };
