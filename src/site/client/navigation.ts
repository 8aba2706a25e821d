import { recall } from './storage.ts';

/**
 * Lets groups of the navigation stay as a reader left them. They fold by themselves; what remembers it is loaded when something is to
 * be remembered, or when groups are to be fetched.
 */
export function foldNavigation(): void {
  const nav = document.querySelector<HTMLElement>('.side');
  if (!nav) return;
  const load = async (changed?: HTMLDetailsElement): Promise<void> => {
    nav.removeEventListener('click', begin);
    const { keepGroups } = await import('./navigation/groups.ts');
    keepGroups(nav, changed);
  };
  const begin = ({ target }: Event): void => {
    const details = (target as Element).parentElement;
    if (details instanceof HTMLDetailsElement) void load(details);
  };
  if (nav.dataset.parted !== undefined || recall('groups')) void load();
  else nav.addEventListener('click', begin);
  // A long navigation begins where the reader is.
  const current = nav.querySelector<HTMLElement>('[aria-current]');
  if (current) nav.scrollTop = current.offsetTop - nav.clientHeight / 2;
}
