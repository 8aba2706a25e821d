import type { MarkdownIt } from 'markdown-it';
import { codeBlocks } from './fences.ts';
import { Page } from './page.ts';
import { createParser } from './parser.ts';
import type { MarkdownOptions, RenderedMarkdown } from './types.ts';

const parser = createParser();

/** Renders Markdown in the dialect of Contract 3. */
export interface Markdown {
  /**
   * Takes a text after templating (without frontmatter, line ends `\n`) and returns its HTML with what it links to,
   * shows and gets wrong. BASE_PATH passes through unchanged, wherever it stands.
   */
  render(text: string): Promise<RenderedMarkdown>;
}

/** Makes a renderer that asks `options` for URLs, pictures and highlighted code. */
export function createMarkdown(options: MarkdownOptions): Markdown {
  return { render: (text) => renderWith(parser, options, text) };
}

/** Renders a text with a parser of the dialect; MDX has one of its own. */
export async function renderWith(
  dialect: MarkdownIt,
  options: MarkdownOptions,
  text: string,
): Promise<RenderedMarkdown> {
  const page = new Page(options);
  const env = { page };
  const tokens = dialect.parse(text, env);
  const blocks = codeBlocks(tokens);
  if (blocks.length > 0) {
    const highlighted = await options.highlight(blocks.map(({ block }) => block));
    blocks.forEach(({ setHtml }, i) => {
      setHtml(highlighted[i] ?? '');
    });
  }
  const { headings, links, images, problems } = page;
  return {
    html: dialect.renderer.render(tokens, dialect.options, env),
    title: headings.find((heading) => heading.depth === 1)?.text,
    headings,
    links,
    images,
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}
