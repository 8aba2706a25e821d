import type { MarkdownIt, Token } from 'markdown-it';
import { codeBlocks } from './blocks/fences.ts';
import { Collector } from './collector.ts';
import { writeFormulas } from './formula-html.ts';
import { identify, type ParsedText } from './ids.ts';
import { createParser } from './parser.ts';
import { locateTokens } from './sources/located-parser.ts';
import { titleHeading } from './title.ts';
import type { MarkdownOptions, RenderedMarkdown } from './types.ts';

/** An edition's text on its way: parsed, with headings whose ids are still open. */
export interface ParsedMarkdown extends ParsedText {
  dialect: MarkdownIt;
}

const parser = locateTokens(createParser());

/**
 * Reads a text after templating (without frontmatter, line ends `\n`) in the dialect of Contract 3. BASE_PATH passes
 * through unchanged, wherever it stands. What it links to and shows is asked of `options` at once.
 *
 * @param readers how many variants read this text
 * @param dialect its parser, which keeps nothing of a page; MDX has one of its own
 */
export function parseMarkdown(
  text: string,
  options: MarkdownOptions,
  readers = 1,
  dialect = parser,
): ParsedMarkdown {
  const collector = new Collector(options);
  return { tokens: dialect.parse(text, { collector }), collector, readers, dialect };
}

/** Reads a text that is no page but a line of one, such as a description: marks within it, and no blocks. */
export function parseLine(text: string, options: MarkdownOptions): Token[] {
  return parser.parseInline(text, { collector: new Collector(options) });
}

/**
 * Writes a parsed text as HTML, with what it links to, shows and gets wrong. Its headings must have their ids:
 * {@link identify} gives them to all editions of a page together.
 */
export async function writeMarkdown(parsed: ParsedMarkdown): Promise<RenderedMarkdown> {
  await highlightCode(parsed);
  const { tokens, collector } = parsed;
  const { headings, links, images, files, problems } = collector;
  return {
    html: htmlOf(parsed, tokens),
    title: titleHeading(tokens),
    headings,
    links,
    images,
    files,
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}

/** Has the code of a parsed text highlighted and its formulas set, once, before any of it is written. */
export async function highlightCode({ tokens, collector }: ParsedMarkdown): Promise<void> {
  await writeFormulas(tokens, collector);
  const blocks = codeBlocks(tokens, collector.options);
  if (blocks.length === 0) return;
  const highlighted = await collector.options.highlight(blocks.map(({ block }) => block));
  blocks.forEach(({ setHtml }, i) => {
    setHtml(highlighted[i] ?? '');
  });
}

/** Signs that Python-Markdown takes off wherever they stand: nobody sees them, and they come with what was pasted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant
const CONTROLS = /[\u0002\u0003]/g;

/** Writes some tokens of a parsed text as HTML. */
export function htmlOf(
  { collector, dialect }: Pick<ParsedMarkdown, 'collector' | 'dialect'>,
  tokens: readonly Token[],
): string {
  return dialect.renderer.render(tokens as Token[], dialect.options, { collector }).replace(CONTROLS, '');
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
  const { links, images, problems } = parsed.collector;
  return { html: htmlOf(parsed, parsed.tokens), links, images, problems };
}
