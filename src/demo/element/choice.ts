import { METHODS, type Method } from '../machine/methods.ts';
import { translated } from '../words/translated.ts';

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

/** Tells the whole page that a method was chosen; `from` is the part that need not follow, since it was chosen there. */
export function announceChoice(method: Method, from: Element): void {
  const label = tabs().find((tab) => methodOf(tab) === method) ?? METHODS[method];
  const detail: ChoiceDetail = { label, from };
  document.dispatchEvent(new CustomEvent(CHOICE, { detail }));
}

/** The method that a label names. */
export function methodOf(label: string | null | undefined): Method | undefined {
  return (Object.keys(METHODS) as Method[]).find((method) =>
    [METHODS[method], translated(METHODS[method])].includes(label?.trim() ?? ''),
  );
}

/** The methods that the page's tabs show. Other tabs show no method. */
export function chosenMethods(): (Method | undefined)[] {
  return tabs('[aria-selected=true]').map(methodOf);
}

/** The labels of the page's tabs. */
function tabs(state = ''): string[] {
  return Array.from(document.querySelectorAll(`[role=tab]${state}`), labelOf);
}

/** What its writer called a tab, without what the site says beside it. */
export function labelOf(heading: Element): string {
  const words = Array.from(heading.childNodes).filter((node) => !(node as Element).matches?.('.since'));
  return words
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
}
