import { parentPort } from 'node:worker_threads';
import { createTokenizer } from './tokenizer.ts';
import type { TokenizerAnswer, TokenizerQuestion } from './tokenizer-messages.ts';

const tokenizer = createTokenizer();

parentPort!.on('message', ({ id, snippets }: TokenizerQuestion) => {
  const answer = (message: TokenizerAnswer) => parentPort!.postMessage(message);
  tokenizer.tokenize(snippets).then(
    (html) => answer({ id, html }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  );
});
