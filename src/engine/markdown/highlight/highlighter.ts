import type { CodeBlock } from '../types.ts';
import { HighlightCache } from './cache.ts';
import { canonicalLanguage } from './languages.ts';
import { createTokenizer, escapeHtml, type Tokenizer } from './tokenizer.ts';

/** Highlights code blocks; see theme.ts for the classes that the site styles. */
export interface Highlighter {
  /** HTML of each block (`<pre>…</pre>`), in the order given. Code in an unknown language stays plain. */
  highlight(blocks: CodeBlock[]): Promise<string[]>;
  /** Keeps what was highlighted for the next build. Does nothing without a cache directory. */
  save(): Promise<void>;
}

/**
 * Makes a highlighter. Each distinct block is highlighted once per process, and not again in later builds when
 * `cacheDir` names a directory. Shiki is loaded when the first block needs it, and a language with its first block.
 */
export async function createHighlighter(options: { cacheDir?: string } = {}): Promise<Highlighter> {
  const cache = await HighlightCache.open(options.cacheDir);
  let tokenizer: Promise<Tokenizer> | undefined;

  async function highlightedLines({ code, language }: CodeBlock): Promise<string> {
    if (language === '') return escapeHtml(code);
    const name = canonicalLanguage(language);
    const known = cache.get(name, code);
    if (known !== undefined) return known;
    tokenizer ??= createTokenizer();
    const { load, tokenize } = await tokenizer;
    const html = (await load(name)) ? tokenize(code, name) : escapeHtml(code);
    cache.set(name, code, html);
    return html;
  }

  return {
    async highlight(blocks) {
      const result: string[] = [];
      for (const block of blocks) result.push(renderBlock(block, await highlightedLines(block)));
      return result;
    },
    save: () => cache.save(),
  };
}

/** A block's `<pre>`. Lines become elements only when some are marked or all are numbered. */
function renderBlock({ marked, firstLine }: CodeBlock, html: string): string {
  // A wide block scrolls, by keyboard too.
  const start = '<pre tabindex="0"';
  if (marked.length === 0 && firstLine === undefined) return `${start}><code>${html}</code></pre>`;
  const isMarked = new Set(marked);
  const isNumbered = firstLine !== undefined;
  const lines = html.split('\n').map((line, i, all) => {
    const end = i + 1 < all.length ? '\n' : '';
    if (isMarked.has(i + 1)) return `<span class="line marked">${line}${end}</span>`;
    return isNumbered ? `<span class="line">${line}${end}</span>` : line + end;
  });
  const numbered = isNumbered ? ` class="numbered" style="--first-line: ${firstLine}"` : '';
  return `${start}${numbered}><code>${lines.join('')}</code></pre>`;
}
