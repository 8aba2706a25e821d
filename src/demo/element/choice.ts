import { METHODS, type Method } from '../engine/config.ts';

/**
 * A method was chosen somewhere on the page: in tabs, in a demo. Everything that knows the method follows. The event is
 * dispatched on the document.
 */
export const CHOICE = 'variorum:choice';

export interface ChoiceDetail {
  /** The method's name, as tabs have it. */
  label: string;
  /** Who announces it, and need not follow. */
  from: Element;
}

export function announceChoice(method: Method, from: Element): void {
  const detail: ChoiceDetail = { label: METHODS[method], from };
  document.dispatchEvent(new CustomEvent(CHOICE, { detail }));
}

/** The method that a label names. */
export function methodOf(label: string | null | undefined): Method | undefined {
  return (Object.keys(METHODS) as Method[]).find((method) => METHODS[method] === label?.trim());
}

/** The label of the method that the page's tabs show. */
export function chosenLabel(): string | null | undefined {
  const chosen = Array.from(document.querySelectorAll('[role=tab][aria-selected=true]'));
  return chosen.find((tab) => methodOf(tab.textContent))?.textContent;
}
