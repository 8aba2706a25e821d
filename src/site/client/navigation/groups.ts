import { say } from '../../../engine/language/say.ts';
import { FRAGMENT } from '../../model/navigation-fragment.ts';
import { recall, remember } from '../storage.ts';
import { words } from '../words/page.ts';

/** Under this name it is kept which groups a reader has opened (true) and folded, by their addresses below the home of the variant. */
const KEPT = 'groups';

/**
 * Keeps groups of the navigation as the reader left them, but for those around the page, which are open. Of a large variant, others
 * are not in the page: the list of each is a file, which is fetched when a reader is about to open it.
 *
 * @param changed what the reader has opened or folded already
 */
export function keepGroups(nav: HTMLElement, changed?: HTMLDetailsElement): void {
  const home = nav.querySelector<HTMLAnchorElement>('.home')!.pathname;
  const kept = readKept();
  const isParted = nav.dataset.parted !== undefined;
  const fetched = new Map<string, Promise<Element | null>>();
  const fetchList = (group: HTMLAnchorElement): Promise<Element | null> => {
    const url = group.pathname + FRAGMENT;
    const list = fetched.get(url) ?? readFragment(url);
    fetched.set(url, list);
    // A reader who was offline may try again.
    list.catch(() => fetched.delete(url));
    return list;
  };
  const addAllDetails = (list: ParentNode): void => {
    if (isParted) for (const group of list.querySelectorAll('.group:not(:has(> details))')) addDetails(group);
  };
  const slugOf = (details: Element): string => linkOf(details).pathname.slice(home.length);
  const restore = (list: ParentNode): void => {
    for (const details of list.querySelectorAll('details')) {
      const isOpen = kept[slugOf(details)];
      if (isOpen !== undefined && !details.parentElement!.querySelector('[aria-current]'))
        details.open = isOpen;
    }
  };
  const fill = async (details: HTMLDetailsElement): Promise<void> => {
    const link = linkOf(details);
    const list = await fetchList(link).catch(() => undefined);
    // Without the file, the section's own page lists the same.
    if (!list) return link.click();
    if (details.querySelector('ul')) return;
    details.append(document.importNode(list, true));
    addAllDetails(details);
    restore(details);
  };
  addAllDetails(nav);
  nav.addEventListener('pointerover', ({ target }) => {
    const details = (target as Element).matches('summary') && (target as Element).parentElement!;
    if (isParted && details && !details.querySelector('ul'))
      void fetchList(linkOf(details)).catch(() => undefined);
  });
  const keep = (details: HTMLDetailsElement, isOpen: boolean): void => {
    kept[slugOf(details)] = isOpen;
    remember(KEPT, JSON.stringify(kept));
  };
  nav.addEventListener('click', ({ target }) => {
    const details = (target as Element).parentElement;
    // It is about to change.
    if (details instanceof HTMLDetailsElement) keep(details, !details.open);
  });
  // It tells nobody around it.
  nav.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open && !target.querySelector('ul'))
        void fill(target);
    },
    true,
  );
  if (changed) keep(changed, changed.open);
  restore(nav);
  document.documentElement.classList.remove('folds');
}

function addDetails(group: Element): void {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.ariaLabel = say(words, 'page.unfold', { section: group.textContent ?? '' });
  details.append(summary);
  group.append(details);
}

/** The link of a group to its own page. */
function linkOf(details: Element): HTMLAnchorElement {
  return details.previousElementSibling as HTMLAnchorElement;
}

async function readFragment(url: string): Promise<Element | null> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('ul');
}

function readKept(): Record<string, boolean> {
  try {
    return JSON.parse(recall(KEPT) ?? '{}') as Record<string, boolean>;
  } catch {
    // Somebody else wrote it.
    return {};
  }
}
