import { say } from '../../engine/language/say.ts';
import { words } from './words/page.ts';

/** Gives every code block a button that copies exactly its code. */
export function addCopyButtons(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('figure.code')) {
    const code = figure.querySelector('pre code') ?? figure.querySelector('pre');
    if (!code || figure.classList.contains('no-copy')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    label(button, 'copy');
    button.addEventListener('click', () => void copy(button, codeText(code)));
    figure.append(button);
  }
}

/** The text of a block without line numbers and signs of a diff, which are not part of the code. */
function codeText(code: Element): string {
  const clone = code.cloneNode(true) as Element;
  for (const extra of clone.querySelectorAll('[aria-hidden]')) extra.remove();
  return (clone.textContent ?? '').replace(/\n$/, '');
}

async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  try {
    // Outside of safe addresses there is no clipboard.
    await navigator.clipboard.writeText(text);
    label(button, 'check', say(words, 'page.copied'));
  } catch {
    label(button, 'alert', say(words, 'page.copy_blocked'));
  }
  setTimeout(label, 2000, button, 'copy');
}

/** Shows an icon, and beside it what has happened; what the button does is told to those who listen or point at it. */
function label(button: HTMLButtonElement, icon: string, told = ''): void {
  const name = say(words, 'page.copy');
  button.title = name;
  button.ariaLabel = told || name;
  const sign = document.createElement('span');
  sign.className = 'icon';
  sign.dataset.icon = icon;
  button.replaceChildren(told, sign);
}
