import { say } from '../../../engine/language/say.ts';
import { words } from '../words/search.ts';
import { emptyHelp, failureHelp, nothingHelp } from './help.ts';
import { find, load, searched } from './pagefind.ts';
import { resultList, summary } from './results.ts';

let dialog: HTMLDialogElement | undefined;
/** the query that the list on the screen answers */
let answered = '';
/** the query whose first result is to be opened as soon as it is there */
let awaited: string | undefined;

/**
 * Opens the search with what was typed already, else with the last query selected.
 *
 * @param isSent whether Enter followed what was typed
 */
export function openSearch(typed: string, isSent: boolean): void {
  dialog ??= create();
  if (dialog.open) return;
  dialog.showModal();
  if (typed === '') field().select();
  else {
    field().value = typed;
    awaited = isSent ? query() : undefined;
    void search();
  }
  load().catch(fail);
}

function create(): HTMLDialogElement {
  const element = document.createElement('dialog');
  element.className = 'search';
  element.ariaLabel =
    searched.length === 1
      ? say(words, 'search.label', { variant: searched[0]![2] })
      : say(words, 'search.label_guides');
  element.innerHTML =
    '<form method="dialog" role="search"><span class="icon" data-icon="search"></span>' +
    '<input type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go">' +
    '<button></button></form>' +
    '<p role="status"></p><div class="results"></div><div class="help"></div>';
  const input = element.querySelector('input')!;
  element.querySelector('button')!.textContent = say(words, 'search.close');
  // As short as the button's: a long one would be cut on a phone.
  input.placeholder = document.querySelector('.find .label')?.textContent ?? '';
  input.ariaLabel = element.ariaLabel;
  input.addEventListener('input', () => {
    awaited = undefined;
    void search();
  });
  element.addEventListener('keydown', work);
  element.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === element || target.closest('.results a, .help a')) element.close();
    else if (target.closest('.retry')) {
      field().focus();
      load().then(search, fail);
    }
  });
  element.querySelector('.help')!.append(emptyHelp());
  document.body.append(element);
  return element;
}

async function search(): Promise<void> {
  const asked = query();
  if (asked === '') return show('', '', [], emptyHelp());
  try {
    const found = await find(asked);
    if (!found || asked !== query()) return;
    const isEmpty = found.total === 0;
    show(asked, summary(found, asked), isEmpty ? [] : [resultList(found)], isEmpty ? nothingHelp() : '');
    if (awaited === asked) openFirst();
  } catch {
    fail();
  }
}

function fail(): void {
  awaited = undefined;
  show('', say(words, 'search.failed'), [], failureHelp());
}

function show(asked: string, status: string, list: Node[], help: Node | ''): void {
  answered = asked;
  const results = dialog!.querySelector('.results')!;
  results.replaceChildren(...list);
  results.scrollTop = 0;
  dialog!.querySelector('[role="status"]')!.textContent = status;
  dialog!.querySelector('.help')!.replaceChildren(help);
}

/**
 * One Escape closes, whatever is in the field: it leads back to the page, and the next time the query is there, selected.
 * (By itself a search field would take the first Escape to clear itself.) Arrow keys go from the field through the
 * results and back; Enter in the field opens the first, if need be as soon as it has come; typing returns to the field.
 */
function work(event: KeyboardEvent): void {
  // Enter and Escape are those of the input method while it composes a word.
  if (event.isComposing) return;
  const stops: HTMLElement[] = [
    field(),
    ...dialog!.querySelectorAll<HTMLElement>('.results a, .help :is(a, button)'),
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
  } else if (event.key.length === 1 && index > 0 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    field().focus();
  }
}

function openFirst(): void {
  awaited = undefined;
  dialog!.querySelector<HTMLElement>('.results a')?.click();
}

function field(): HTMLInputElement {
  return dialog!.querySelector('input')!;
}

function query(): string {
  return field().value.trim();
}
