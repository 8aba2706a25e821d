import type { Env, StateInline, Token } from 'markdown-it';
import { DEFAULT_LANGUAGE, type Language } from '../language/language.ts';
import { lineOffsets } from '../line-offsets.ts';
import { inlineOffsets } from './sources/inline-offsets.ts';
import type {
  Heading,
  MarkdownKey,
  MarkdownOptions,
  MarkdownProblem,
  Quotation,
  Reference,
} from './types.ts';

/** A footnote: its number is 0 until something refers to it. */
export interface Footnote {
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
  readonly problems: MarkdownProblem[] = [];
  /** what each abbreviation stands for */
  readonly abbreviations = new Map<string, string>();
  readonly footnotes = new Map<string, Footnote>();
  /** line of the templated text at which the inline text being read begins */
  inlineLine = 0;
  #footnoteNumber = 0;
  #lineStarts: readonly number[] | undefined;
  /** where the lines of each inline text end */
  readonly #lineEnds = new WeakMap<StateInline, number[]>();

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
    const offsets = inlineOffsets(inline, source, this.#lineStartsOf(source));
    const end = inline.content.length;
    return offsets && { text, range: { from: offsets.offset(0), to: offsets.offset(end - 1) + 1 } };
  }

  #lineStartsOf(source: string): readonly number[] {
    // Looked for once: a page may have thousands of mistakes.
    this.#lineStarts ??= lineOffsets(source);
    return this.#lineStarts;
  }

  /** The number of the next footnote that is referred to, from 1. */
  nextFootnote(): number {
    return ++this.#footnoteNumber;
  }

  /** The line of the templated text at which `position` of an inline text stands. */
  lineAt(state: StateInline, position: number): number {
    // Looked for once: a paragraph with thousands of links asks as often.
    const ends = this.#lineEnds.get(state) ?? lineEnds(state.src);
    this.#lineEnds.set(state, ends);
    return this.inlineLine + countBelow(ends, position);
  }
}

function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) ends.push(end);
  return ends;
}

/** How many of some numbers, the least of which comes first, are smaller than a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numbers[middle]! < limit) from = middle + 1;
    else to = middle;
  }
  return from;
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
