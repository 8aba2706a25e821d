/** Styles of the demo for the whole page, in the layer of all that Variorum styles: the rules of a site win, whatever their selectors. */
export function adoptStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer variorum{${css}}`);
  document.adoptedStyleSheets.push(sheet);
}
