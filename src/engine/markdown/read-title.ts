import { inlineText } from './inline-text.ts';
import { parseLine, parseMarkdown } from './markdown.ts';
import { parseMdx } from './mdx/mdx.ts';
import { NOWHERE } from './nowhere.ts';
import { type TitleHeading, titleHeading } from './title.ts';
import type { MarkdownOptions } from './types.ts';

/** Characters of a heading that is kept: a page is longer. */
const SHORT = 300;
/** That many headings are kept, with a few hundred bytes each. */
const MOST = 20_000;

/** How a text is read: what is said of the dialect changes what readers see of a heading. */
type ReadingOptions = Readonly<Partial<MarkdownOptions>>;

/** Headings that were read, by how they were: whoever writes opens the same content again and again. */
const known = new WeakMap<ReadingOptions, Map<string, TitleHeading | undefined>>();

/**
 * The heading that titles a text after templating, found by the parser that renders it.
 *
 * @param dialect how the page is read; the same object for pages that are read alike
 */
export function readTitle(
  text: string,
  format: 'md' | 'mdx',
  dialect: ReadingOptions,
): TitleHeading | undefined {
  if (text.length > SHORT) return read(text, format, dialect);
  const titles = known.get(dialect) ?? new Map<string, TitleHeading | undefined>();
  known.set(dialect, titles);
  const key = `${format}\0${text}`;
  if (!titles.has(key)) {
    if (titles.size >= MOST) titles.clear();
    titles.set(key, read(text, format, dialect));
  }
  return titles.get(key);
}

function read(text: string, format: 'md' | 'mdx', dialect: ReadingOptions): TitleHeading | undefined {
  // Most texts without one need no parser to say so.
  if (!/^[ \t>]*#[ \t]|^[ \t]*=+[ \t]*$|<h1\b/im.test(text)) return undefined;
  const parse = format === 'mdx' ? parseMdx : parseMarkdown;
  return titleHeading(parse(text, { ...NOWHERE, ...dialect }).tokens);
}

/** What readers see of a line of Markdown, as plain text. */
export function plainText(line: string, dialect: ReadingOptions): string {
  return inlineText(parseLine(line, { ...NOWHERE, ...dialect }).flatMap(({ children }) => children ?? []));
}
