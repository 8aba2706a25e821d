import { recall, remember } from '../storage.ts';

const NAME = 'found';
/** Milliseconds within which a page opens that was chosen in the search. */
const SOON = 20_000;

/** What was searched for on the page that is opened next. */
interface LeftWords {
  path: string;
  query: string;
  at: number;
}

/** Says which words are to be marked on the page at a path, which opens next, be it in another tab. */
export function leaveWords(path: string, query: string): void {
  remember(NAME, JSON.stringify({ path, query, at: Date.now() } satisfies LeftWords));
}

/** Words to mark on a page, and whether the reader comes from the search, and not back. */
export interface TakenWords {
  query: string;
  isNew: boolean;
}

/** The words of the search that led to this page, also when the reader comes back to it; undefined for nearly every page. */
export function takeWords(): TakenWords | undefined {
  const left = recall(NAME);
  if (left !== undefined) {
    remember(NAME, undefined);
    const { path, query, at } = JSON.parse(left) as LeftWords;
    if (path === location.pathname && Date.now() - at < SOON) {
      keepWords(query);
      return { query, isNew: true };
    }
  }
  const query = (history.state as { marked?: string } | null)?.marked;
  return query === undefined ? undefined : { query, isNew: false };
}

/** Keeps the words with the entry of the history, or takes them off. */
export function keepWords(query: string | undefined): void {
  history.replaceState({ ...history.state, marked: query }, '');
}
