import type { Place } from '../../../engine/place.ts';
import { editorAddress } from '../../writing/editor-address.ts';

/** A button that opens a place in the editor, named by it. */
export function placeButton(place: Place, text = `${place.file}:${place.line}`): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'place';
  button.textContent = text;
  button.title = `Open ${place.file}:${place.line} in the editor`;
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    openPlace(place);
  });
  return button;
}

export function openPlace(place: Place): void {
  void fetch(editorAddress(place, document.documentElement.dataset.base ?? ''));
}
