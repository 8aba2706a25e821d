/** Shows what a link in the text leads to, when a pointer rests on it or the keyboard stops at it. Loaded at the first such link. */
export function previewLinks(): void {
  const consider = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(
      '.prose a[href]:not(.anchor, .footnote-backref, recovery-demo *)',
    );
    // A finger opens what it touches.
    if (!link || link.origin !== location.origin || (event as PointerEvent).pointerType === 'touch') return;
    void import('./previews/preview.ts').then((module) => module.considerLink(link, event.type));
  };
  addEventListener('pointerover', consider, { passive: true });
  addEventListener('focusin', consider);
}
