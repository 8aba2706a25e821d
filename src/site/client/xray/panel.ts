import type { XrayPage, XrayPassage } from '../../writing/xray-page.ts';
import { showBeside } from './beside.ts';
import { NARROW } from './narrow.ts';
import { placeButton } from './open-place.ts';
import { elementsOf } from './outlines.ts';
import styles from './panel.css?inline';

/** What is said of a page beside it: its findings, its conditions, and the way to see another variant at its side. */
export function panelOf(page: XrayPage, close: () => void): HTMLElement {
  const host = document.createElement('variorum-xray');
  const shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = styles;
  const root = element('section', { class: 'panel', 'aria-label': 'X-ray' });
  const leave = element('button', { type: 'button', class: 'close', 'aria-label': 'Close X-ray' }, '×');
  leave.addEventListener('click', close);
  const fold = element('button', { type: 'button', class: 'fold' }, 'X-ray');
  const setFolded = (isFolded: boolean) => {
    root.classList.toggle('folded', isFolded);
    fold.setAttribute('aria-expanded', String(!isFolded));
  };
  fold.addEventListener('click', () => setFolded(!root.classList.contains('folded')));
  // On a telephone it would cover half of the page.
  setFolded(innerWidth < NARROW);
  root.append(element('header', {}, fold, `${page.file} in ${page.variant}`, leave));
  const body = element('div', { class: 'body' });
  root.append(body);
  if (page.others.length > 0) body.append(beside(page, () => setFolded(true)));
  if (page.findings.length > 0) body.append(findings(page));
  body.append(conditions(page));
  shadow.append(style, root);
  return host;
}

function beside(page: XrayPage, fold: () => void): HTMLElement {
  const select = element('select', {}) as HTMLSelectElement;
  select.append(new Option('only this one', ''));
  for (const { variant, url } of page.others) select.append(new Option(variant, url));
  select.addEventListener('change', () => {
    showBeside(page, select.value);
    if (select.value !== '') fold();
  });
  return element('label', { class: 'beside' }, 'Beside it: ', select);
}

function findings({ findings: all }: XrayPage): HTMLElement {
  const list = element('ul', { class: 'findings' });
  for (const { severity, message, hint, variants, place } of all) {
    const where = variants === '' ? '' : ` In ${variants}.`;
    list.append(
      element(
        'li',
        { class: severity },
        ...(place ? [placeButton(place)] : []),
        element('p', {}, `${message} ${hint}${where}`),
      ),
    );
  }
  return element(
    'div',
    {},
    element('h2', {}, all.length === 1 ? 'One finding' : `${all.length} findings`),
    list,
  );
}

function conditions({ passages }: XrayPage): HTMLElement {
  if (passages.length === 0)
    return element('p', { class: 'none' }, 'Every variant that has this page reads the same.');
  const list = element('ul', {});
  const told = new Set<string>();
  for (const passage of passages) {
    const key = `${passage.condition}\0${passage.place.file}:${passage.place.line}\0${passage.variants}`;
    // Passages in one branch come and go together.
    if (
      passage.condition !== undefined &&
      told.has(key) &&
      passage.readings.every(({ text }) => text === passage.beginning)
    )
      continue;
    told.add(key);
    list.append(entry(passage));
  }
  return element('div', {}, element('h2', {}, 'What is not the same in all variants'), list);
}

function entry({
  number,
  isHere,
  condition,
  place,
  variants,
  beginning,
  readings,
}: XrayPassage): HTMLElement {
  const title = element('p', { class: 'condition' }, condition ?? 'varies within');
  const words = element('button', { type: 'button', class: 'words' }, beginning || '(no text)');
  words.addEventListener('click', () => find(number));
  const item = element('li', { class: isHere ? 'here' : 'absent' }, title, placeButton(place), words);
  item.append(element('p', { class: 'variants' }, isHere ? `in ${variants}` : `not here; in ${variants}`));
  for (const reading of readings)
    if (isHere)
      item.append(
        element(
          'p',
          { class: 'reading' },
          element('b', {}, `${reading.variants}: `),
          reading.text || 'nothing',
        ),
      );
  return item;
}

/** Leads to a passage, and shows for a moment which it is. */
function find(number: number): void {
  const [first] = elementsOf(document, number);
  if (!first) return;
  for (const each of document.querySelectorAll('.xray-found')) each.classList.remove('xray-found');
  first.classList.add('xray-found');
  first.scrollIntoView({ block: 'center' });
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: (string | Node)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
