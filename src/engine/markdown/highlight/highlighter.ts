import type { CodeBlock } from '../types.ts';
import { HighlightCache } from './cache.ts';
import { canonicalLanguage } from './languages.ts';
import { createTokenizer, escapeHtml, type Snippet, type Tokenizer } from './tokenizer.ts';
import { createWorkerTokenizer } from './worker-tokenizer.ts';

/** Highlights code blocks; see theme.ts for the classes that the site styles. */
export interface Highlighter {
  /** HTML of each block (`<pre>…</pre>`), in the order given. Code in an unknown language stays plain. */
  highlight(blocks: CodeBlock[]): Promise<string[]>;
  /** Keeps what was highlighted for the next build. Does nothing without a cache directory. */
  save(): Promise<void>;
}

export interface HighlighterOptions {
  /** where highlighted blocks are kept between builds */
  cacheDir?: string;
  /** highlights in a thread of its own, while pages go on rendering: pays when there are many pages */
  thread?: boolean;
}

/**
 * Makes a highlighter. Each distinct block is highlighted once per process, and not again in later builds when
 * `cacheDir` names a directory. Shiki is loaded when the first block needs it, and a language with its first block.
 */
export async function createHighlighter({
  cacheDir,
  thread = false,
}: HighlighterOptions = {}): Promise<Highlighter> {
  const cache = await HighlightCache.open(cacheDir);
  let tokenizer: Tokenizer | undefined;

  return {
    async highlight(blocks) {
      const snippets = blocks.map(({ code, language }) => ({ code, language: canonicalLanguage(language) }));
      const missing = snippets.filter(
        ({ code, language }) => language !== '' && cache.get(language, code) === undefined,
      );
      if (missing.length > 0) {
        tokenizer ??= thread ? createWorkerTokenizer() : createTokenizer();
        const html = await tokenizer.tokenize(missing);
        missing.forEach(({ code, language }, index) => {
          cache.set(language, code, html[index]!);
        });
      }
      return snippets.map((snippet, index) => renderBlock(blocks[index]!, htmlOf(snippet, cache)));
    },
    save: () => cache.save(),
  };
}

function htmlOf({ code, language }: Snippet, cache: HighlightCache): string {
  return (language === '' ? undefined : cache.get(language, code)) ?? escapeHtml(code);
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
