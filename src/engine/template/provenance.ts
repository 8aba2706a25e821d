import { addAll } from '../add-all.ts';
import type { Place } from '../place.ts';
import { type Branch, withOuterBranches } from './condition.ts';
import { MARKS, PRINT_END, withoutHalfMarks } from './marks.ts';
import type { OutputSite } from './output-site.ts';
import type { SourceMap } from './source-map.ts';
import { lineOffsets } from './syntax.ts';

/** A part of one line of templated text that has one origin. */
export interface Span {
  text: string;
  place: Place;
  /** where it was printed, when it was made elsewhere: tags that call a macro or print a captured text, outermost first */
  via: readonly Place[];
  /** every branch around it, outermost first: those around the tags that print it come before those around its own place */
  branches: readonly Branch[];
  /** what the `{{ … }}` says that the text came out of; undefined for text of the source itself */
  expression: string | undefined;
}

/** A stretch of templated text: from `start` to the next one's. */
interface Stretch {
  start: number;
  site: OutputSite;
  /** the printing tags around it */
  via: Via | undefined;
  /** offset in the expanded text of the stretch's first character; undefined when it all comes from a printing tag */
  source: number | undefined;
}

/** A printing tag and those around it. */
interface Via {
  site: OutputSite;
  outer: Via | undefined;
}

/** One stretch for each line of a long text that the page sets, since its escapes shift what follows them. */
function literalStretches(text: string, lines: readonly number[], { start, site, via }: Stretch): Stretch[] {
  return lineOffsets(text).map((offset, line) => ({ start: start + offset, site, via, source: lines[line] }));
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
    /** the printing tags around the current offset: what follows the end of one comes from the next again */
    let open: Via | undefined;
    let length = 0;
    let from = 0;
    /** the stretch that a printing tag has just begun, which no text of its own has followed yet */
    let printed: Stretch | undefined;
    for (const match of marked.matchAll(MARKS)) {
      const text = withoutHalfMarks(marked.slice(from, match.index));
      if (text) {
        const lines = printed && literals.get(text);
        if (printed && lines) {
          stretches.pop();
          addAll(stretches, literalStretches(text, lines, printed));
        }
        parts.push(text);
        length += text.length;
      }
      from = match.index + match[0].length;
      if (match[0] === PRINT_END) {
        const ended = open;
        open = open?.outer;
        // What a macro prints after a tag in it is still the macro's.
        printed = ended?.outer && {
          start: length,
          site: ended.outer.site,
          via: ended.outer.outer,
          source: undefined,
        };
        if (printed) stretches.push(printed);
        continue;
      }
      const site = sites[Number(match[1])];
      // A template can put the characters of a mark together; then it marks nothing.
      if (!site) continue;
      const stretch: Stretch = {
        start: length,
        site,
        via: open,
        source: site.kind === 'text' ? site.offset : undefined,
      };
      stretches.push(stretch);
      printed = undefined;
      if (site.kind === 'text') continue;
      open = { site, outer: open };
      printed = stretch;
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
      const { site, via } = this.#stretches[index]!;
      const around = sitesOf(via);
      spans.push({
        text: this.#text.slice(offset, until),
        place: this.#map.place(this.#sourceOf(this.#skipSpace(offset, until))),
        via: around.map((tag) => this.#map.place(tag.offset)),
        branches: [...new Set([...around, site].flatMap(({ branch }) => withOuterBranches(branch)))],
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

/** Printing tags, outermost first. */
function sitesOf(via: Via | undefined): OutputSite[] {
  const found: OutputSite[] = [];
  for (let each = via; each; each = each.outer) found.push(each.site);
  return found.reverse();
}
