import { say } from '../../engine/language/say.ts';
import { words } from './words/page.ts';

/**
 * Lets readers open branches of the navigation that are not in the page. They come from one file of the variant, which is
 * fetched at the first wish and shared by all its pages.
 */
export function unfoldNavigation(): void {
  const nav = document.querySelector<HTMLElement>('.side');
  const source = nav?.dataset.fragment;
  if (nav) scrollIntoView(nav);
  if (!nav || !source) return;
  let whole: Promise<Document> | undefined;
  const fetchWhole = (): Promise<Document> => {
    whole ??= fetch(source).then(async (response) => {
      if (!response.ok) throw new Error(`${source}: ${response.status}`);
      return new DOMParser().parseFromString(await response.text(), 'text/html');
    });
    // A reader who was offline may try again.
    whole.catch(() => (whole = undefined));
    return whole;
  };
  for (const group of nav.querySelectorAll<HTMLElement>('.group:not(.open)')) addButton(group, fetchWhole);
}

function addButton(group: HTMLElement, fetchWhole: () => Promise<Document>): void {
  const link = group.querySelector<HTMLAnchorElement>('a');
  if (!link) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'unfold';
  button.ariaExpanded = 'false';
  button.ariaLabel = say(words, 'page.unfold', { section: link.textContent ?? '' });
  button.addEventListener('pointerenter', () => void fetchWhole().catch(() => undefined), { once: true });
  button.addEventListener('click', async () => {
    let list = group.querySelector<HTMLElement>(':scope > ul');
    if (!list) {
      const whole = await fetchWhole().catch(() => undefined);
      const found = whole?.querySelector(`a[href="${CSS.escape(link.getAttribute('href')!)}"] + ul`);
      // Without the file, the section's own page lists the same.
      if (!found) return link.click();
      list = document.importNode(found, true) as HTMLElement;
      group.append(list);
      list.hidden = true;
    }
    list.hidden = !list.hidden;
    button.ariaExpanded = String(!list.hidden);
  });
  link.after(button);
}

/** A long navigation begins where the reader is. */
function scrollIntoView(nav: HTMLElement): void {
  const current = nav.querySelector<HTMLElement>('[aria-current]');
  if (current) nav.scrollTop = current.offsetTop - nav.clientHeight / 2;
}
