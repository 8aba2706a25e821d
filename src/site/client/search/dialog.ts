import { find, load, searched } from './pagefind.ts';
import { resultList, summary } from './results.ts';

const MISSING = 'The search index is not here. It is made when the site is built: npm run build.';

let dialog: HTMLDialogElement | undefined;

/** Opens the search with what was typed already, else with the last query selected. */
export function openSearch(typed: string): void {
  dialog ??= create();
  if (dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector('input')!;
  if (typed === '') input.select();
  else {
    input.value = typed;
    void search(typed);
  }
  load().catch(() => say(MISSING));
}

function create(): HTMLDialogElement {
  const element = document.createElement('dialog');
  element.className = 'search';
  const where = searched.length === 1 ? searched[0]![2] : 'the guides';
  element.ariaLabel = `Search ${where}`;
  element.innerHTML =
    '<form method="dialog" role="search"><span class="icon" data-icon="search"></span>' +
    '<input type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go">' +
    '<button>Close</button></form>' +
    '<p role="status"></p><div class="results"></div>';
  const input = element.querySelector('input')!;
  input.placeholder = `Search ${where}`;
  input.ariaLabel = `Search ${where}`;
  input.addEventListener('input', () => void search(input.value.trim()));
  element.addEventListener('keydown', moveWithKeys);
  element.addEventListener('click', (event) => {
    const isOutside = event.target === element;
    if (isOutside || (event.target as Element).closest('.results a')) element.close();
  });
  document.body.append(element);
  return element;
}

async function search(query: string): Promise<void> {
  const results = dialog!.querySelector('.results')!;
  if (query === '') {
    results.replaceChildren();
    say('');
    return;
  }
  try {
    const found = await find(query);
    if (!found || query !== dialog!.querySelector('input')!.value.trim()) return;
    results.replaceChildren(resultList(found));
    results.scrollTop = 0;
    say(summary(found, query));
  } catch {
    results.replaceChildren();
    say(MISSING);
  }
}

function say(text: string): void {
  dialog!.querySelector('[role="status"]')!.textContent = text;
}

/** Arrow keys go from the field through the results and back; Enter in the field opens the first; typing returns. */
function moveWithKeys(event: KeyboardEvent): void {
  const input = dialog!.querySelector('input')!;
  const stops: HTMLElement[] = [input, ...dialog!.querySelectorAll<HTMLElement>('.results a')];
  const index = stops.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    stops[(index + step + stops.length) % stops.length]!.focus();
  } else if (event.key === 'Enter' && index === 0) {
    event.preventDefault();
    stops[1]?.click();
  } else if (event.key.length === 1 && index > 0 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    input.focus();
  }
}
