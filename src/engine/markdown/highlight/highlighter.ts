import { escapeText } from '../escape-text.ts';
import type { CodeBlock } from '../types.ts';
import { HighlightCache, keyOf } from './cache.ts';
import { canonicalLanguage } from './languages.ts';
import { mayHaveTags, PLAIN_TEXT } from './templates.ts';
import { createTokenizer, type Snippet, type Tokenizer } from './tokenizer.ts';
import { createWorkerTokenizer } from './worker-tokenizer.ts';

/** Highlights code blocks; see theme.ts for the classes that the site styles. */
export interface Highlighter {
  /** HTML of each block (`<pre>…</pre>`), in the order given. Code in an unknown language stays plain. */
  highlight(blocks: CodeBlock[]): Promise<string[]>;
  /**
   * Keeps what was highlighted for the next build. Does nothing without a cache directory.
   *
   * @throws the file system's error; highlighting goes on as before
   */
  save(): Promise<void>;
}

/** Where and how code is highlighted; without options, in this thread and for this process only. */
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
  /** what the tokenizer is at work on: the editions of a page are rendered side by side, and most of their blocks are equal */
  const underWay = new Map<string, Promise<string>>();

  /** Starts on snippets that are not known yet, all at once. */
  function start(snippets: ReadonlyMap<string, Snippet>): void {
    if (snippets.size === 0) return;
    tokenizer ??= thread ? createWorkerTokenizer() : createTokenizer();
    const all = tokenizer.tokenize([...snippets.values()]);
    [...snippets.keys()].forEach((key, index) => {
      const take = async (): Promise<string> => {
        const html = (await all)[index]!;
        cache.set(key, html);
        underWay.delete(key);
        return html;
      };
      underWay.set(key, take());
    });
  }

  return {
    async highlight(blocks) {
      const missing = new Map<string, Snippet>();
      const keys = blocks.map(({ code, language: name }) => {
        const language = canonicalLanguage(name) || (mayHaveTags(code) ? PLAIN_TEXT.name : '');
        const key = language === '' ? undefined : keyOf(language, code);
        if (key !== undefined && cache.get(key) === undefined && !underWay.has(key))
          missing.set(key, { code, language });
        return key;
      });
      start(missing);
      const html = keys.map((key, index) =>
        key === undefined ? escapeText(blocks[index]!.code) : (cache.get(key) ?? underWay.get(key)!),
      );
      return (await Promise.all(html)).map((code, index) => renderBlock(blocks[index]!, code));
    },
    save: () => cache.save(),
  };
}

/** A block's `<pre>`. Lines become elements only when some are marked or all are numbered. */
function renderBlock({ marked, firstLine, numberEvery = 1 }: CodeBlock, html: string): string {
  // A wide block scrolls, by keyboard too.
  const start = '<pre tabindex="0"';
  if (marked.length === 0 && firstLine === undefined) return `${start}><code>${html}</code></pre>`;
  const isMarked = new Set(marked);
  const isNumbered = firstLine !== undefined;
  const lines = html.split('\n').map((line, i, all) => {
    const end = i + 1 < all.length ? '\n' : '';
    const own = isNumbered && (firstLine + i) % numberEvery === 0 ? firstLine + i : '';
    const number = isNumbered ? ` data-number="${own}"` : '';
    if (isMarked.has(i + 1)) return `<span class="line marked"${number}>${line}${end}</span>`;
    return isNumbered ? `<span class="line"${number}>${line}${end}</span>` : line + end;
  });
  return `${start}${isNumbered ? ' class="numbered"' : ''}><code>${lines.join('')}</code></pre>`;
}
