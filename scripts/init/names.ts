import { slug } from '../../src/engine/markdown/slug.ts';
import { RESERVED } from '../../src/engine/reserved-characters.ts';

/** Characters of an id or a package's name: the name of a folder in the output may have as many. */
const LONGEST = 100;
/** What no text of a site may hold: control characters, and what Variorum keeps for itself. */
const UNUSABLE = new RegExp(`[^\\P{Cc}\\s]|${RESERVED.source}`, 'gu');
/** Words at the end of a title that say what the site is, not what it is about. */
const ABOUT = new Set([
  'docs',
  'doc',
  'documentation',
  'guide',
  'guides',
  'manual',
  'handbook',
  'help',
  'site',
]);

/** A text as `site.yml` takes it: in one line, without characters that no reader could see. Empty where nothing is left. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(UNUSABLE, '').replace(/\s+/g, ' ').trim();
}

/** The title that a folder's name suggests: `orbit-docs` is `Orbit docs`. */
export function titleOf(folder: string): string {
  const words = oneLine(folder.replace(/[-_.]/g, ' '));
  return words === '' ? 'Documentation' : words[0]!.toUpperCase() + words.slice(1);
}

/** The product that a title suggests: `Orbit docs` is about `Orbit`. */
export function productOf(title: string): string {
  const words = title.split(' ');
  while (words.length > 1 && ABOUT.has(words.at(-1)!.toLowerCase())) words.pop();
  return words.join(' ');
}

/** A name of lower-case letters, digits and hyphens for addresses and packages; `otherwise` where a text has none of them. */
export function idOf(text: string, otherwise: string): string {
  const words = slug(text).replaceAll('_', '-').slice(0, LONGEST).split('-');
  const id = words.filter(Boolean).join('-');
  return id === '' ? otherwise : id;
}
