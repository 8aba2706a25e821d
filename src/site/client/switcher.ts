import { decodePath } from '../../engine/url-path.ts';
import { arrived, type Carried, carry } from './carried.ts';

/** Links to another variant of the page. */
const LINKS = '.editions li a, .notice a, .absent a';

/** Who changes product or version keeps the section, the open tabs, the query and the state of a demo, and is told what is missing there. */
export function keepPlace(): void {
  const carried = arrived();
  if (carried) void import('./arrival.ts').then((module) => module.tellArrival(carried));
  // Pressed, before it opens in whichever way: with the wheel or from a menu, too.
  for (const kind of ['pointerdown', 'click'])
    addEventListener(kind, ({ target }) => {
      const link = (target as Element).closest<HTMLAnchorElement>(LINKS);
      if (link) keepOn(link);
    });
  document.querySelector('.editions')?.addEventListener('toggle', () => {
    if (document.querySelector('.editions .every'))
      void import('./all-versions.ts').then((module) => module.listAll());
  });
}

function keepOn(link: HTMLAnchorElement): void {
  const place = new URL(location.href);
  const demo = elements('recovery-demo[data-state]').find((each) => each.checkVisibility());
  if (demo) place.searchParams.set('demo', demo.dataset.state!);
  const headings = headingsAbove();
  // Who reads the notice has scrolled up to it: it leads to the place to which they had come.
  const isLeft = !isInSight(document.getElementById(decodePath(place.hash.slice(1))));
  if (isLeft && (headings[0] || !link.matches('.notice a'))) place.hash = headings[0]?.id ?? '';
  // Lines in the text name their place themselves, and other pages have places of their own.
  if (!link.matches('.gone, .absent:not([id]) a')) link.search = place.search;
  if (!link.matches('.gone, .absent a')) link.hash = place.hash;
  carry({
    to: link.pathname,
    from: place.href,
    isAtDemo: !place.hash && isInSight(demo),
    name: document.documentElement.dataset.variant!,
    title: document.querySelector('h1')!.textContent!,
    // It begins with the sign of the link to itself.
    section: headings[0]?.textContent?.slice(1),
    versions: link.dataset.versions,
    trail: headings.map(({ id }) => id),
    tabs: openTabs(),
  });
}

/** Tabs of the page from which the reader came, then those that are open here, then what they are open in the place of. */
function openTabs(): Carried['tabs'] {
  const { tabs = [] } = arrived() ?? {};
  return [
    ...tabs.filter(([id]) => !document.getElementById(id)),
    // Before the first one stands something else.
    ...elements('.ready > .tab:not([hidden])').map((tab): Carried['tabs'][0] => [
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

function isInSight(element: HTMLElement | null | undefined): boolean {
  if (!element?.checkVisibility()) return false;
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}

function elements(selector: string): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>(selector));
}
