import type { MarkdownIt, Token } from 'markdown-it';
import { codeBlocks } from './blocks/fences.ts';
import { identify, type ParsedText } from './ids.ts';
import { Page } from './page.ts';
import { createParser } from './parser.ts';
import { titleHeading } from './title.ts';
import type { MarkdownOptions, RenderedMarkdown } from './types.ts';

/** An edition's text on its way: parsed, with headings whose ids are still open. */
export interface ParsedMarkdown extends ParsedText {
  dialect: MarkdownIt;
}

const parser = createParser();

/**
 * Reads a text after templating (without frontmatter, line ends `\n`) in the dialect of Contract 3. BASE_PATH passes
 * through unchanged, wherever it stands. What it links to and shows is asked of `options` at once.
 *
 * @param readers how many variants read this text
 * @param dialect MDX has one of its own
 */
export function parseMarkdown(
  text: string,
  options: MarkdownOptions,
  readers = 1,
  dialect = parser,
): ParsedMarkdown {
  const page = new Page(options);
  return { tokens: dialect.parse(text, { page }), page, readers, dialect };
}

/** Reads a text that is no page but a line of one, such as a description: marks within it, and no blocks. */
export function parseLine(text: string, options: MarkdownOptions): Token[] {
  return parser.parseInline(text, { page: new Page(options) });
}

/**
 * Writes a parsed text as HTML, with what it links to, shows and gets wrong. Its headings must have their ids:
 * {@link identify} gives them to all editions of a page together.
 */
export async function writeMarkdown({ tokens, page, dialect }: ParsedMarkdown): Promise<RenderedMarkdown> {
  const blocks = codeBlocks(tokens);
  if (blocks.length > 0) {
    const highlighted = await page.options.highlight(blocks.map(({ block }) => block));
    blocks.forEach(({ setHtml }, i) => {
      setHtml(highlighted[i] ?? '');
    });
  }
  const { headings, links, images, problems } = page;
  return {
    html: dialect.renderer.render(tokens, dialect.options, { page }),
    title: titleHeading(tokens),
    headings,
    links,
    images,
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}

/** Renders a text that is the only edition of its page. */
export function renderMarkdown(text: string, options: MarkdownOptions): Promise<RenderedMarkdown> {
  const parsed = parseMarkdown(text, options);
  identify([parsed]);
  return writeMarkdown(parsed);
}

/** Renders a short text at once, without colours in its code: what stands around pages and not in them. */
export function renderAtOnce(
  text: string,
  options: Omit<MarkdownOptions, 'highlight'>,
): Pick<RenderedMarkdown, 'html' | 'links' | 'images' | 'problems'> {
  const parsed = parseMarkdown(text, { ...options, highlight: async () => [] });
  identify([parsed]);
  const { tokens, page, dialect } = parsed;
  const { links, images, problems } = page;
  return { html: dialect.renderer.render(tokens, dialect.options, { page }), links, images, problems };
}
