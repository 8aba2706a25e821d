/**
 * Gives elements the styles that their writers gave them. Pages carry these as data: a strict Content-Security-Policy ignores
 * style attributes, and what a script of the site sets it does not mind.
 */
export function applyWriterStyles(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset.style!;
}
