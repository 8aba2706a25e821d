import type { Env, StateInline, Token } from 'markdown-it';
import { DEFAULT_LANGUAGE, type Language } from '../language/language.ts';
import { lastAtOrBefore } from '../last-at-or-before.ts';
import { lineOffsets } from '../line-offsets.ts';
import type { TextRange } from '../place.ts';
import { inlineOffsets } from './sources/inline-offsets.ts';
import type { TextOffsets } from './sources/text-offsets.ts';
import type {
  Heading,
  HtmlPart,
  MarkdownKey,
  MarkdownOptions,
  MarkdownProblem,
  Quotation,
  Reference,
} from './types.ts';

/** A footnote: its number is 0 unless it is shown. */
export interface Footnote {
  /** from 1, in the order of the definitions; 0 until the whole page is read */
  number: number;
  references: number;
  /** line of its definition */
  line: number;
}

/**
 * What one rendering collects, handed to every rule through markdown-it's `env`. The parser itself is shared by all
 * pages and holds no state.
 */
export class Collector {
  readonly options: MarkdownOptions;
  readonly language: Language<MarkdownKey>;
  readonly headings: Heading[] = [];
  readonly links: Reference[] = [];
  readonly images: Reference[] = [];
  /** what raw HTML shows or plays besides: `srcset`, `poster`, `<video src>` */
  readonly files: Reference[] = [];
  /** what it has of raw HTML: tags are in the order of the text */
  readonly html: HtmlPart[] = [];
  readonly problems: MarkdownProblem[] = [];
  /** where the target of each definition of links stands in the text, by its normalised name */
  readonly definitions = new Map<string, TextRange>();
  /** by the target of a definition that counts: those of the ones above it with the same name, which other parsers take */
  readonly overruled = new Map<TextRange, readonly TextRange[]>();
  /** what each abbreviation stands for */
  readonly abbreviations = new Map<string, string>();
  readonly footnotes = new Map<string, Footnote>();
  /** line of the templated text at which the inline text being read begins */
  inlineLine = 0;
  #lineStarts: readonly number[] | undefined;
  /** where the lines of each inline text begin */
  readonly #lines = new WeakMap<StateInline, number[]>();

  constructor(options: MarkdownOptions) {
    this.options = options;
    this.language = options.language ?? DEFAULT_LANGUAGE;
  }

  /** Notes something that the writer should know about `line` (from 0). */
  warn(rule: string, message: string, line: number, hint?: string, quotes?: Quotation): void {
    this.problems.push({
      severity: 'warning',
      rule,
      message,
      line,
      ...(hint === undefined ? {} : { hint }),
      ...(quotes && { quotes }),
    });
  }

  /** Quotes all of an inline text. */
  quotationOf(text: string, inline: Token, source: string): Quotation | undefined {
    const offsets = this.offsetsOf(inline, source);
    return offsets && { text, range: offsets.range({ from: 0, to: inline.content.length }) };
  }

  /** Leads positions of an inline text to offsets of the whole text, `source`; undefined for what does not stand there. */
  offsetsOf(inline: Token, source: string): TextOffsets | undefined {
    // Looked for once: a page may have thousands of links and mistakes.
    this.#lineStarts ??= lineOffsets(source);
    return inlineOffsets(inline, source, this.#lineStarts);
  }

  /** Notes a definition of links: where its target stands. It counts instead of those above it with the same name. */
  define(name: string, target: TextRange): void {
    const above = this.definitions.get(name);
    if (above) this.overruled.set(target, [...(this.overruled.get(above) ?? []), above]);
    this.definitions.set(name, target);
  }

  /** The line of the templated text at which `position` of an inline text stands. */
  lineAt(state: StateInline, position: number): number {
    // Looked for once: a paragraph with thousands of links asks as often.
    const lines = this.#lines.get(state) ?? lineOffsets(state.src);
    this.#lines.set(state, lines);
    return this.inlineLine + lastAtOrBefore(lines, position, (offset) => offset);
  }
}

/**
 * The page that a rule works on.
 *
 * @throws Error when markdown-it was called without one, which is a mistake of the program
 */
export function collectorOf(env: Env | undefined): Collector {
  const collector = env?.collector;
  if (collector instanceof Collector) return collector;
  throw new Error('The Markdown rules need a Collector in the environment, but were called without one.');
}
