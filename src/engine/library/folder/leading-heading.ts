import type { WrittenText } from '../../yaml/read-yaml.ts';
import type { Page } from './page.ts';
import type { PageText } from './page-file.ts';

/** A text of a page as far as its heading is concerned. */
type LeadingText = Pick<PageText, 'body' | 'begins'> & { page: Pick<Page, 'format'> };

/**
 * The source of the heading that titles a page, where it is plain without templating the page: the first thing in it, and
 * nothing elsewhere can have a say in it. Undefined when only the text of a variant can tell.
 */
export function leadingHeading({ page, body, begins }: LeadingText): WrittenText | undefined {
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
