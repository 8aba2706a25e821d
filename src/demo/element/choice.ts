/**
 * A method was chosen somewhere on the page: in tabs, in a demo. Everything that knows the method follows. The event is
 * dispatched on the document.
 */
export const CHOICE = 'variorum:choice';

/** What a {@link CHOICE} event carries in its `detail`. */
export interface ChoiceDetail {
  /** The method's name, as the tabs of the page have it: in English or in the language of the page. */
  label: string;
  /** Who announces it, and need not follow. */
  from: Element;
}

/** What its writer called a tab, without what the site says beside it. */
export function labelOf(heading: Element): string {
  const words = Array.from(heading.childNodes).filter((node) => !(node as Element).matches?.('.since'));
  return words
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
}
