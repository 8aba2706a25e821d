import { recall, remember } from '../storage.ts';

const NAME = 'searches';
const KEPT = 5;

/** What the reader searched for and found before, the last first; it is kept on this device alone. */
export function recentSearches(): string[] {
  const kept: unknown = parse(recall(NAME) ?? '[]');
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, KEPT) : [];
}

/** Keeps a search that led somewhere. */
export function keepSearch(query: string): void {
  const others = recentSearches().filter((each) => each !== query);
  remember(NAME, JSON.stringify([query, ...others].slice(0, KEPT)));
}

export function forgetSearches(): void {
  remember(NAME, undefined);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Somebody else wrote there.
    return undefined;
  }
}
