/** Gives every heading a link to itself. */
export function addAnchors(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('.prose :is(h2, h3, h4)[id]')) {
    const anchor = document.createElement('a');
    anchor.className = 'anchor';
    anchor.href = `#${heading.id}`;
    anchor.textContent = '#';
    anchor.ariaLabel = `Link to “${heading.textContent}”`;
    heading.prepend(anchor);
  }
}
