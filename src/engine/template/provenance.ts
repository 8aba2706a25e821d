import { BASE_PATH } from '../base-path.ts';
import { lastAtOrBefore } from '../last-at-or-before.ts';
import { lineOffsets } from '../line-offsets.ts';
import type { Place, TextRange } from '../place.ts';
import { type Origin, PartsOrigin, type Span } from './origin.ts';
import type { OutputSite } from './output-site.ts';
import type { SourceMap } from './source-map.ts';
import { callsAround, StretchSpan } from './stretch-span.ts';
import { readMarks, type Stretch } from './stretches.ts';

/** Knows of every character of a rendering which file, line and conditions it came from. */
export class Provenance {
  readonly #text: string;
  readonly #stretches: Stretch[];
  readonly #map: SourceMap;
  #lineStarts: number[] | undefined;
  #keyedLines: (readonly Span[])[] | undefined;

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

  /** Where a stretch of the templated text comes from. */
  origin({ from, to }: TextRange): Origin {
    return new PartsOrigin(this.#parts(from, to), () => this.#map.place(this.#sourceOf(from)));
  }

  /**
   * A stretch of the templated text as it is written, with `{{ name }}` in place of what it prints; undefined when it prints nothing.
   * Of what a tag prints, a part stays as it is: it says more than the name.
   */
  written({ from, to }: TextRange): string | undefined {
    let text = '';
    let hasVariables = false;
    for (let index = this.#indexAt(from); index < this.#stretches.length; index++) {
      const { site, start } = this.#stretches[index]!;
      if (start >= to) break;
      const end = this.#stretches[index + 1]?.start ?? this.#text.length;
      const part = this.#text.slice(Math.max(from, start), Math.min(to, end));
      const isWhole = part !== '' && part.length === end - start;
      // The prefix of a variant is abstract: all have the same.
      const isVariable = isWhole && site.expression !== undefined && part !== BASE_PATH;
      hasVariables ||= isVariable;
      text += isVariable ? `{{ ${site.expression} }}` : part;
    }
    return hasVariables ? text : undefined;
  }

  /** The offsets of lines (from 0, the last one excluded) of the templated text. */
  rangeOfLines(from: number, to: number): TextRange {
    const lines = this.#lines();
    return { from: lines[from] ?? this.#text.length, to: lines[to] ?? this.#text.length };
  }

  /** The files that any of its characters comes from, spaces included: those of tags that print as well as those of text. */
  files(): Set<string> {
    const found = new Set<string>();
    for (const [index, { start, site, source }] of this.#stretches.entries()) {
      const length = (this.#stretches[index + 1]?.start ?? this.#text.length) - start;
      if (length === 0) continue;
      const from = source ?? site.offset;
      for (const file of this.#map.files(from, from + (site.kind === 'text' ? length : 1))) found.add(file);
    }
    return found;
  }

  /** The first part of a stretch that a reader would see; undefined when there is none. */
  firstPart({ from, to }: TextRange): Span | undefined {
    const [part] = this.#parts(from, to, 1);
    return part;
  }

  /** The parts of a stretch that a reader would see, up to so many. */
  #parts(from: number, to: number, most = Number.POSITIVE_INFINITY): Span[] {
    const lines = this.#keyed();
    const found: Span[] = [];
    for (let line = this.#lineAt(from); line < lines.length && this.#lines()[line]! < to; line++) {
      const spans = lines[line]!;
      // A line may be as long as the page.
      for (let at = lastAtOrBefore(spans, from, (span) => span.start); at < spans.length; at++) {
        const span = spans[at]!;
        if (span.start >= to) break;
        const part = this.#within(span, from, to);
        if (part) found.push(part);
        if (found.length === most) return found;
      }
    }
    return found;
  }

  /** What a reader would see of a span within a stretch. */
  #within(span: Span, from: number, to: number): Span | undefined {
    const start = Math.max(from, span.start);
    const end = Math.min(to, span.start + span.text.length);
    if (this.#text.slice(start, end).trim() === '') return undefined;
    const isWhole = start === span.start && end === span.start + span.text.length;
    return isWhole ? span : this.#cut(span, start, end);
  }

  #cut(span: Span, start: number, end: number): Span {
    const nth = span.key.slice(span.key.lastIndexOf(' '));
    const part = this.#span(this.#stretches[this.#indexAt(start)]!, start, end);
    // All that is printed has the offset of its tag.
    const shift = span.expression === undefined || start === span.start ? '' : `+${start - span.start}`;
    return part.withKey(part.key + shift + nth);
  }

  /** The parts of every line that a reader would see, with their keys. */
  #keyed(): readonly (readonly Span[])[] {
    if (this.#keyedLines) return this.#keyedLines;
    const counts = new Map<string, number>();
    const keyed = (key: string, text: string): string => {
      if (text.trim() === '') return key;
      // What prints one text twice at one place is nothing that the template says.
      const nth = (counts.get(key) ?? 0) + 1;
      counts.set(key, nth);
      return `${key} ${nth}`;
    };
    this.#keyedLines = this.#lines().map((_, line) =>
      this.#spans(line, keyed).filter(({ text }) => text.trim() !== ''),
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
  spans(line: number): StretchSpan[] {
    return this.#spans(line, (key) => key);
  }

  /** @param keyed makes the key of a part of the one that its place gives it, and its text */
  #spans(line: number, keyed: (key: string, text: string) => string): StretchSpan[] {
    const lines = this.#lines();
    const start = lines[line];
    if (start === undefined) return [];
    const end = line + 1 < lines.length ? lines[line + 1]! - 1 : this.#text.length;
    const spans: StretchSpan[] = [];
    let offset = start;
    for (
      let index = this.#indexAt(start);
      index < this.#stretches.length && (offset < end || spans.length === 0);
      index++
    ) {
      const stretch = this.#stretches[index]!;
      const until = Math.min(end, this.#stretches[index + 1]?.start ?? end);
      if (until <= offset && offset < end) continue;
      do {
        const source = sourceIn(stretch, offset);
        const part =
          stretch.site.kind === 'text'
            ? this.#map.endOfPart(source, source + until - offset) - source
            : until - offset;
        spans.push(this.#span(stretch, offset, offset + part, keyed));
        offset += part;
      } while (offset < until);
    }
    return spans;
  }

  #span(
    stretch: Stretch,
    from: number,
    to: number,
    keyed: (key: string, text: string) => string = (key) => key,
  ): StretchSpan {
    const at = sourceIn(stretch, this.#skipSpace(from, to));
    const around = callsAround(stretch.via);
    const text = this.#text.slice(from, to);
    return new StretchSpan(stretch, this.#map, {
      text,
      start: from,
      around,
      key: keyed(`${around}>${at}`, text),
      from: sourceIn(stretch, from),
      at,
    });
  }

  #sourceOf(offset: number): number {
    const stretch = this.#stretches[this.#indexAt(offset)];
    return stretch ? sourceIn(stretch, offset) : 0;
  }

  /** The last stretch that begins at or before an offset. */
  #indexAt(offset: number): number {
    return lastAtOrBefore(this.#stretches, offset, ({ start }) => start);
  }

  /** The line (from 0) of an offset of the templated text. */
  #lineAt(offset: number): number {
    return lastAtOrBefore(this.#lines(), offset, (start) => start);
  }

  #lines(): number[] {
    this.#lineStarts ??= lineOffsets(this.#text);
    return this.#lineStarts;
  }
}

/** The offset in the expanded text that one within a stretch came from. */
function sourceIn({ site, source, start }: Stretch, offset: number): number {
  // Text is copied as it stands, so the way into the stretch is as long in the source.
  return source === undefined ? site.offset : source + offset - start;
}
