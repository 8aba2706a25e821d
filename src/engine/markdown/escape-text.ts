/** `text` as it may stand between tags of HTML. Quotes stay: no attribute takes it, and code has many of them. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
