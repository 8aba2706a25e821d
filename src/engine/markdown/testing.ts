import { escapeText } from './escape-text.ts';
import { renderMarkdown } from './markdown.ts';
import type { MarkdownOptions, RenderedMarkdown } from './types.ts';

/** Options for tests: targets stay as they are, pictures are 800 × 400, code is not highlighted. */
export const testOptions: MarkdownOptions = {
  resolveLink: (target) => target,
  resolveImage: (target) => ({ url: target, width: 800, height: 400 }),
  resolveFile: (target) => target,
  highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
};

/** Renders lines of Markdown for a test. */
export function render(lines: string[], options: Partial<MarkdownOptions> = {}): Promise<RenderedMarkdown> {
  return renderMarkdown(lines.join('\n'), { ...testOptions, ...options });
}

/** The HTML of lines of Markdown. */
export async function html(...lines: string[]): Promise<string> {
  return (await render(lines)).html.trim();
}
