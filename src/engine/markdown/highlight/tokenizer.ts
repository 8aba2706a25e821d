import type { HighlighterCore } from 'shiki/core';
import { escapeText } from '../escape-text.ts';
import { LineMemory } from './line-memory.ts';
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
        html.push((await load(language)) ? highlight(code, language) : escapeText(code));
      }
      return html;
    },
  };
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
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const { colorMap } = shiki.setTheme('variorum');
  const classes = colorMap.map((color) => CLASSES[Number.parseInt(color?.slice(1) ?? '0', 16) - 1]);
  const loaders = new Map(Object.entries(bundledLanguages));
  const loading = new Map<string, Promise<boolean>>();
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
      const memory = memories.get(language) ?? new LineMemory();
      memories.set(language, memory);
      let state = INITIAL;
      const lines = code.split('\n').map((line) => {
        if (line.length > MAX_LINE) return escapeText(line);
        const { html, after } = memory.get(state, line, () => {
          const { tokens, ruleStack } = grammar.tokenizeLine2(line, state, TIME_LIMIT);
          return { html: renderLine(line, tokens, classes), after: ruleStack };
        });
        state = after;
        return html;
      });
      return lines.join('\n');
    },
  };
}

/** Writes one element for each run of equal classes; spaces belong to the run before them. */
function renderLine(line: string, tokens: Uint32Array, classes: readonly (string | undefined)[]): string {
  let html = '';
  let run = '';
  let runClass: string | undefined;
  const flush = () => {
    if (run !== '')
      html +=
        runClass === undefined ? escapeText(run) : `<span class="${runClass}">${escapeText(run)}</span>`;
    run = '';
  };
  for (let i = 0; i < tokens.length; i += 2) {
    const text = line.slice(tokens[i], tokens[i + 2] ?? line.length);
    // vscode-textmate packs the number of the colour into these bits.
    const name = classes[(tokens[i + 1]! & 0xff8000) >>> 15];
    if (name !== runClass && text.trim() !== '') {
      flush();
      runClass = name;
    }
    run += text;
  }
  flush();
  return html;
}
