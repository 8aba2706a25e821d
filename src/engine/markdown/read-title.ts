import { inlineText } from './inline-text.ts';
import { parseLine, parseMarkdown } from './markdown.ts';
import { parseMdx } from './mdx/mdx.ts';
import { type TitleHeading, titleHeading } from './title.ts';
import type { MarkdownOptions } from './types.ts';

const NOWHERE: MarkdownOptions = {
  resolveLink: (target) => target,
  resolveImage: () => undefined,
  resolveFile: () => undefined,
  highlight: async () => [],
};

/** The heading that titles a text after templating, found by the parser that renders it. */
export function readTitle(text: string, format: 'md' | 'mdx'): TitleHeading | undefined {
  // Most texts without one need no parser to say so.
  if (!/^[ \t>]*#[ \t]|^[ \t]*=+[ \t]*$|<h1\b/im.test(text)) return undefined;
  const parse = format === 'mdx' ? parseMdx : parseMarkdown;
  return titleHeading(parse(text, NOWHERE).tokens);
}

/** What readers see of a line of Markdown, as plain text. */
export function plainText(line: string): string {
  return inlineText(parseLine(line, NOWHERE).flatMap(({ children }) => children ?? []));
}
