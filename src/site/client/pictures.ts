import { say } from '../../engine/language/say.ts';
import { words } from './words/page.ts';

/** Pixels. What is smaller is a sign in the text, and no picture. */
const SMALLEST = 100;

/** What a click on a picture means already, or where it stands for something else. */
const ELSEWHERE = 'a, button, summary, label, h1, h2, h3, h4, h5, h6, recovery-demo, .no-zoom';

/** Lets readers enlarge the pictures of a page. Those that are links are left alone; what shows a picture is loaded at the first wish. */
export function offerPictures(): void {
  for (const picture of document.querySelectorAll<HTMLImageElement>('.prose img')) {
    if (picture.closest(ELSEWHERE)) continue;
    // Its size shows when it has come.
    if (picture.complete && picture.naturalWidth > 0) offer(picture);
    else picture.addEventListener('load', () => offer(picture), { once: true });
  }
}

function offer(picture: HTMLImageElement): void {
  if (picture.width < SMALLEST) return;
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
