/**
 * Makes an id of a heading's text as Python-Markdown does: decomposed to ASCII, without punctuation, lower case, runs
 * of spaces and hyphens one hyphen.
 */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\w\s-]|[^\0-\x7f]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}
