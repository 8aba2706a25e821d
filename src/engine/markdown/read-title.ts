import { hash } from 'node:crypto';
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

/** How a text is read: what `site.yml` says of the dialect changes what readers see of a heading. */
type ReadingOptions = Readonly<Partial<MarkdownOptions>>;

/** By hashes: a text would keep the whole page in memory that it was cut out of. */
type Titles = Map<string, TitleHeading | undefined>;

/** Headings that were read, by what the dialect says: whoever writes opens the same content again and again, each time with another object for it. */
const bySaid = new Map<string, Titles>();
const byDialect = new WeakMap<ReadingOptions, Titles>();

function titlesOf(dialect: ReadingOptions): Titles {
  const known = byDialect.get(dialect);
  if (known) return known;
  const said = JSON.stringify(dialect);
  const titles: Titles = bySaid.get(said) ?? new Map();
  bySaid.set(said, titles);
  byDialect.set(dialect, titles);
  return titles;
}

/**
 * The heading that titles a text after templating, found by the parser that renders it.
 *
 * @param dialect how the page is read
 */
export function readTitle(
  text: string,
  format: 'md' | 'mdx',
  dialect: ReadingOptions,
): TitleHeading | undefined {
  if (text.length > SHORT) return read(text, format, dialect);
  const titles = titlesOf(dialect);
  const key = hash('sha1', `${format}\0${text}`, 'base64url');
  if (!titles.has(key)) {
    if (titles.size >= MOST) titles.clear();
    titles.set(key, read(text, format, dialect));
  }
  return titles.get(key);
}

function read(text: string, format: 'md' | 'mdx', dialect: ReadingOptions): TitleHeading | undefined {
  // Most texts without one need no parser to say so.
  const mayBeUnspaced = dialect.unspacedHeadings === true && /^[ \t>]*#/m.test(text);
  if (!mayBeUnspaced && !/^[ \t>]*#[ \t\p{Lu}\p{Lo}]|^[ \t]*=+[ \t]*$|<h1\b/imu.test(text)) return undefined;
  const parse = format === 'mdx' ? parseMdx : parseMarkdown;
  return titleHeading(parse(text, { ...NOWHERE, ...dialect }).tokens);
}

/** What readers see of a line of Markdown, as plain text. */
export function plainText(line: string, dialect: ReadingOptions): string {
  return inlineText(parseLine(line, { ...NOWHERE, ...dialect }).flatMap(({ children }) => children ?? []));
}
