import type { HighlighterCore } from 'shiki/core';
import type { IGrammar, StateStack } from 'shiki/textmate';
import { escapeText } from '../escape-text.ts';
import { LineMemory } from './line-memory.ts';
import { classAt, inserted, type Run, runsOf } from './runs.ts';
import { PLAIN_TEXT, TEMPLATE_GRAMMAR, tagPolicy, templateTags, withoutTags } from './templates.ts';
import { CLASSES, THEME } from './theme.ts';

/** Lines longer than this stay plain: minified code is not for reading, and would take seconds. */
const MAX_LINE = 5000;
/**
 * Milliseconds for one line. Far above what any line needs, on a busy machine and with a grammar that is still being
 * compiled too: a lower limit made the colours depend on the load.
 */
const TIME_LIMIT = 20_000;

/** Code in a language, by its canonical name. */
export interface Snippet {
  code: string;
  language: string;
}

/** Turns code into HTML lines; made once per process, when the first block is not in the cache. */
export interface Tokenizer {
  /**
   * HTML of each snippet's lines, joined by line breaks; no element goes over a line's end. Code in a language that there
   * is not comes back plain.
   */
  tokenize(snippets: readonly Snippet[]): Promise<string[]>;
}

/** A tokenizer in this thread. Shiki is loaded with its first snippet, and a language with the first in it. */
export function createTokenizer(): Tokenizer {
  let shiki: Promise<Grammars> | undefined;
  return {
    async tokenize(snippets) {
      shiki ??= loadShiki();
      const { load, highlight } = await shiki;
      const html: string[] = [];
      for (const { code, language } of snippets) {
        html.push((await load(language)) ? orPlain(code, () => highlight(code, language)) : escapeText(code));
      }
      return html;
    },
  };
}

/** Code that a grammar fails at stays plain: that of Markdown cannot go on behind some lines with `$$`. */
function orPlain(code: string, highlight: () => string): string {
  try {
    return highlight();
  } catch {
    return escapeText(code);
  }
}

interface Grammars {
  /** loads a language; false when there is none of that name */
  load(language: string): Promise<boolean>;
  highlight(code: string, language: string): string;
}

async function loadShiki(): Promise<Grammars> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, { bundledLanguages }, { INITIAL }] =
    await Promise.all([
      import('shiki/core'),
      import('shiki/engine/javascript'),
      import('shiki/langs'),
      import('shiki/textmate'),
    ]);
  const shiki: HighlighterCore = await createHighlighterCore({
    themes: [THEME],
    langs: [TEMPLATE_GRAMMAR, PLAIN_TEXT],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const { colorMap } = shiki.setTheme('variorum');
  const classes = colorMap.map((color) => CLASSES[Number.parseInt(color?.slice(1) ?? '0', 16) - 1]);
  const loaders = new Map(Object.entries(bundledLanguages));
  const loading = new Map([[PLAIN_TEXT.name, Promise.resolve(true)]]);
  const template = shiki.getLanguage(TEMPLATE_GRAMMAR.name);
  const memories = new Map<string, LineMemory>();

  return {
    load(language) {
      let result = loading.get(language);
      if (!result) {
        const loader = loaders.get(language);
        result = loader ? shiki.loadLanguage(loader).then(() => true) : Promise.resolve(false);
        loading.set(language, result);
      }
      return result;
    },
    highlight(code, language) {
      const grammar = shiki.getLanguage(language);
      const policy = tagPolicy(language);
      const memory = memories.get(language) ?? new LineMemory();
      memories.set(language, memory);
      /** The runs of a line in a state, and the state after it. */
      const read = (line: string, state: StateStack, source: IGrammar = grammar) => {
        const { tokens, ruleStack } = source.tokenizeLine2(line, state, TIME_LIMIT);
        return { runs: runsOf(tokens, classes), after: ruleStack };
      };
      let state = INITIAL;
      const lines = code.split('\n').map((line) => {
        if (line.length > MAX_LINE) return escapeText(line);
        const { html, after } = memory.get(state, line, () => {
          const tags = policy === 'none' ? [] : templateTags(line);
          const { runs, after } = read(policy === 'all' ? withoutTags(line, tags) : line, state);
          const inRuns = tags
            .filter(({ start }) => policy === 'all' || classAt(runs, start) === 'string')
            .map(({ start, end }) => ({
              start,
              end,
              runs: read(line.slice(start, end), INITIAL, template).runs,
            }));
          return { html: renderLine(line, inserted(runs, inRuns)), after };
        });
        state = after;
        return html;
      });
      return lines.join('\n');
    },
  };
}

/** Writes one element for each run of equal classes; spaces belong to the run before them. */
function renderLine(line: string, runs: readonly Run[]): string {
  let html = '';
  let text = '';
  let className: string | undefined;
  const flush = () => {
    if (text !== '')
      html +=
        className === undefined ? escapeText(text) : `<span class="${className}">${escapeText(text)}</span>`;
    text = '';
  };
  for (const [index, { start, name }] of runs.entries()) {
    const part = line.slice(start, runs[index + 1]?.start ?? line.length);
    if (name !== className && part.trim() !== '') {
      flush();
      className = name;
    }
    text += part;
  }
  flush();
  return html;
}
