import { translated } from '../words/translated.ts';

/** What can be chosen: the value, and what it is called in English. */
export type Choice = readonly [value: string, label: string];

/**
 * A button that says what is chosen and opens a list to choose from. The browser closes the list at Escape and at a click elsewhere, and
 * leads the focus back.
 *
 * @param id of the list, unique on the page
 * @param label what is chosen, in English
 */
export function pickerHtml(id: string, label: string): string {
  return `<button class=pick popovertarget=${id}><span class=unseen>${translated(label)}: </span><span></span></button><div popover id=${id}></div>`;
}

/**
 * What stands in the list of a picker. A press closes it.
 *
 * @param action what a press does
 */
export function choicesHtml(id: string, action: string, choices: readonly Choice[]): string {
  const buttons = choices.map(
    ([value, label]) =>
      `<button popovertarget=${id} popovertargetaction=hide data-do=${action} value=${value}>${translated(label)}</button>`,
  );
  return buttons.join('');
}
