import { answerQuestions } from '../../engine/thread.ts';
import { cutPage } from './cut-page.ts';

// All that was made is handed over: each of it has memory of its own.
answerQuestions(cutPage, ({ parts }) =>
  parts.flatMap(({ bytes, text }) => [bytes.buffer as ArrayBuffer, text.buffer as ArrayBuffer]),
);
