import { say } from '../../engine/language/say.ts';
import { candidates, isPicture } from './pictures/candidates.ts';
import { words } from './words/page.ts';

/** Lets readers enlarge the pictures of a page, by click and by key. What shows a picture is loaded at the first wish. */
export function offerPictures(): void {
  for (const picture of candidates()) {
    // Its size shows when it has come.
    if (picture.complete && picture.naturalWidth > 0) offer(picture);
    else picture.addEventListener('load', () => offer(picture), { once: true });
  }
}

function offer(picture: HTMLImageElement): void {
  if (!isPicture(picture)) return;
  picture.role = 'button';
  picture.tabIndex = 0;
  picture.ariaLabel = [say(words, 'page.enlarge'), picture.alt].filter(Boolean).join(': ');
  const enlarge = (event: MouseEvent | KeyboardEvent): void => {
    if ('key' in event && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    void import('./pictures/enlarged.ts').then((module) => module.enlarge(picture, event));
  };
  picture.addEventListener('click', enlarge);
  picture.addEventListener('keydown', enlarge);
}
