import { remember } from './storage.ts';

/** Lets readers put the announcement away, until another one comes. */
export function dismissAnnouncement(): void {
  const button = document.querySelector('.announcement button');
  button?.addEventListener('click', () => {
    const root = document.documentElement;
    root.classList.add('dismissed');
    remember('announcement', root.dataset.announcement);
    // What had the focus is gone.
    document.querySelector<HTMLElement>('.mark')?.focus();
  });
}
