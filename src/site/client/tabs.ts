import { CHOICE, type ChoiceDetail, labelOf } from '../../demo/element/choice.ts';
import { decodePath } from '../../engine/url-path.ts';
import { arrived } from './carried.ts';
import { openTabsOfEntry, rememberOpenTabs } from './tab-history.ts';
import { relates, rememberChoice, remembered } from './tab-memory.ts';

interface Tab {
  label: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

interface Group {
  element: HTMLElement;
  tabs: Tab[];
  /** lines for the tabs that other variants have */
  absent: HTMLElement[];
}

/** Turns groups of tabs, which read as sections one below the other, into tabs to choose from. */
export function upgradeTabs(): void {
  // Those in a mark are what another version has: nobody chooses among them here.
  const groups = Array.from(document.querySelectorAll<HTMLElement>('.tabs:not(.apparatus .tabs)'), upgrade);
  if (groups.length === 0) return;
  const note = (): void => rememberOpenTabs(groups.map(({ tabs }) => tabs.findIndex(isOpen)));
  for (const group of groups) {
    for (const tab of group.tabs) {
      tab.button.addEventListener('click', () => {
        choose(groups, group, tab);
        note();
      });
      // The browser found text in a closed panel.
      tab.panel.addEventListener('beforematch', () => {
        select(group, tab);
        note();
      });
    }
    openRemembered(group);
  }
  for (const [id] of arrived()?.tabs ?? [])
    for (const group of groups) {
      const tab = group.tabs.find(({ panel }) => panel.id === id);
      if (tab) select(group, tab);
    }
  document.addEventListener(CHOICE, (event) => {
    const { label, from } = (event as CustomEvent<ChoiceDetail>).detail;
    // Groups follow each other by their own rule; a demo means every group that has its method.
    if (groups.some(({ element }) => element === from)) return;
    for (const group of groups) {
      const same = group.tabs.find((tab) => tab.label === label);
      if (same) select(group, same);
    }
    note();
  });
  const reveal = (): void => {
    revealTarget(groups, location.hash);
    note();
  };
  const arrive = (): void => {
    const open = openTabsOfEntry();
    // Where a reader was before, the browser goes to the place that they left, and it goes there by itself.
    if (open) reopen(groups, open);
    else reveal();
  };
  // "Back" tells of itself before the browser goes to the place: what stands above it must have its height by then.
  addEventListener('popstate', arrive);
  addEventListener('hashchange', arrive);
  addEventListener('click', (event) => {
    // A second click on the same link changes no hash, yet the reader wants to get there again.
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="#"]');
    if (link && link.hash === location.hash && link.pathname === location.pathname) reveal();
  });
  arrive();
}

/** panels without a name that were given one */
let unnamed = 0;

function upgrade(element: HTMLElement): Group {
  const list = document.createElement('div');
  list.className = 'tablist';
  list.role = 'tablist';
  const tabs = Array.from(element.querySelectorAll<HTMLElement>(':scope > .tab'), (panel): Tab => {
    const heading = panel.querySelector<HTMLElement>(':scope > .tab-label')!;
    const button = document.createElement('button');
    button.type = 'button';
    button.role = 'tab';
    button.append(...Array.from(heading.childNodes, (node) => node.cloneNode(true)));
    // One that only an older version has lends its name to nothing.
    panel.id ||= `tab-${++unnamed}`;
    if (panel.dataset.change) button.dataset.change = panel.dataset.change;
    button.id = `${panel.id}-button`;
    button.setAttribute('aria-controls', panel.id);
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', button.id);
    list.append(button);
    return { label: labelOf(heading), button, panel };
  });
  list.addEventListener('keydown', (event) => moveWithKeys(event, tabs));
  element.prepend(list);
  element.classList.add('ready');
  const absent = Array.from(element.querySelectorAll<HTMLElement>(':scope > .absent'));
  return { element, tabs, absent };
}

/** Opens what the reader chose before in groups like this one, else what its writer did, else the first. Where it is not here, that is said, and remembered for other pages. */
function openRemembered(group: Group): void {
  const labels = remembered([...labelsOf(group), ...group.absent.map(({ dataset }) => dataset.tab!)]);
  const tabs = labels.map((label) => group.tabs.find((tab) => tab.label === label));
  select(group, tabs.find((tab) => tab !== undefined) ?? meantTab(group));
  if (labels.length > 0 && !tabs[0]) tellAbsence(group, labels[0]!);
}

