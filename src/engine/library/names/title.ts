import type { WrittenText } from '../../yaml/read-yaml.ts';
import type { PageFile } from '../folder/page-file.ts';

/**
 * The source of the heading that titles a page, where it is plain without templating the page: the first thing in it, and
 * nothing elsewhere can have a say in it. Undefined when only the text of a variant can tell.
 */
export function leadingHeading({ page, body, begins }: PageFile): WrittenText | undefined {
  const lines = body.split('\n');
  let at = nextText(lines, 0);
  // Imports stand before all else, and a statement goes on to the next blank line.
  while (page.format === 'mdx' && /^(?:import|export)\b/.test(lines[at] ?? '')) {
    while ((lines[at] ?? '').trim() !== '') at++;
    at = nextText(lines, at);
  }
  const line = lines[at] ?? '';
  const below = lines[at + 1] ?? '';
  const isUnderlined = /^[\p{L}{]/u.test(line) && /^=+[ \t]*$/.test(below);
  if (!(isUnderlined || /^ {0,3}#[ \t]/.test(line)) || dependsOnPage(line)) return undefined;
  return {
    text: isUnderlined ? `${line}\n${below}` : line,
    line: begins.line + at,
    begins: undefined,
  };
}

function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === '') at++;
  return at;
}

/**
 * Whether a line has tags that begin or end elsewhere, or brackets that may name what the page defines elsewhere: a link's
 * target, a footnote.
 */
function dependsOnPage(line: string): boolean {
  if (/\{%|%\}|#\}/.test(line) || line.split('{{').length !== line.split('}}').length) return true;
  return /[[\]]/.test(line.replace(/\[[^[\]]*\]\([^()\s]*\)/g, ''));
}

/**
 * The name of a file or a folder as a title: `guides/account-configurations.md` is "Account configurations". A page that stands
 * for its folder is called like it.
 */
export function titleFromPath(path: string): string {
  const name = path
    .replace(/(?:\/(?:index|README))?\.mdx?$/, '')
    .split('/')
    .at(-1)!;
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
