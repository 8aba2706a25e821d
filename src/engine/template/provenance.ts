import { addAll } from '../add-all.ts';
import type { Place } from '../place.ts';
import type { Branch } from './condition.ts';
import { MARKS, PRINT_END, withoutHalfMarks } from './marks.ts';
import type { OutputSite } from './output-site.ts';
import type { SourceMap } from './source-map.ts';
import { lineOffsets } from './syntax.ts';

/** A part of one line of templated text that has one origin. */
export interface Span {
  text: string;
  place: Place;
  branch: Branch | undefined;
  /** what the `{{ … }}` says that the text came out of; undefined for text of the source itself */
  expression: string | undefined;
}

/** A stretch of templated text: from `start` to the next one's. */
interface Stretch {
  start: number;
  site: OutputSite;
  /** offset in the expanded text of the stretch's first character; undefined when it all comes from a printing tag */
  source: number | undefined;
}

/** One stretch for each line of a long text that the page sets, since its escapes shift what follows them. */
function literalStretches(
  text: string,
  lines: readonly number[],
  start: number,
  site: OutputSite,
): Stretch[] {
  return lineOffsets(text).map((offset, line) => ({ start: start + offset, site, source: lines[line] }));
}

/** Knows of every character of a rendering which file, line and conditions it came from. */
export class Provenance {
  readonly #text: string;
  readonly #stretches: Stretch[];
  readonly #map: SourceMap;
  #lineStarts: number[] | undefined;

  private constructor(text: string, stretches: Stretch[], map: SourceMap) {
    this.#text = text;
    this.#stretches = stretches;
    this.#map = map;
  }

  /**
   * Takes the marks out of a compiled template's output.
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
    const parts: string[] = [];
    const stretches: Stretch[] = [];
    /** printing tags around the current offset: what follows their end comes from them again */
    const open: OutputSite[] = [];
    let length = 0;
    let from = 0;
    let current: OutputSite | undefined;
    for (const match of marked.matchAll(MARKS)) {
      const text = withoutHalfMarks(marked.slice(from, match.index));
      if (text) {
        const lines = current?.kind === 'print' ? literals.get(text) : undefined;
        if (current && lines) {
          stretches.pop();
          addAll(stretches, literalStretches(text, lines, length, current));
        }
        parts.push(text);
        length += text.length;
      }
      from = match.index + match[0].length;
      if (match[0] === PRINT_END) open.pop();
      else {
        const site = sites[Number(match[1])];
        // A template can put the characters of a mark together; then it marks nothing.
        if (!site) continue;
        if (site.kind === 'print') open.push(site);
        current = site;
        stretches.push({ start: length, site, source: site.kind === 'text' ? site.offset : undefined });
        continue;
      }
      current = open.at(-1);
      if (current) stretches.push({ start: length, site: current, source: undefined });
    }
    parts.push(withoutHalfMarks(marked.slice(from)));
    const text = parts.join('');
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
      const { site } = this.#stretches[index]!;
      spans.push({
        text: this.#text.slice(offset, until),
        place: this.#map.place(this.#sourceOf(this.#skipSpace(offset, until))),
        branch: site.branch,
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
