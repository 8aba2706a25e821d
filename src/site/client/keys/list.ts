import { say } from '../../../engine/language/say.ts';
import { addStyles } from '../add-styles.ts';
import { areKeysUsed, useKeys } from '../key-setting.ts';
import { words } from '../words/keys.ts';
import css from './list.css?inline';

let dialog: HTMLDialogElement | undefined;

/** Shows which keys there are, and lets readers switch them off (WCAG 2.1.4). */
export function listKeys(): void {
  dialog ??= create();
  dialog.querySelector('input')!.checked = areKeysUsed();
  dialog.showModal();
}

function create(): HTMLDialogElement {
  addStyles(css);
  const element = document.createElement('dialog');
  element.className = 'key-list';
  element.ariaLabel = say(words, 'keys.label');
  element.innerHTML =
    '<form method="dialog"><h2></h2><button class="done"></button></form><dl></dl>' +
    '<label><input type="checkbox" role="switch" aria-describedby="site:keys-why"><span class="use"></span></label><p id="site:keys-why"></p>';
  const put = (selector: string, text: string): void => {
    element.querySelector(selector)!.textContent = text;
  };
  put('h2', say(words, 'keys.label'));
  put('.done', say(words, 'keys.close'));
  put('.use', say(words, 'keys.use'));
  put('p', say(words, 'keys.why'));
  const list = element.querySelector('dl')!;
  for (const [keys, effect] of keysHere()) {
    const row = document.createElement('div');
    const [term, description] = [document.createElement('dt'), document.createElement('dd')];
    for (const key of keys) {
      const sign = document.createElement('kbd');
      sign.textContent = key;
      term.append(sign);
    }
    description.textContent = effect;
    row.append(term, description);
    list.append(row);
  }
  const used = element.querySelector('input')!;
  used.addEventListener('change', () => useKeys(used.checked));
  element.addEventListener('click', ({ target }) => {
    if (target === element) element.close();
  });
  document.body.append(element);
  return element;
}

/** What this page can be told, and by which keys; the search has a second one. */
function keysHere(): [keys: string[], effect: string][] {
  const leads = (direction: string): boolean =>
    document.querySelector(`.neighbours [rel=${direction}]`) !== null;
  return [
    [['/'], say(words, 'keys.search')],
    ...(leads('prev') ? [[['P'], say(words, 'keys.previous')] as [string[], string]] : []),
    ...(leads('next') ? [[['N'], say(words, 'keys.next')] as [string[], string]] : []),
    [['?'], say(words, 'keys.list')],
  ];
}
