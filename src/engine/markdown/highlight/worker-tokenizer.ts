import { Thread } from '../../thread.ts';
import type { Snippet, Tokenizer } from './tokenizer.ts';

/** A tokenizer in a thread of its own. The thread keeps the process alive only while an answer is awaited. */
export function createWorkerTokenizer(): Tokenizer {
  const script = new URL('./tokenizer-thread.ts', import.meta.url);
  const thread = new Thread<readonly Snippet[], string[]>(script, 'colours code');
  return { tokenize: (snippets) => thread.ask(snippets) };
}
