import type { XrayPage, XrayPassage } from '../../writing/xray-page.ts';
import { Labels } from './labels.ts';
import { openPlace } from './open-place.ts';
import styles from './outlines.css?inline';

const STYLES = 'variorum-xray-styles';
const NAME = 'data-xray';
const NAME_OF_CONDITION = 'data-xray-condition';
/** What stands within a line of text: a label of its own would cover others. */
const WITHIN_TEXT = new Set(['sentence', 'words', 'cell', 'row', 'label']);
const LABELS = new WeakMap<Document, Labels>();

/** Outlines the passages of a document, this one or that of a frame. What stands on lines of its own has a label, which opens its place. */
export function outline(page: Document, { passages }: Pick<XrayPage, 'passages'>): void {
  clearOutlines(page);
  const style = page.createElement('style');
  style.id = STYLES;
  style.textContent = styles;
  page.head.append(style);
  const labels = new Labels(page);
  LABELS.set(page, labels);
  for (const passage of passages)
    for (const element of elementsOf(page, passage.number)) mark(element, passage, labels);
  labels.place();
}

/** The elements of a passage: an item of a list that goes on has one, words may have several. */
export function elementsOf(page: Document, number: number): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(`article [data-passage="${number}"]`)];
}

export function clearOutlines(page: Document): void {
  LABELS.get(page)?.remove();
  LABELS.delete(page);
  page.getElementById(STYLES)?.remove();
  for (const element of page.querySelectorAll<HTMLElement>(`[${NAME}]`)) {
    element.removeAttribute(NAME);
    element.removeAttribute(NAME_OF_CONDITION);
    element.removeAttribute('title');
  }
}

function mark(element: HTMLElement, passage: XrayPassage, labels: Labels): void {
  const { kind, condition, place, variants, readings } = passage;
  const isText = WITHIN_TEXT.has(kind);
  const name = place.file.slice(place.file.lastIndexOf('/') + 1);
  const text = `${name}:${place.line}  ${condition ?? 'varies within'}`;
  const around = element.parentElement?.closest(`[${NAME}]`)?.getAttribute(NAME_OF_CONDITION);
  element.setAttribute(NAME, isText ? 'text' : 'block');
  const elsewhere = readings.map((each) => `${each.variants}: ${each.text || 'nothing'}`);
  element.title = [text, `in ${variants}`, ...elsewhere].join('\n');
  element.setAttribute(NAME_OF_CONDITION, text);
  // What stands in another one under the same condition says no more.
  if (!isText && around !== text) labels.add(element, text, place);
  if (isText)
    element.addEventListener('click', (event) => {
      // Links in it still lead somewhere, and text can still be chosen.
      const isChoosing = element.ownerDocument.getSelection()?.isCollapsed === false;
      if (isChoosing || !element.hasAttribute(NAME)) return;
      if ((event.target as Element).closest('a, button, summary, input, label')) return;
      event.stopPropagation();
      openPlace(place);
    });
}
