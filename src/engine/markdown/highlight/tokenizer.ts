import type { LanguageRegistration } from 'shiki/core';
import type { IGrammar, StateStack } from 'shiki/textmate';
import { escapeText } from '../escape-text.ts';
import { LineMemory } from './line-memory.ts';
import { classAt, inserted, type Run, runsOf } from './runs.ts';
import { highlightSession, typedLanguage } from './sessions.ts';
import { PLAIN_TEXT, TEMPLATE_GRAMMAR, tagPolicy, templateTags, withoutTags } from './templates.ts';
import { CLASSES, THEME } from './theme.ts';

/** Lines longer than this stay plain: minified code is not for reading, and would take seconds. */
const MAX_LINE = 5000;
/**
 * Milliseconds for one line. Far above what any line needs, on a busy machine and with a grammar that is still being
 * compiled too: a lower limit made the colours depend on the load.
 */
const TIME_LIMIT = 20_000;
/**
 * Languages that are coloured where they stand inside another that does not always need them, such as in a fence in Markdown: those that
 * are written most. They are the same whatever was highlighted before, so that no colour depends on the order of pages.
 */
const INSIDE_OTHERS = 'css html java javascript json python shellscript typescript yaml'.split(' ');

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
        const typed = typedLanguage(language);
        const coloured = (part: string): string => orPlain(part, () => highlight(part, typed));
        html.push(
          (await load(typed))
            ? (highlightSession(code, language, coloured) ?? coloured(code))
            : escapeText(code),
        );
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
  const openShiki = async () => {
    const shiki = await createHighlighterCore({
      themes: [THEME],
      langs: [TEMPLATE_GRAMMAR, PLAIN_TEXT],
      engine: createJavaScriptRegexEngine({ forgiving: true }),
      warnings: false,
    });
    return { shiki, ...shiki.setTheme('variorum') };
  };
  const { shiki: common, colorMap } = await openShiki();
  const classes = colorMap.map((color) => CLASSES[Number.parseInt(color?.slice(1) ?? '0', 16) - 1]);
  const loaders = new Map(Object.entries(bundledLanguages));
  const template = common.getLanguage(TEMPLATE_GRAMMAR.name);
  const grammars = new Map([[PLAIN_TEXT.name, common.getLanguage(PLAIN_TEXT.name)]]);
  const loading = new Map([[PLAIN_TEXT.name, Promise.resolve(true)]]);
  const memories = new Map<string, LineMemory>();

  const loadGrammar = async (language: string): Promise<boolean> => {
    const registrations = (await loaders.get(language)?.())?.default;
    if (!registrations) return false;
    const shiki = mixes(registrations) ? (await openShiki()).shiki : common;
    const inside = registrations.flatMap(({ embeddedLangsLazy = [] }) => embeddedLangsLazy);
    // They come first: Shiki would make the grammar again for each that comes later.
    for (const name of INSIDE_OTHERS) if (inside.includes(name)) await shiki.loadLanguage(loaders.get(name)!);
    await shiki.loadLanguage(registrations);
    grammars.set(language, shiki.getLanguage(language));
    return true;
  };

  return {
    load(language) {
      const result = loading.get(language) ?? loadGrammar(language);
      loading.set(language, result);
      return result;
    },
    highlight(code, language) {
      const grammar = grammars.get(language)!;
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

/**
 * Whether a grammar is another one when others are loaded, or makes others so: it would take them in where it can, or stand in them. It
 * gets a Shiki of its own.
 */
function mixes(registrations: readonly LanguageRegistration[]): boolean {
  return registrations.some(
    ({ embeddedLangsLazy = [], injectTo = [] }) => embeddedLangsLazy.length + injectTo.length > 0,
  );
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
