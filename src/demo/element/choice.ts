import { METHODS, type Method } from '../engine/config.ts';

/**
 * A method was chosen somewhere on the page: in tabs, in a demo. Everything that knows the method follows. The event is
 * dispatched on the document.
 */
export const CHOICE = 'variorum:choice';

/** What a {@link CHOICE} event carries in its `detail`. */
export interface ChoiceDetail {
  /** The method's name, as tabs have it. */
  label: string;
  /** Who announces it, and need not follow. */
  from: Element;
}

/** Tells the whole page that a method was chosen; `from` is the part that need not follow, since it was chosen there. */
export function announceChoice(method: Method, from: Element): void {
  const detail: ChoiceDetail = { label: METHODS[method], from };
  document.dispatchEvent(new CustomEvent(CHOICE, { detail }));
}

/** The method that a label names. */
export function methodOf(label: string | null | undefined): Method | undefined {
  return (Object.keys(METHODS) as Method[]).find((method) => METHODS[method] === label?.trim());
}

/** The methods that the page's tabs show. Other tabs show no method. */
export function chosenMethods(): (Method | undefined)[] {
  const tabs = [...document.querySelectorAll('[role=tab][aria-selected=true]')];
  return tabs.map((tab) => methodOf(tab.textContent));
}