/** The tab that the writer wants open (`===+`); of several, the last. */
function meantTab({ tabs }: Group): Tab {
  return tabs.findLast(({ panel }) => panel.dataset.selected !== undefined) ?? tabs[0]!;
}

/** Says, once on a page, that a tab is not here; it is wanted still by who goes to another variant. */
function tellAbsence({ element, absent }: Group, label: string): void {
  const line = absent.find(({ dataset }) => dataset.tab === label);
  if (line) line.dataset.wanted = '';
  if (document.querySelector('.tabs > .said')) return;
  if (line) line.classList.add('said');
  else void import('./arrival.ts').then((module) => module.tellTab(element, label));
}

/** Arrow keys go around; Home and End go to the ends. */
function moveWithKeys(event: KeyboardEvent, tabs: Tab[]): void {
  const index = tabs.findIndex(({ button }) => button === event.target);
  const forward = document.dir === 'rtl' ? -1 : 1;
  const moves: Record<string, number> = {
    ArrowRight: index + forward,
    ArrowLeft: index - forward,
    Home: 0,
    End: tabs.length - 1,
  };
  const target = tabs[((moves[event.key] ?? Number.NaN) + tabs.length) % tabs.length];
  if (!target || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  target.button.focus();
  target.button.click();
}

function select(group: Group, chosen: Tab): void {
  for (const tab of group.tabs) {
    const isChosen = tab === chosen;
    tab.button.ariaSelected = String(isChosen);
    tab.button.tabIndex = isChosen ? 0 : -1;
    // hidden="until-found" keeps the panel open to the browser's find in page.
    if (isChosen) tab.panel.removeAttribute('hidden');
    else tab.panel.setAttribute('hidden', 'until-found');
  }
}

/** Selects a tab, and the same one in related groups: the steps of a guide must not mix two methods. */
function selectEverywhere(groups: Group[], group: Group, tab: Tab): void {
  select(group, tab);
  for (const other of groups) {
    const same = other.tabs.find(({ label }) => label === tab.label);
    if (same && other !== group && relates(labelsOf(group), labelsOf(other))) select(other, same);
  }
}

/** A reader's own choice: related groups follow, and later pages remember. The clicked tab keeps its place on the screen. */
function choose(groups: Group[], group: Group, tab: Tab): void {
  const before = tab.button.getBoundingClientRect().top;
  selectEverywhere(groups, group, tab);
  for (const line of document.querySelectorAll<HTMLElement>('.absent')) {
    line.classList.remove('said');
    delete line.dataset.wanted;
  }
  scrollBy({ top: tab.button.getBoundingClientRect().top - before, behavior: 'instant' });
  rememberChoice({ label: tab.label, among: labelsOf(group) });
  announce(group, tab);
}

/** Opens the tabs that were open before, one a group, by their positions. */
function reopen(groups: Group[], open: readonly number[]): void {
  for (const [index, group] of groups.entries()) {
    const tab = group.tabs[open[index] ?? -1];
    if (!tab || isOpen(tab)) continue;
    select(group, tab);
    announce(group, tab);
  }
}

/** Tells the demos of the page. */
function announce(group: Group, tab: Tab): void {
  const detail: ChoiceDetail = { label: tab.label, from: group.element };
  document.dispatchEvent(new CustomEvent(CHOICE, { detail }));
}

/** Opens every tab around the element that the hash names, related groups included, and goes there. */
function revealTarget(groups: Group[], hash: string): void {
  const target = document.getElementById(decodePath(hash.slice(1)).replace(/:label$/, ''));
  if (!target) return;
  let isInside = false;
  for (const group of groups) {
    const tab = group.tabs.find(({ panel }) => panel.contains(target));
    if (!tab) continue;
    selectEverywhere(groups, group, tab);
    isInside = true;
  }
  if (isInside) target.scrollIntoView();
}

function isOpen({ button }: Tab): boolean {
  return button.ariaSelected === 'true';
}

function labelsOf({ tabs }: Group): string[] {
  return tabs.map(({ label }) => label);
}
