import { pressedKey } from './pressed-key.ts';
import { recall, remember } from './storage.ts';

/** Lets readers turn pages with P and N, and see at `?` which keys there are. What shows that list is loaded when it is wanted. */
export function connectKeys(): void {
  const list = (): void => void import('./keys/list.ts').then(({ listKeys }) => listKeys());
  addEventListener('keydown', (event) => {
    const key = pressedKey(event);
    if (key === '?') list();
    else if (key === 'p') turnTo('prev');
    else if (key === 'n') turnTo('next');
  });
  document.querySelector('.shortcuts')?.addEventListener('click', list);
  showWhetherUsed();
}

/** Whether keys without modifiers do something. */
export function areKeysUsed(): boolean {
  return recall('keys') !== 'off';
}

/** Switches keys without modifiers on or off, on this device. */
export function useKeys(isOn: boolean): void {
  remember('keys', isOn ? undefined : 'off');
  showWhetherUsed();
}

function turnTo(direction: 'prev' | 'next'): void {
  document.querySelector<HTMLElement>(`.neighbours [rel=${direction}]`)?.click();
}

/** The button of the search names its key. */
function showWhetherUsed(): void {
  const find = document.querySelector('.find');
  if (areKeysUsed()) find?.setAttribute('aria-keyshortcuts', '/');
  else find?.removeAttribute('aria-keyshortcuts');
}
