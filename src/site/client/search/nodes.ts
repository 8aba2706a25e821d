import type { Stretch } from '../../../search/excerpt.ts';

/** An element with a class and what stands in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const result = document.createElement(name);
  if (className !== '') result.className = className;
  result.append(...content);
  return result;
}

/** A button that does something. */
export function button(className: string, text: string, act: () => void): HTMLButtonElement {
  const result = element('button', className, text);
  result.type = 'button';
  result.addEventListener('click', act);
  return result;
}

/** A text with what was found in marks. */
export function marked(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map(([text, isMarked]) => (isMarked ? element('mark', '', text) : text));
}
