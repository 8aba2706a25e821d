import { Worker } from 'node:worker_threads';
import type { Tokenizer } from './tokenizer.ts';
import type { TokenizerAnswer, TokenizerQuestion } from './tokenizer-messages.ts';

interface Waiting {
  resolve(html: string[]): void;
  reject(error: unknown): void;
}

/** A tokenizer in a thread of its own. The thread keeps the process alive only while an answer is awaited. */
export function createWorkerTokenizer(): Tokenizer {
  const worker = new Worker(new URL('./tokenizer-thread.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let next = 0;
  /** why it answers no more */
  let failure: unknown;
  worker.unref();
  worker.on('message', (answer: TokenizerAnswer) => {
    const { resolve, reject } = waiting.get(answer.id)!;
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('html' in answer) resolve(answer.html);
    else reject(new Error(answer.failure));
  });
  const fail = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('messageerror', fail);
  // It ends with an error as a rule; whoever asks afterwards must not wait for ever.
  worker.on('exit', () => fail(new Error('the thread that colours code has ended')));
  return {
    tokenize(snippets) {
      if (failure !== undefined) return Promise.reject(failure);
      worker.ref();
      return new Promise((resolve, reject) => {
        const question: TokenizerQuestion = { id: next++, snippets };
        waiting.set(question.id, { resolve, reject });
        worker.postMessage(question);
      });
    },
  };
}
