import { say } from '../../engine/language/say.ts';
import { recall, remember } from './storage.ts';
import { words } from './words/page.ts';

/** Keeps on this device which places of an upgrade are ticked, and counts them. */
export function keepTicks(): void {
  const list = document.querySelector<HTMLElement>('[data-ticks]');
  const boxes = Array.from(list?.querySelectorAll<HTMLInputElement>('[data-tick]') ?? []);
  if (!list || boxes.length === 0) return;
  const name = `upgrade-${list.dataset.ticks}`;
  const ticked = new Set(recall(name)?.split(' '));
  const count = document.createElement('p');
  count.className = 'ticked';
  count.role = 'status';
  list.prepend(count);
  const tell = (): void => {
    const done = boxes.filter(({ checked }) => checked);
    count.textContent = say(words, 'page.ticked', { done: done.length, count: boxes.length });
    remember(name, done.length > 0 ? done.map(({ dataset }) => dataset.tick).join(' ') : undefined);
  };
  for (const box of boxes) {
    box.checked = ticked.has(box.dataset.tick!);
    box.addEventListener('change', tell);
  }
  tell();
}
