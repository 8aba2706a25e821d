import { showWhetherUsed } from './key-setting.ts';
import { pressedKey } from './pressed-key.ts';

/** Lets readers turn pages with P and N, and see at `?` which keys there are. What shows that list is loaded when it is wanted. */
export function connectKeys(): void {
  const list = (): void => void import('./keys/list.ts').then((module) => module.listKeys());
  addEventListener('keydown', (event) => {
    const key = pressedKey(event);
    if (key === '?') list();
    else if (key === 'p') turnTo('prev');
    else if (key === 'n') turnTo('next');
  });
  document.querySelector('.shortcuts')?.addEventListener('click', list);
  showWhetherUsed();
}

function turnTo(direction: 'prev' | 'next'): void {
  document.querySelector<HTMLElement>(`.neighbours [rel=${direction}]`)?.click();
}
