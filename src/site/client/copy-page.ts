import { say } from '../../engine/language/say.ts';
import { words } from './words/page.ts';

/** Lets readers copy the Markdown of the page. Where that fails, a link to it takes the place of the button. */
export function connectCopyPage(): void {
  const button = document.querySelector<HTMLButtonElement>('.copy-page');
  const url = document.querySelector<HTMLLinkElement>('link[type="text/markdown"]')?.href;
  if (!button || !url) return;
  const label = button.querySelector('.label')!;
  const usual = label.textContent;
  button.addEventListener('click', async () => {
    try {
      // Safari lets a click copy only what it was promised at once.
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': fetchText(url) })]);
      label.textContent = say(words, 'page.copied');
      setTimeout(() => {
        label.textContent = usual;
      }, 2000);
    } catch {
      const link = document.createElement('a');
      link.className = button.className;
      link.href = url;
      link.textContent = say(words, 'page.open_markdown');
      button.replaceWith(link);
      link.focus();
    }
  });
}

async function fetchText(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Blob([await response.text()], { type: 'text/plain' });
}
