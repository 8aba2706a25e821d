import type { PageSource } from './page-source.ts';

/**
 * The line that titles a page: `title:` of its frontmatter, or its first heading when nothing before it depends on a
 * condition or an include. Undefined when only a rendering can tell.
 */
export function titleLine({
  page,
  body,
  firstLine,
  lineOf,
}: PageSource): { text: string; line: number } | undefined {
  if (page.frontmatter.title !== undefined) return { text: page.frontmatter.title, line: lineOf('title') };
  const heading = /^#[ \t]+(.+?)[ \t]*#*$/m.exec(body);
  if (!heading) return undefined;
  const before = body.slice(0, heading.index);
  if (before.includes('{%') || /\{%/.test(heading[1]!)) return undefined;
  return { text: heading[1]!, line: firstLine + before.split('\n').length - 1 };
}

/** A heading's Markdown as plain text: no attribute list, no marks of emphasis or code, links as their text. */
export function plainTitle(markdown: string): string {
  return markdown
    .replace(/\s*\{\s*[:#.][^}]*\}\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`|==)(.+?)\1/g, '$2')
    .replace(/\*(\S(?:.*?\S)?)\*/g, '$1')
    .trim();
}
