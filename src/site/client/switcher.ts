import { decodePath } from '../../engine/url-path.ts';
import { arrived, type Carried, carry, ownName } from './carried.ts';

/** Links to another variant of the page. */
const LINKS = '.editions li a, .notice a, .absent a';

/** Who changes product or version keeps the section, the open tabs, the query and the state of a demo, and is told what is missing there. */
export function keepPlace(): void {
  const carried = arrived();
  if (carried) import('./arrival.ts').then(({ tellArrival }) => tellArrival(carried));
  // Pressed, before it opens in whichever way: with the wheel or from a menu, too.
  for (const kind of ['pointerdown', 'click'])
    addEventListener(kind, ({ target }) => {
      const link = (target as Element).closest<HTMLAnchorElement>(LINKS);
      if (link) keepOn(link);
    });
  document.querySelector('.editions')?.addEventListener('toggle', () => {
    if (document.querySelector('.every')) import('./all-versions.ts').then(({ listAll }) => listAll());
  });
}

function keepOn(link: HTMLAnchorElement): void {
  const headings = headingsAbove();
  let hash = isInSight(location.hash) ? location.hash : headings[0] ? `#${headings[0].id}` : '';
  // Who reads the notice has scrolled up to it: it leads to the place that the address names, or from where they came.
  if (!hash && link.matches('.notice a')) hash = location.hash || hashFrom(link.pathname);
  const search = searchWithDemo();
  // Lines in the text name their place themselves, and other pages have places of their own.
  if (!link.matches('.absent a, .gone')) {
    link.search = search;
    link.hash = hash;
  }
  carry({
    to: link.pathname,
    from: location.origin + location.pathname + search + hash,
    name: ownName(),
    title: document.querySelector('h1')?.textContent ?? '',
    // It begins with the sign of the link to itself.
    section: headings[0]?.textContent?.slice(1),
    versions: link.dataset.versions,
    trail: headings.map(({ id }) => id),
    tabs: openTabs(),
  });
}

/** The place from which a reader came, if it is on a page. */
function hashFrom(path: string): string {
  const from = new URL(arrived()?.from ?? location.href);
  return from.pathname === path ? from.hash : '';
}

/** Tabs of the page from which the reader came, then those that are open here, then what they are open in the place of. */
function openTabs(): Carried['tabs'] {
  const { tabs = [] } = arrived() ?? {};
  return [
    ...tabs.filter(([id]) => !document.getElementById(id)),
    // Before the first one stands something else.
    ...elements('.tabs > .tab:not([hidden])').map((tab): Carried['tabs'][0] => [
      tab.id,
      tab.matches('.tab + .tab'),
    ]),
    ...elements('.absent[data-wanted]').map(({ id }): Carried['tabs'][0] => [id, true]),
  ];
}

/** The headings that the reader has passed, the last first; none at the beginning of the page. */
function headingsAbove(): HTMLElement[] {
  if (scrollY === 0) return [];
  return elements('.prose :is(h2, h3, h4)[id]')
    .filter(
      (heading) => heading.checkVisibility() && heading.getBoundingClientRect().top <= innerHeight * 0.3,
    )
    .reverse();
}

function isInSight(hash: string): boolean {
  const { top = -1, bottom = 0 } =
    document.getElementById(decodePath(hash.slice(1)))?.getBoundingClientRect() ?? {};
  return bottom > 0 && top >= 0 && top < innerHeight;
}

/** The query of the address, with the state of a demo that the reader has played. */
function searchWithDemo(): string {
  const state = document.querySelector<HTMLElement>('recovery-demo[data-state]')?.dataset.state;
  if (!state) return location.search;
  const query = new URLSearchParams(location.search);
  query.set('demo', state);
  return `?${query}`;
}

function elements(selector: string): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>(selector));
}
