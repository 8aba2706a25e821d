import type { WrittenText } from '../yaml/read-yaml.ts';
import type { PageSource } from './page-source.ts';

/** Characters. Nobody reads a longer title, and patterns take their time with one. */
const LONGEST = 1000;

/**
 * The line that titles a page: `title:` of its frontmatter, or its first heading when nothing before it depends on a
 * condition or an include. Undefined when only a rendering can tell.
 */
export function titleLine({ page, body, firstLine, textAt }: PageSource): WrittenText | undefined {
  if (page.frontmatter.title !== undefined) return textAt('title');
  const heading = firstHeading(body);
  if (!heading || heading.text.includes('{%')) return undefined;
  const before = body.split('\n', heading.line);
  if (before.some((line) => line.includes('{%'))) return undefined;
  return { text: heading.text, line: firstLine + heading.line };
}

/** The text of the first heading of level 1, with its marks, and its line from 0; undefined when there is none. */
export function firstHeading(markdown: string): { text: string; line: number } | undefined {
  const lines = markdown.split('\n');
  let fence = '';
  for (const [line, text] of lines.entries()) {
    const mark = /^ *(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = '';
    } else if (mark) fence = mark;
    else if (/^#[ \t]/.test(text)) return { text: withoutClosingMarks(text.slice(1)), line };
    else if (isUnderlined(text, lines[line + 1], lines[line - 1])) return { text: text.trim(), line };
  }
  return undefined;
}

/** `Title` with `=====` below it; a line with text above belongs to a paragraph. */
function isUnderlined(text: string, below: string | undefined, above: string | undefined): boolean {
  return /^\S/.test(text) && /^=+[ \t]*$/.test(below ?? '') && (above ?? '').trim() === '';
}

function withoutClosingMarks(text: string): string {
  const end = text.trimEnd();
  let last = end.length;
  while (end[last - 1] === '#') last--;
  return last < end.length && /[ \t]/.test(end[last - 1] ?? ' ') ? end.slice(0, last).trim() : end.trim();
}

/** A heading's Markdown as plain text: no attribute list, no marks of emphasis or code, links as their text. */
export function plainTitle(markdown: string): string {
  return withoutAttributes(markdown.trim().slice(0, LONGEST))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`|==)(.+?)\1/g, '$2')
    .replace(/\*(\S(?:.*?\S)?)\*/g, '$1')
    .trim();
}

/** Takes an attribute list off the end: `{: .class }`, `{#id}`. */
function withoutAttributes(text: string): string {
  const open = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  return open >= 0 && /^\{\s*[:#.]/.test(text.slice(open)) ? text.slice(0, open) : text;
}

/** The name of a file or a folder as a title: `guides/account-configurations.md` is "Account configurations". */
export function titleFromPath(path: string): string {
  const name = path
    .replace(/(?:\/index)?\.mdx?$/, '')
    .split('/')
    .at(-1)!;
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
