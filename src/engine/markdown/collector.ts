import type { Env, StateInline } from 'markdown-it';
import { DEFAULT_LANGUAGE, type Language } from '../language/language.ts';
import type { Heading, MarkdownKey, MarkdownOptions, MarkdownProblem, Reference } from './types.ts';

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
  readonly #cursor = { source: '', position: 0, lines: 0 };

  constructor(options: MarkdownOptions) {
    this.options = options;
    this.language = options.language ?? DEFAULT_LANGUAGE;
  }

  /** Notes something that the writer should know about `line` (from 0). */
  warn(rule: string, message: string, line: number, hint?: string): void {
    this.problems.push({ severity: 'warning', rule, message, line, ...(hint === undefined ? {} : { hint }) });
  }

  /** The number of the next footnote that is referred to, from 1. */
  nextFootnote(): number {
    return ++this.#footnoteNumber;
  }

  /** The line of the templated text at which `position` of an inline text stands. */
  lineAt(state: StateInline, position: number): number {
    const cursor = this.#cursor;
    if (cursor.source !== state.src || cursor.position > position) {
      cursor.source = state.src;
      cursor.position = 0;
      cursor.lines = 0;
    }
    // Only the stretch since the last question is counted: a paragraph with many links stays linear.
    let newline = state.src.indexOf('\n', cursor.position);
    while (newline !== -1 && newline < position) {
      cursor.lines++;
      newline = state.src.indexOf('\n', newline + 1);
    }
    cursor.position = position;
    return this.inlineLine + cursor.lines;
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
