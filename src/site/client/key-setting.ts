import { recall, remember } from './storage.ts';

/** Whether keys without modifiers do something. */
export function areKeysUsed(): boolean {
  return recall('keys') !== 'off';
}

/** Switches keys without modifiers on or off, on this device. */
export function useKeys(isOn: boolean): void {
  remember('keys', isOn ? undefined : 'off');
  showWhetherUsed();
}

/** The button of the search names its key, if that does something. */
export function showWhetherUsed(): void {
  const find = document.querySelector('.find');
  if (areKeysUsed()) find?.setAttribute('aria-keyshortcuts', '/');
  else find?.removeAttribute('aria-keyshortcuts');
}
