import { type FeedbackValues, feedbackUrl } from '../../model/feedback-url.ts';

/** Characters of a passage that go into an address: servers refuse long ones. */
const LONGEST = 400;
/** Characters of a passage that browsers are asked to find again. */
const LONGEST_TO_FIND = 120;

/** The selected part of the article; undefined where nothing is selected that a reader could mean. */
export function selectedRange(): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const article = document.querySelector('.prose');
  return article && selection.toString().trim() !== '' && range.intersectsNode(article) ? range : undefined;
}

/** Where a report of what is selected, or of the section in view, goes. */
export function addressFor(template: string): string {
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

/** The last heading above a selection, or above what is read: as the table of contents marks it. */
function headingAt(range: Range | undefined): HTMLElement | undefined {
  const headings = [...document.querySelectorAll<HTMLElement>('.prose :is(h2, h3, h4, h5, h6)[id]')].filter(
    (heading) => heading.checkVisibility(),
  );
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const line = range ? range.getBoundingClientRect().top : innerHeight * (isAtEnd ? 1 : 0.3);
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
