import type { SlugRule } from '../slug-rules.ts';

/**
 * Makes an id of a heading's text as Python-Markdown does: decomposed to ASCII, without punctuation, lower case, runs
 * of spaces and hyphens one hyphen. `unicode` keeps the letters of all scripts, as its `slugify_unicode` does; `pymdownx` does as
 * `pymdownx.slugs.slugify`, where each space is a hyphen. Another separator may stand in the place of that hyphen.
 */
export function slug(text: string, rule: SlugRule = 'ascii', separator = '-'): string {
  if (rule === 'pymdownx' || rule === 'pymdownx-cased') {
    const written = text.normalize('NFC').trim();
    const cased = rule === 'pymdownx' ? written.toLowerCase() : written;
    return cased.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', separator);
  }
  const letters =
    rule === 'unicode'
      ? text.replace(/[^\p{L}\p{N}_\s-]/gu, '')
      : text.normalize('NFKD').replace(/[^\w\s-]|[^\0-\x7f]/g, '');
  const written = letters.trim().toLowerCase();
  if (separator === '-') return written.replace(/[-\s]+/g, '-');
  const words = separator === '' ? [written] : written.split(separator);
  // Several of them, or spaces beside them, are one.
  return words
    .map((word) => word.replace(/\s+/g, ' '))
    .join(' ')
    .replace(/ +/g, separator);
}
