import { say } from '../../engine/language/say.ts';
import { words } from './words/page.ts';

/** Gives every heading a link to itself. */
export function addAnchors(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('.prose :is(h2, h3, h4)[id]')) {
    const anchor = document.createElement('a');
    anchor.className = 'anchor';
    anchor.href = `#${heading.id}`;
    anchor.textContent = '#';
    anchor.ariaLabel = say(words, 'page.link_to', { heading: heading.textContent ?? '' });
    heading.prepend(anchor);
  }
}
