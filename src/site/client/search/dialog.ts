import { say } from '../../../engine/language/say.ts';
import { type Answer, ask } from '../../../search/ask.ts';
import style from '../../styles/search.css?url';
import { loadStyle } from '../load-style.ts';
import { words } from '../words/search.ts';
import { elsewhereList } from './elsewhere.ts';
import { type AreaFilter, areaChoice, scopeChoice } from './filters.ts';
import { emptyHelp, failureHelp, failureSentence, nothingHelp } from './help.ts';
import { forgetIndex, loadIndex } from './load-index.ts';
import { element } from './nodes.ts';
import { keepSearch } from './recent.ts';
import { resultList } from './results.ts';
import { OWN_SCOPE, ownVariant, type ScopeId, scopeOf } from './scope.ts';
import { statusOf } from './status.ts';
import { whenSeen } from './when-seen.ts';

/** Resolves when the search has its looks: nobody sees it without. An `await` here would keep the bundler from merging any scripts. */
export const dressed = loadStyle(style);

/** Milliseconds after which the reader is told that the search goes on: what comes at once needs no words. */
const AT_ONCE = 150;

let dialog: HTMLDialogElement | undefined;
/** what is searched, and what is shown of it */
let scope: ScopeId = OWN_SCOPE;
let area: AreaFilter;
/** the query that the list on the screen answers */
let answered = '';
/** the query whose first result is to be opened as soon as it is there */
let awaited: string | undefined;
/** counts searches: the answer to an older one is not shown any more */
let latest = 0;

/**
 * Opens the search with what was typed already, else with the last query selected.
 *
 * @param isSent whether Enter followed what was typed
 */
export function openSearch(typed: string, isSent: boolean): void {
  dialog ??= create();
  if (dialog.open) return;
  dialog.showModal();
  if (typed !== '') {
    field().value = typed;
    awaited = isSent ? query() : undefined;
    void search();
  } else if (query() === '') show('', [], [], emptyHelp(searchFor));
  else field().select();
  loadIndex().catch(fail);
}

function create(): HTMLDialogElement {
  const result = element('dialog', 'search');
  result.ariaLabel =
    ownVariant === undefined
      ? say(words, 'search.label_guides')
      : say(words, 'search.label', { variant: ownVariant[2] });
  result.innerHTML =
    '<form method="dialog" role="search"><span class="icon" data-icon="search"></span>' +
    '<input type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go">' +
    '<button></button></form><div class="filters"></div>' +
    '<p role="status"></p><div class="results"></div><div class="help"></div>';
  const input = result.querySelector('input')!;
  result.querySelector('button')!.textContent = say(words, 'search.close');
  // As short as the button's: a long one would be cut on a phone.
  input.placeholder = document.querySelector('.find .label')?.textContent ?? '';
  input.ariaLabel = result.ariaLabel;
  input.addEventListener('input', () => {
    awaited = undefined;
    area = undefined;
    void search();
  });
  result.addEventListener('keydown', work);
  result.addEventListener('click', (event) => {
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>('.results a, .help a');
    if (link?.dataset.found) keepSearch(link.dataset.found);
    if (target === result || link) result.close();
  });
  document.body.append(result);
  return result;
}

function searchFor(typed: string): void {
  field().value = typed;
  field().focus();
  void search();
}

function searchIn(chosen: ScopeId): void {
  scope = chosen;
  area = undefined;
  field().focus();
  void search();
}

async function search(): Promise<void> {
  const asked = query();
  const turn = ++latest;
  if (asked === '') return show('', [], [], emptyHelp(searchFor));
  const slow = setTimeout(() => {
    if (turn === latest) status().textContent = say(words, 'search.searching');
  }, AT_ONCE);
  try {
    const site = await loadIndex();
    const answer = await ask(site, withSpace(asked), scopeOf(site.variants, scope));
    await present(answer, asked, () => turn === latest);
    if (turn === latest && awaited === asked) openFirst();
  } catch {
    forgetIndex();
    if (turn === latest) fail();
  } finally {
    clearTimeout(slow);
  }
}

