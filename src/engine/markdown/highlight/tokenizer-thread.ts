import { answerQuestions } from '../../thread.ts';
import { createTokenizer, type Snippet } from './tokenizer.ts';

const tokenizer = createTokenizer();

answerQuestions((snippets: readonly Snippet[]) => tokenizer.tokenize(snippets));
