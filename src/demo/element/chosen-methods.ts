import { METHODS, type Method } from '../machine/methods.ts';
import { translated } from '../words/translated.ts';
import { CHOICE, type ChoiceDetail, labelOf } from './choice.ts';

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
