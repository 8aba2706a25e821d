import type { Place } from '../place.ts';
import { type Branch, withOuterBranches } from './condition.ts';
import type { OutputSite } from './output-site.ts';
import type { SourceMap } from './source-map.ts';
import { readMarks, type Stretch, type Via } from './stretches.ts';
import { lineOffsets } from './syntax.ts';

/** A part of one line of templated text that has one origin. */
export interface Span {
  text: string;
  place: Place;
  /** where it was printed, when it was made elsewhere: tags that call a macro or print a captured text, outermost first */
  via: readonly Place[];
  /** the same in every variant of the page that has it, and another for each call of a macro, include and round of a loop */
  key: string;
  /** every branch around it, outermost first: those around the tags that print it come before those around its own place */
  branches: readonly Branch[];
  /** what the `{{ … }}` says that the text came out of; undefined for text of the source itself */
  expression: string | undefined;
}

/** Where lines of templated text come from. */
export interface Origin {
  /**
   * one for each part of the lines that has an origin of its own, in order: the same in every variant of the page that has the
   * part, another for each round of a loop and each call of a macro
   */
  keys: readonly string[];
  /** of the first character that is not a space */
  place: Place;
  /** the tags that print it there, when it was made elsewhere, outermost first */
  via: readonly Place[];
  /** the branches around all of it, outermost first */
  branches: readonly Branch[];
}

/** Knows of every character of a rendering which file, line and conditions it came from. */
export class Provenance {
  readonly #text: string;
  readonly #stretches: Stretch[];
  readonly #map: SourceMap;
  #lineStarts: number[] | undefined;
  #keyedLines: (readonly { span: Span; key: string }[])[] | undefined;

  private constructor(text: string, stretches: Stretch[], map: SourceMap) {
    this.#text = text;
    this.#stretches = stretches;
    this.#map = map;
  }

  /**
   * Reads a compiled template's output with its marks.
   *
   * @param literals where each line of a long text that a page sets (`{% set name = "…" %}`) begins, by that text
   */
  static read(
    marked: string,
    {
      sites,
      map,
      literals,
    }: { sites: readonly OutputSite[]; map: SourceMap; literals: ReadonlyMap<string, readonly number[]> },
  ): { text: string; provenance: Provenance } {
    const { text, stretches } = readMarks(marked, sites, literals);
    return { text, provenance: new Provenance(text, stretches, map) };
  }

  /** Number of lines of the templated text. */
  get lineCount(): number {
    return this.#lines().length;
  }

  /** The writer's place of a line of the templated text (from 0): of its first character that is not a space. */
  place(line: number): Place {
    return this.#map.place(this.sourceOffset(line));
  }

  /**
   * The offset in the expanded text, includes in place, that a line (from 0) of the templated text came from: of its
   * first character that is not a space. All variants share the expanded text.
   */
  sourceOffset(line: number): number {
    const start = this.#lines()[line] ?? this.#text.length;
    return this.#sourceOf(this.#skipSpace(start, this.#text.length));
  }

  /** Where lines (from 0, the last one excluded) of the templated text come from. */
  origin(from: number, to: number): Origin {
    const parts = this.#keyed().slice(from, to).flat();
    let branches: readonly Branch[] = parts[0]?.span.branches ?? [];
    for (const { span } of parts) {
      const differs = branches.findIndex((branch, index) => branch !== span.branches[index]);
      if (differs >= 0) branches = branches.slice(0, differs);
    }
    const first = parts[0]?.span;
    return {
      keys: parts.map(({ key }) => key),
      place: first?.place ?? this.place(from),
      via: first?.via ?? [],
      branches,
    };
  }

  /** The parts of every line that a reader would see, with their keys. */
  #keyed(): readonly (readonly { span: Span; key: string }[])[] {
    if (this.#keyedLines) return this.#keyedLines;
    const counts = new Map<string, number>();
    this.#keyedLines = this.#lines().map((_, line) =>
      this.spans(line)
        .filter(({ text }) => text.trim() !== '')
        .map((span) => {
          // What prints one text twice at one place is nothing that the template says.
          const nth = (counts.get(span.key) ?? 0) + 1;
          counts.set(span.key, nth);
          return { span, key: `${span.key} ${nth}` };
        }),
    );
    return this.#keyedLines;
  }

  /** The first offset from `start` that holds no space; `start` itself when there is none before `end`. */
  #skipSpace(start: number, end: number): number {
    let offset = start;
    while (offset < end && (this.#text[offset] === ' ' || this.#text[offset] === '\t')) offset++;
    return offset < end ? offset : start;
  }

  /** The parts of a line of the templated text (from 0), in order. */
  spans(line: number): Span[] {
    const lines = this.#lines();
    const start = lines[line];
    if (start === undefined) return [];
    const end = line + 1 < lines.length ? lines[line + 1]! - 1 : this.#text.length;
    const spans: Span[] = [];
    let offset = start;
    for (
      let index = this.#indexAt(start);
      index < this.#stretches.length && (offset < end || spans.length === 0);
      index++
    ) {
      const until = Math.min(end, this.#stretches[index + 1]?.start ?? end);
      if (until <= offset && offset < end) continue;
      const { site, via } = this.#stretches[index]!;
      const around = chainOf(via);
      const source = this.#sourceOf(this.#skipSpace(offset, until));
      const sites = [...around.map((each) => each.site), site];
      spans.push({
        text: this.#text.slice(offset, until),
        place: this.#map.place(source),
        via: around
          .filter((each) => each.site.kind === 'print')
          .map((each) => this.#map.place(each.site.offset)),
        key: [...around.map(({ site: { offset: at }, round }) => [at, round].join('.')), source].join('>'),
        branches: [...new Set(sites.flatMap(({ branch }) => withOuterBranches(branch)))],
        expression: site.expression,
      });
      offset = until;
    }
    return spans;
  }

  #sourceOf(offset: number): number {
    const stretch = this.#stretches[this.#indexAt(offset)];
    if (!stretch) return 0;
    // Text is copied as it stands, so the way into the stretch is as long in the source.
    return stretch.source === undefined ? stretch.site.offset : stretch.source + offset - stretch.start;
  }

  /** The last stretch that begins at or before an offset. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#stretches[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #lines(): number[] {
    this.#lineStarts ??= lineOffsets(this.#text);
    return this.#lineStarts;
  }
}

/** Printing tags and rounds, outermost first. */
function chainOf(via: Via | undefined): Via[] {
  const found: Via[] = [];
  for (let each = via; each; each = each.outer) found.push(each);
  return found.reverse();
}
