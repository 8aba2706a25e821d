import { keepWords, leaveWords, type TakenWords, takeWords } from './left-words.ts';

/**
 * Marks the words of the search that led to this page, and leaves those of a result that is chosen (`data-found`) to the page that it
 * opens, be it in another tab. What it needs to mark is loaded then.
 */
export function markFoundWords(): void {
  show(takeWords());
  const leave = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-found]');
    if (!link) return;
    leaveWords(link.pathname, link.dataset.found!);
    // The page at hand is not loaded anew for another section of it; the browser goes there once the click is over.
    const isHere = link.pathname === location.pathname && link.hash !== '';
    if (isHere && event.button === 0 && !event.ctrlKey && !event.metaKey) setTimeout(() => show(takeWords()));
  };
  document.addEventListener('click', leave);
  document.addEventListener('auxclick', leave);
}

function show(taken: TakenWords | undefined): void {
  if (taken)
    void import('./show-words.ts').then((module) => module.showWords(taken, () => keepWords(undefined)));
}