async function present(answer: Answer, asked: string, isWanted: () => boolean): Promise<void> {
  const { index } = answer;
  const { variants } = index;
  const pages = answer.pages.filter(({ page }) => area === undefined || index.pages[page]!.area === area);
  const list =
    pages.length > 0 ? await resultList({ answer, query: answer.instead ?? asked, pages, scope }) : [];
  if (!isWanted()) return;
  const elsewhere = elsewhereList(variants, answer.elsewhere, scope, searchIn);
  const sentence = statusOf(variants, asked, answer, scope, searchFor);
  const isEmpty = list.length === 0 && elsewhere.length === 0;
  const counted = answer.pages.filter(({ missing }) => answer.isPartial || missing.length === 0);
  const end = element('div', '', ...elsewhere);
  show(asked, sentence, [...list, end], isEmpty ? nothingHelp() : []);
  const { others } = answer;
  if (others)
    whenSeen(end, async () => {
      const more = elsewhereList(variants, await others(), scope, searchIn);
      if (isWanted()) end.replaceChildren(...more);
    });
  dialog!.querySelector('.filters')!.replaceChildren(
    ...scopeChoice(variants, scope, searchIn),
    ...areaChoice(index, counted, area, (chosen) => {
      area = chosen;
      void search();
    }),
  );
}

function fail(): void {
  awaited = undefined;
  const retry = (): void => {
    field().focus();
    loadIndex().then(search, fail);
  };
  show('', failureSentence(), [], failureHelp(retry));
}

function show(asked: string, sentence: (Node | string)[], list: Node[], help: Node[]): void {
  answered = asked;
  const results = dialog!.querySelector('.results')!;
  results.replaceChildren(...list);
  results.scrollTop = 0;
  status().replaceChildren(...sentence);
  dialog!.querySelector('.help')!.replaceChildren(...help);
  if (asked === '') dialog!.querySelector('.filters')!.replaceChildren();
}

/**
 * One Escape closes, whatever is in the field: it leads back to the page, and the next time the query is there, selected.
 * (By itself a search field would take the first Escape to clear itself.) Arrow keys go from the field through the
 * results and back; Enter in the field opens the first, if need be as soon as it has come; typing returns to the field.
 */
function work(event: KeyboardEvent): void {
  // Enter and Escape are those of the input method while it composes a word; a list to choose from has its own keys.
  if (event.isComposing || (event.target instanceof HTMLSelectElement && event.key !== 'Escape')) return;
  const stops: HTMLElement[] = [
    field(),
    ...dialog!.querySelectorAll<HTMLElement>(':is([role="status"], .results, .help) :is(a, button)'),
  ];
  const index = stops.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Escape') {
    event.preventDefault();
    // A closed dialog keeps the focus until the next frame; "/" pressed before that must not go into it.
    field().blur();
    dialog!.close();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    stops[(index + step + stops.length) % stops.length]!.focus();
  } else if (event.key === 'Enter' && index === 0) {
    event.preventDefault();
    if (answered === query()) openFirst();
    else awaited = query();
  } else if (event.key.length === 1 && event.key !== ' ' && index > 0 && !hasModifier(event)) {
    field().focus();
  }
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function openFirst(): void {
  awaited = undefined;
  dialog!.querySelector<HTMLElement>('.results a')?.click();
}

function field(): HTMLInputElement {
  return dialog!.querySelector('input')!;
}

function status(): HTMLElement {
  return dialog!.querySelector<HTMLElement>('[role="status"]')!;
}

function query(): string {
  return field().value.trim();
}

/** The query with the space that ends its last word, if one was typed. */
function withSpace(asked: string): string {
  return /\s$/.test(field().value) ? `${asked} ` : asked;
}
