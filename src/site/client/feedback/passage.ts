import { say } from '../../../engine/language/say.ts';
import { addStyles } from '../add-styles.ts';
import { words } from '../words/feedback.ts';
import css from './passage.css?inline';
import { addressFor, selectedRange } from './report-address.ts';

/** Milliseconds without a change after which a selection is taken to be what a reader wanted. */
const CALM = 400;
/** Pixels between a selection and the link below it. */
const GAP = 10;

/**
 * Lets links to where a page is reported tell the section in view, or the selected passage with its section. A selection in the text
 * has such a link of its own.
 */
export function followPassage(links: Iterable<HTMLAnchorElement>): void {
  const [first] = links;
  const offer = createOffer(first!.dataset.template);
  /** what it was last offered for: who has put that away is not offered it again */
  let offered = '';
  let isDragging = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    if (offer.matches(':popover-open')) offer.hidePopover();
  };
  const settle = (): void => {
    const range = selectedRange();
    const selected = range ? String(getSelection()) : '';
    if (selected === offered) return;
    offered = selected;
    if (range) show(offer, range);
    else hide();
  };
  // While a reader drags, it would be in the way.
  addEventListener('pointerdown', ({ pointerType }) => {
    isDragging = pointerType === 'mouse';
  });
  addEventListener('pointerup', () => {
    isDragging = false;
    // By then the browser has let go of what was selected before.
    setTimeout(settle);
  });
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    if (!selectedRange()) settle();
    // Fingers and keys select without telling when they are done.
    else if (!isDragging) waiting = setTimeout(settle, CALM);
  });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  for (const link of [...links, offer]) {
    const update = (): void => {
      link.href = addressFor(link.dataset.template!);
    };
    for (const event of ['pointerover', 'pointerdown', 'focus', 'click'])
      link.addEventListener(event, update);
    // It would take the selection away, and with it what is to be told.
    link.addEventListener('mousedown', (event) => event.preventDefault());
    update();
  }
  settle();
}

function createOffer(template: string | undefined): HTMLAnchorElement {
  addStyles(css);
  const offer = document.createElement('a');
  offer.className = 'feedback on-passage';
  offer.dataset.template = template;
  offer.textContent = say(words, 'feedback.passage');
  offer.popover = 'manual';
  document.querySelector('main')!.append(offer);
  return offer;
}

/** Shows it below the end of a selection, within the window. */
function show(offer: HTMLAnchorElement, range: Range): void {
  offer.showPopover();
  offer.href = addressFor(offer.dataset.template!);
  const lines = range.getClientRects();
  const { left, right, bottom } = lines[lines.length - 1] ?? range.getBoundingClientRect();
  const { width } = offer.getBoundingClientRect();
  const start = document.dir === 'rtl' ? left : right - width;
  const most = document.documentElement.clientWidth - width - GAP;
  offer.style.left = `${scrollX + Math.max(GAP, Math.min(start, most))}px`;
  offer.style.top = `${scrollY + bottom + GAP}px`;
}
