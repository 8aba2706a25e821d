import { addAll } from '../add-all.ts';
import type { Place } from '../place.ts';
import { type Branch, withOuterBranches } from './condition.ts';
import { MARKS, PRINT_END, ROUND, withoutHalfMarks } from './marks.ts';
import type { OutputSite } from './output-site.ts';
import type { SourceMap } from './source-map.ts';
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

/** A stretch of templated text: from `start` to the next one's. */
interface Stretch {
  start: number;
  site: OutputSite;
  /** the printing tags and rounds around it */
  via: Via | undefined;
  /** offset in the expanded text of the stretch's first character; undefined when it all comes from a printing tag */
  source: number | undefined;
}

/** A printing tag, or a round of a loop, and those around it. */
interface Via {
  site: OutputSite;
  /** index of the round, from 0 */
  round?: number;
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
  #keyedLines: (readonly { span: Span; key: string }[])[] | undefined;

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
      const [mark, id, round] = match;
      if (mark === PRINT_END) {
        // Rounds in it are over as well, wherever they were left.
        while (open?.site.kind === 'loop') open = open.outer;
        const ended = open;
        open = open?.outer;
        // What a macro prints after a tag in it is still the macro's.
        const print = printAround(ended?.outer);
        printed = print && { start: length, site: print.site, via: print.outer, source: undefined };
        if (printed) stretches.push(printed);
        continue;
      }
      const site = sites[Number(id)];
      // A template can put the characters of a mark together; then it marks nothing.
      if (!site) continue;
      if (round !== undefined) {
        printed = undefined;
        open = withoutRounds(open, site);
        if (round !== ROUND) open = { site, round: Number(round.slice(ROUND.length)), outer: open };
        continue;
      }
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

/** The innermost printing tag. */
function printAround(via: Via | undefined): Via | undefined {
  let each = via;
  while (each?.site.kind === 'loop') each = each.outer;
  return each;
}

/** What is around a loop, when its last round and those of the loops in it are over: a round may have been left early. */
function withoutRounds(via: Via | undefined, loop: OutputSite): Via | undefined {
  for (let each = via; each?.site.kind === 'loop'; each = each.outer)
    if (each.site === loop) return each.outer;
  return via;
}
