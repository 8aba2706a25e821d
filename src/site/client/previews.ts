/** What tells more where a pointer rests on it: links into the site, and what has a title. */
const TELLING =
  '.prose :is(a[href]:not(.anchor, .footnote-backref, recovery-demo *), [title]:not(iframe)):not(.preview *)';

/**
 * Shows what a link in the text leads to, the note of a mark, and what a title says, when a pointer rests on it or the keyboard
 * stops at it. A finger opens the links that it touches, but for marks of notes. Loaded at the first such element.
 */
export function previewLinks(): void {
  const consider = (event: Event): void => {
    const element = (event.target as Element).closest<HTMLElement>(TELLING);
    if (
      !element ||
      (!element.hasAttribute('title') && (element as HTMLAnchorElement).origin !== location.origin)
    )
      return;
    const isTouch = (event as PointerEvent).pointerType === 'touch';
    if (isTouch && element.matches('a:not(.note-mark, .footnote-ref)')) return;
    if (isTouch && !element.hasAttribute('aria-describedby')) element.addEventListener('click', stay);
    void import('./previews/preview.ts').then((module) =>
      module.consider(element, isTouch ? 'touch' : event.type),
    );
  };
  addEventListener('pointerover', consider, { passive: true });
  addEventListener('focusin', consider);
  // The keyboard comes to each title once.
  const known = new Set<string | null>();
  for (const each of document.querySelectorAll<HTMLElement>(
    '.prose :is(abbr, .icon, svg)[title]:not(a *, summary *, label *, .tab-label *)',
  )) {
    const title = each.getAttribute('title');
    if (!known.has(title)) each.tabIndex = 0;
    known.add(title);
  }
}

/** The first touch of a mark shows its note, and the next one goes there. */
function stay(this: Element, event: Event): void {
  event.preventDefault();
  this.removeEventListener('click', stay);
}
