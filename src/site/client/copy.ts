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
    button.textContent = say(words, 'page.copy');
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
    await navigator.clipboard.writeText(text);
    button.textContent = say(words, 'page.copied');
  } catch {
    button.textContent = say(words, 'page.copy_blocked');
  }
  button.classList.add('done');
  setTimeout(() => {
    button.textContent = say(words, 'page.copy');
    button.classList.remove('done');
  }, 2000);
}
