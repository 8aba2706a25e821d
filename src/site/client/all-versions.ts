import { say } from '../../engine/language/say.ts';
import type { AllTargets } from '../model/all-targets.ts';
import { words } from './words/versions.ts';

let isListed = false;

/**
 * Puts all versions of products that have very many into the switcher, with a field to find one. Pages list few; the others are taken
 * from the list of all, which readers without JavaScript are led to.
 */
export async function listAll(): Promise<void> {
  const menu = document.querySelector<HTMLElement>('.editions')!;
  let filter: (() => void) | undefined;
  if (!isListed) {
    isListed = true;
    filter = addFilter(menu);
  }
  // On a small screen the keyboard would cover the list.
  if (matchMedia('(hover: hover)').matches) menu.querySelector('input')!.focus();
  if (filter) {
    await Promise.all(Array.from(menu.querySelectorAll<HTMLAnchorElement>('.every'), listOne));
    // Somebody may have typed meanwhile.
    filter();
  }
  for (const part of menu.querySelectorAll('.parts')) {
    const own = part.querySelector<HTMLElement>('[aria-current]');
    if (own) part.scrollTop = own.offsetTop - part.clientHeight / 2;
  }
}

/** Puts the list of all versions of a product in the place of the few that the page has. */
async function listOne(link: HTMLAnchorElement): Promise<void> {
  const section = link.closest('section')!;
  const answer = await fetch(link.href).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const parts = document.adoptNode(page.querySelector('.parts')!);
  const { cases, runs }: AllTargets = JSON.parse(link.dataset.targets!);
  const own = section.querySelector('[aria-current] b')?.textContent;
  const links = Array.from(parts.querySelectorAll('a'));
  for (let i = 0; i < runs.length; i += 2) {
    const [path, notes, versions] = cases[runs[i + 1]!]!;
    for (const each of links.splice(0, runs[i])) {
      const version = each.querySelector('b')!.textContent!;
      each.href = each.getAttribute('href')!.slice(0, -1) + path;
      each.append(
        ...notes.map((note) =>
          Object.assign(document.createElement('em'), { textContent: note.replace('{}', version) }),
        ),
      );
      if (version === own) each.ariaCurrent = 'true';
      if (versions === undefined) continue;
      each.className = 'gone';
      each.dataset.versions = versions;
    }
  }
  for (const heading of parts.querySelectorAll('h2')) {
    const inner = document.createElement('h3');
    inner.textContent = heading.textContent;
    heading.replaceWith(inner);
  }
  section.querySelector('ul')!.replaceWith(parts);
  link.parentElement!.remove();
}

/**
 * A field that leaves the versions whose name has what is typed; the arrow keys go through them.
 *
 * @returns what filters the list as it is now
 */
function addFilter(menu: HTMLElement): () => void {
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = field.ariaLabel = say(words, 'versions.filter');
  field.autocomplete = 'off';
  const status = document.createElement('p');
  status.role = 'status';
  menu.prepend(field, status);
  const shown = (): HTMLAnchorElement[] =>
    Array.from(menu.querySelectorAll<HTMLAnchorElement>('li:not([hidden]) a'));
  const filter = (): void => {
    const query = field.value.trim().toLowerCase();
    for (const product of menu.querySelectorAll(':scope > section'))
      for (const item of product.querySelectorAll('li')) {
        const name = `${product.querySelector('h2')!.textContent} ${item.querySelector('b')?.textContent ?? ''}`;
        item.hidden = !name.toLowerCase().includes(query);
      }
    for (const part of menu.querySelectorAll('section'))
      part.hidden = !part.querySelector('li:not([hidden])');
    status.textContent = shown().length > 0 ? '' : say(words, 'versions.none', { query: field.value });
  };
  field.addEventListener('input', filter);
  menu.addEventListener('keydown', (event) => {
    const links = shown();
    const at = links.indexOf(event.target as HTMLAnchorElement);
    if (event.key === 'Enter' && event.target === field && field.value) links[0]?.click();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    (at + step < 0 ? field : links[Math.min(at + step, links.length - 1)])?.focus();
  });
  return filter;
}
