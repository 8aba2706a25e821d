import type { Place } from '../../../engine/place.ts';
import { openPlace } from './open-place.ts';

/** Milliseconds after which labels follow what has moved. */
const FOLLOW = 250;
/** Pixels that a label is above its element, and by which one moves aside for another. */
const ABOVE = 24;
const GAP = 4;

/** The labels of outlined elements, in a layer of their own: an element may have no place for one, and a list counts its items. */
export class Labels {
  readonly #layer: HTMLElement;
  readonly #labels: { element: HTMLElement; label: HTMLElement }[] = [];
  readonly #timer: number;

  constructor(page: Document) {
    this.#layer = page.createElement('div');
    this.#layer.className = 'xray-labels';
    // Measured from the left, in whatever direction the page is read.
    this.#layer.style.left = '0';
    page.body.append(this.#layer);
    // A tab that is chosen, a picture that has come: much moves text, and nothing tells of it all.
    this.#timer = window.setInterval(() => this.place(), FOLLOW);
  }

  add(element: HTMLElement, text: string, place: Place): void {
    const label = element.ownerDocument.createElement('button');
    label.type = 'button';
    label.textContent = text;
    label.title = `Open ${place.file}:${place.line} in the editor`;
    label.addEventListener('click', () => openPlace(place));
    this.#layer.append(label);
    this.#labels.push({ element, label });
  }

  /** Puts every label at its element; of those at one height, each beside the one before. */
  place(): void {
    const { scrollX, scrollY } = this.#layer.ownerDocument.defaultView ?? window;
    const most = this.#layer.ownerDocument.documentElement.clientWidth;
    const taken = new Map<number, number>();
    for (const { element, label } of this.#labels) {
      const { top, left, width, height } = element.getBoundingClientRect();
      const isShown = width > 0 && height > 0;
      label.hidden = !isShown;
      if (!isShown) continue;
      const row = Math.round((top + scrollY) / ABOVE);
      const from = Math.max(left + scrollX - 6, taken.get(row) ?? 0);
      Object.assign(label.style, {
        top: `${top + scrollY - ABOVE}px`,
        left: `${from}px`,
        maxWidth: `${Math.max(most - from - GAP, 40)}px`,
      });
      taken.set(row, from + label.offsetWidth + GAP);
    }
  }

  remove(): void {
    window.clearInterval(this.#timer);
    this.#layer.remove();
  }
}
