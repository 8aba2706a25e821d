import { pressedKey } from './pressed-key.ts';

/**
 * Opens the search at its button and at the key `/`; the search itself is loaded when it is first wanted. `before-paint.js` says of the
 * button when that has been already.
 */
export function connectSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('.find');
  if (!button) return;
  /** what is typed while the search is on its way */
  let typed: string | undefined;
  let isSent = false;
  const open = async (): Promise<void> => {
    typed = '';
    isSent = false;
    button.classList.remove('wanted');
    try {
      const { dressed, openSearch } = await import('./search/dialog.ts');
      await dressed;
      openSearch(typed, isSent);
    } finally {
      typed = undefined;
    }
  };
  button.addEventListener('click', () => void open());
  if (button.classList.contains('wanted')) void open();
  addEventListener('keydown', (event) => {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (typed !== undefined && (event.key.length === 1 || event.key === 'Enter') && !hasModifier) {
      event.preventDefault();
      if (event.key === 'Enter') isSent = true;
      else typed += event.key;
      return;
    }
    const isSlash = pressedKey(event) === '/';
    const isCommandK = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!isSlash && !isCommandK) return;
    event.preventDefault();
    void open();
  });
}
