import { takeWords } from './left-words.ts';

/** Marks the words of the search that led to this page; what it needs for that is loaded then. */
export function markFoundWords(): void {
  const taken = takeWords();
  if (taken) void import('./show-words.ts').then(({ showWords }) => showWords(taken));
}
