import { inlineText } from './inline-text.ts';
import { parseLine, parseMarkdown } from './markdown.ts';
import { parseMdx } from './mdx/mdx.ts';
import { NOWHERE } from './nowhere.ts';
import { type TitleHeading, titleHeading } from './title.ts';

/** Characters of a heading that is kept: a page is longer. */
const SHORT = 300;
/** That many headings are kept, with a few hundred bytes each. */
const MOST = 20_000;

/** Headings that were read: whoever writes opens the same content again and again. */
const known = new Map<string, TitleHeading | undefined>();

/** The heading that titles a text after templating, found by the parser that renders it. */
export function readTitle(text: string, format: 'md' | 'mdx'): TitleHeading | undefined {
  if (text.length > SHORT) return read(text, format);
  const key = `${format}\0${text}`;
  if (!known.has(key)) {
    if (known.size >= MOST) known.clear();
    known.set(key, read(text, format));
  }
  return known.get(key);
}

function read(text: string, format: 'md' | 'mdx'): TitleHeading | undefined {
  // Most texts without one need no parser to say so.
  if (!/^[ \t>]*#[ \t]|^[ \t]*=+[ \t]*$|<h1\b/im.test(text)) return undefined;
  const parse = format === 'mdx' ? parseMdx : parseMarkdown;
  return titleHeading(parse(text, NOWHERE).tokens);
}

/** What readers see of a line of Markdown, as plain text. */
export function plainText(line: string): string {
  return inlineText(parseLine(line, NOWHERE).flatMap(({ children }) => children ?? []));
}
