import { say } from '../../../engine/language/say.ts';
import { type FeedbackValues, feedbackUrl } from '../../model/feedback-url.ts';
import { addStyles } from '../add-styles.ts';
import { words } from '../words/feedback.ts';
import css from './passage.css?inline';

/** Characters of a passage that go into an address: servers refuse long ones. */
const LONGEST = 400;
/** Characters of a passage that browsers are asked to find again. */
const LONGEST_TO_FIND = 120;
/** Pixels between a selection and the link below it. */
const GAP = 10;

/**
 * Keeps links to where a page is reported up to date: they tell the section in view, or the selected passage with its section. A
 * selection in the text has such a link of its own.
 */
export function followPassage(links: Iterable<HTMLAnchorElement>): void {
  const all = [...links];
  addStyles(css);
  const offer = document.createElement('a');
  offer.className = 'feedback on-passage';
  offer.dataset.template = all[0]!.dataset.template;
  offer.textContent = say(words, 'feedback.passage');
  offer.popover = 'manual';
  document.querySelector('main')!.append(offer);
  const update = (): void => {
    for (const link of [...all, offer]) link.href = addressFor(link);
  };
  /** what it was last offered for: who has put that away is not offered it again */
  let offered = '';
  const settle = (): void => {
    update();
    const selected = String(getSelection());
    if (selected === offered) return;
    offered = selected;
    const range = selectedRange();
    if (!range) {
      hide();
      return;
    }
    offer.showPopover();
    const { left, right, bottom } =
      range.getClientRects()[range.getClientRects().length - 1] ?? range.getBoundingClientRect();
    const { width } = offer.getBoundingClientRect();
    const end = document.dir === 'rtl' ? left : right - width;
    const most = document.documentElement.clientWidth - width - GAP;
    offer.style.left = `${scrollX + Math.max(GAP, Math.min(end, most))}px`;
    offer.style.top = `${scrollY + bottom + GAP}px`;
  };
  const hide = (): void => {
    if (offer.matches(':popover-open')) offer.hidePopover();
  };
  // While a reader drags, it would be in the way.
  addEventListener('pointerup', () => setTimeout(settle));
  addEventListener('keyup', ({ key }) => {
    if (key === 'Escape') hide();
    else settle();
  });
  document.addEventListener('selectionchange', () => {
    if (!selectedRange()) hide();
  });
  for (const event of ['pointerover', 'focusin', 'pointerdown', 'click'])
    addEventListener(event, update, { capture: true });
  settle();
}

/** The selected part of the article; undefined where nothing is selected that a reader could mean. */
function selectedRange(): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const article = document.querySelector('.prose');
  return article && selection.toString().trim() !== '' && range.intersectsNode(article) ? range : undefined;
}

function addressFor({ dataset: { template = '' } }: HTMLAnchorElement): string {
  const range = selectedRange();
  const passage = range ? clipped(getSelection()!.toString()) : '';
  const heading = headingAt(range);
  const section = heading ? headingText(heading) : '';
  // Where the template has no place of its own for it, what was selected stands behind its section.
  const told =
    passage && !template.includes('{passage}')
      ? [section, `“${passage}”`].filter(Boolean).join(': ')
      : section;
  const values: FeedbackValues = { section: told, passage, url: addressOf(heading, passage) };
  return feedbackUrl(template, values);
}

/** The last heading above a selection, or above the middle of the upper half of what is in view. */
function headingAt(range: Range | undefined): HTMLElement | undefined {
  const headings = [...document.querySelectorAll<HTMLElement>('.prose :is(h2, h3, h4, h5, h6)[id]')].filter(
    (heading) => heading.checkVisibility(),
  );
  const line = range ? range.getBoundingClientRect().top : innerHeight * 0.3;
  return headings.findLast((heading) => heading.getBoundingClientRect().top <= line + 1);
}

function headingText(heading: HTMLElement): string {
  const clone = heading.cloneNode(true) as HTMLElement;
  clone.querySelector('.anchor')?.remove();
  return clone.textContent.replace(/\s+/g, ' ').trim();
}

function addressOf(heading: HTMLElement | undefined, passage: string): string {
  const canFind = passage !== '' && passage.length <= LONGEST_TO_FIND;
  // Browsers that know it mark the text; others go to the section.
  const found = canFind ? `:~:text=${encodeURIComponent(passage).replaceAll('-', '%2D')}` : '';
  const place = (heading ? encodeURIComponent(heading.id) : '') + found;
  return location.origin + location.pathname + (place && `#${place}`);
}

function clipped(text: string): string {
  const line = text.toWellFormed().replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).toWellFormed()}…` : line;
}
