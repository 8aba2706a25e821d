import { addAll } from '../add-all.ts';
import { lineOffsets } from '../line-offsets.ts';
import { MARKS, PRINT_END, ROUND, withoutHalfMarks } from './marks.ts';
import type { OutputSite } from './output-site.ts';

/** A stretch of templated text: from `start` to the next one's. */
export interface Stretch {
  start: number;
  site: OutputSite;
  /** the printing tags and rounds around it */
  via: Via | undefined;
  /** offset in the expanded text of the stretch's first character; undefined when it all comes from a printing tag */
  source: number | undefined;
}

/** A printing tag, or a round of a loop, and those around it. */
export interface Via {
  site: OutputSite;
  /** index of the round, from 0 */
  round?: number;
  outer: Via | undefined;
}

/** One stretch for each line of a long text that the page sets, since its escapes shift what follows them. */
function literalStretches(text: string, lines: readonly number[], { start, site, via }: Stretch): Stretch[] {
  return lineOffsets(text).map((offset, line) => ({ start: start + offset, site, via, source: lines[line] }));
}

/**
 * Takes the marks out of a compiled template's output.
 *
 * @param literals where each line of a long text that a page sets (`{% set name = "…" %}`) begins, by that text
 * @returns the text without them, and the stretches that it consists of
 */
export function readMarks(
  marked: string,
  sites: readonly OutputSite[],
  literals: ReadonlyMap<string, readonly number[]>,
): { text: string; stretches: Stretch[] } {
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
  return { text: parts.join(''), stretches };
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
