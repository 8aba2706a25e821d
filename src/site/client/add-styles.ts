/** Adds styles of a part that was loaded when it was wanted: in the layer of all that Variorum styles, so that the rules of a site win. */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer variorum{${css}}`);
  document.adoptedStyleSheets.push(sheet);
}
