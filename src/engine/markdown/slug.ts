import type { SlugRule } from '../slug-rules.ts';

/**
 * Makes an id of a heading's text as Python-Markdown does: decomposed to ASCII, without punctuation, lower case, runs
 * of spaces and hyphens one hyphen. `unicode` keeps the letters of all scripts, as its `slugify_unicode` does; `pymdownx` does as
 * `pymdownx.slugs.slugify`, where each space is a hyphen.
 */
export function slug(text: string, rule: SlugRule = 'ascii'): string {
  if (rule === 'pymdownx' || rule === 'pymdownx-cased') {
    const written = text.normalize('NFC').trim();
    const cased = rule === 'pymdownx' ? written.toLowerCase() : written;
    return cased.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
  }
  const letters =
    rule === 'unicode'
      ? text.replace(/[^\p{L}\p{N}_\s-]/gu, '')
      : text.normalize('NFKD').replace(/[^\w\s-]|[^\0-\x7f]/g, '');
  return letters
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}
