import type { Token } from 'markdown-it';
import { lastAtOrBefore } from '../../last-at-or-before.ts';
import { cutInline } from '../../markdown/sources/cut-inline.ts';
import type { TextOffsets } from '../../markdown/sources/text-offsets.ts';
import { sourceOf } from '../../markdown/sources/text-sources.ts';
import { visibleText } from '../../markdown/sources/visible-text.ts';
import type { TextRange } from '../../place.ts';
import { sameItems } from '../../same-items.ts';
import type { Span } from '../../template/origin.ts';
import type { Provenance } from '../../template/provenance.ts';

/** A stretch of an inline text. */
export interface TextStretch {
  /** as a reader sees it */
  text: string;
  /** its tokens, with what goes around them */
  tokens: Token[];
  /** where it stands in the templated text; undefined for what Markdown adds, such as "Note" above a note */
  range: TextRange | undefined;
}

/** A sentence, and the words in it that have one origin each. */
export interface Sentence extends TextStretch {
  words: TextStretch[];
}

/** A stretch of visible text that is copied as a whole, or made of something else as a whole. */
interface Atom {
  text: string;
  range: TextRange | undefined;
}

/** Visible text that comes from one place. */
interface Run {
  atoms: Atom[];
  origin: Span | undefined;
}

/**
 * Takes an inline text apart. A sentence ends within the text of one origin wherever that by itself has one end, so that
 * conditions elsewhere in the paragraph make no other sentences of it.
 *
 * @param inline a token of a parser that knows where its tokens stand
 * @param offsets lead positions of the inline text to the templated text; undefined for what does not stand there
 * @param language BCP 47
 */
export function sentencesOf(
  inline: Token,
  offsets: TextOffsets | undefined,
  provenance: Provenance,
  language: string,
): Sentence[] {
  const tokens = inline.children ?? [];
  const runs = runsOf(tokens, offsets, provenance);
  const starts = (text: string) => sentenceStarts(text, language);
  const ofRuns = runs.map((run) => (run.origin?.expression === undefined ? starts(textOf(run)) : [0]));
  // Of a text of one origin both are the same.
  const whole = new Set(runs.length === 1 ? ofRuns[0] : starts(runs.map(textOf).join('')));
  const sentences: { from: number; words: Run[] }[] = [];
  let at = 0;
  for (const [nth, run] of runs.entries()) {
    for (const [index, words] of cutRun(run, ofRuns[nth]!.slice(1)).entries()) {
      if (index > 0 || sentences.length === 0 || whole.has(at)) sentences.push({ from: at, words: [] });
      sentences.at(-1)!.words.push(words);
      at += textOf(words).length;
    }
  }
  const ofSentences = cutInline(
    tokens,
    sentences.slice(1).map(({ from }) => from),
  );
  const all = sentences.flatMap(({ words }) => words);
  let start = 0;
  const ofWords = cutInline(
    tokens,
    all.slice(0, -1).map((run) => (start += textOf(run).length)),
  );
  let next = 0;
  return sentences.map(({ words }, index) => ({
    text: words.map(textOf).join(''),
    tokens: ofSentences[index]!,
    range: around(words.flatMap(({ atoms }) => atoms)),
    words: words.map((run) => ({ text: textOf(run), range: around(run.atoms), tokens: ofWords[next++]! })),
  }));
}

/** To make one takes longer than to use it on a paragraph. */
const segmenters = new Map<string, Intl.Segmenter>();

/** Where the sentences of a text begin. */
function sentenceStarts(text: string, language: string): number[] {
  // Most texts of one origin are parts of a sentence.
  const end = text.search(/\p{Sentence_Terminal}/u);
  if (end === -1 || !/[\p{L}\p{N}]/u.test(text.slice(end))) return text === '' ? [] : [0];
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, segmenter);
  return Array.from(segmenter.segment(text), ({ index }) => index);
}

function textOf({ atoms }: Run): string {
  return atoms.map(({ text }) => text).join('');
}

/** From the first to the last of what is known. */
function around(atoms: readonly Atom[]): TextRange | undefined {
  const known = atoms.flatMap(({ range }) => range ?? []);
  return known[0] && { from: known[0].from, to: known.at(-1)!.to };
}

/** Visible text, in stretches of one origin. */
function runsOf(tokens: readonly Token[], offsets: TextOffsets | undefined, provenance: Provenance): Run[] {
  const atoms = tokens.flatMap((token) => atomsOf(token, offsets));
  const known = atoms.flatMap(({ range }) => range ?? []);
  const parts = provenance.origin({
    from: known.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    to: known.reduce((most, { to }) => Math.max(most, to), 0),
  }).parts;
  const runs: Run[] = [];
  for (const atom of atoms.flatMap((each) => cutAtParts(each, parts))) {
    const origin = atom.range && partAt(parts, atom.range.from);
    const run = runs.at(-1);
    // Space, and what Markdown adds, belongs to what is before it.
    if (!run || (origin && run.origin && !continues(run.origin, origin)))
      runs.push({ atoms: [atom], origin });
    else {
      run.atoms.push(atom);
      run.origin = origin ?? run.origin;
    }
  }
  return runs;
}

/** What a token shows, piece by piece. */
function atomsOf(token: Token, offsets: TextOffsets | undefined): Atom[] {
  const text = visibleText(token);
  if (text === '') return [];
  if (!offsets) return [{ text, range: undefined }];
  const { starts } = offsets;
  const atoms: Atom[] = [];
  let at = 0;
  for (const { length, from, to } of sourceOf(token) ?? []) {
    // Pictures show less than is written, and breaks show a space.
    const shown = token.type === 'text' || token.type === 'code_inline' ? length : text.length;
    const atom = { text: text.slice(at, at + shown), range: { from, to } };
    const first = lastAtOrBefore(starts, from, (start) => start) + 1;
    const cuts = starts.slice(first, lastAtOrBefore(starts, to - 1, (start) => start) + 1);
    const parts = cutAtom(
      atom,
      cuts.map((start) => start - from),
    );
    for (const { text: part, range } of parts)
      atoms.push({ text: part, range: range && offsets.range(range) });
    at += shown;
  }
  if (at < text.length) atoms.push({ text: text.slice(at), range: undefined });
  return atoms;
}

/** Text that is written as it reads is cut where another origin begins. */
function cutAtParts(atom: Atom, parts: readonly Span[]): Atom[] {
  const { range } = atom;
  if (!range) return [atom];
  const first = lastAtOrBefore(parts, range.from, ({ start }) => start);
  const cuts: number[] = [];
  for (let index = first; index < parts.length && parts[index]!.start < range.to; index++)
    if (parts[index]!.start > range.from) cuts.push(parts[index]!.start - range.from);
  return cutAtom(atom, cuts);
}

/** @param cuts offsets in its text, in their order; of what is written otherwise than it reads, none is made */
function cutAtom(atom: Atom, cuts: readonly number[]): Atom[] {
  const { text, range } = atom;
  if (range && range.to - range.from !== text.length) return [atom];
  const starts = [0, ...cuts];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    return {
      text: text.slice(start, end),
      range: range && { from: range.from + start, to: range.from + end },
    };
  });
}

function partAt(parts: readonly Span[], offset: number): Span | undefined {
  const part = parts[lastAtOrBefore(parts, offset, ({ start }) => start)];
  return part && part.start <= offset && offset < part.start + part.text.length ? part : undefined;
}

/** Whether a part of a text is the next line of another, with nothing between them. */
function continues(one: Span, next: Span): boolean {
  if (one === next) return true;
  if (one.expression !== undefined || next.expression !== undefined || !one.extent || !next.extent)
    return false;
  return (
    one.extent.file === next.extent.file &&
    next.extent.start - one.extent.start === next.start - one.start &&
    one.around === next.around &&
    sameItems(one.branches, next.branches)
  );
}

/** Cuts a run at offsets of its text, in their order. */
function cutRun({ atoms, origin }: Run, cuts: readonly number[]): Run[] {
  if (cuts.length === 0) return [{ atoms, origin }];
  const runs: Run[] = [{ atoms: [], origin }];
  let at = 0;
  let next = 0;
  for (const atom of atoms) {
    const end = at + atom.text.length;
    const within: number[] = [];
    if (cuts[next] === at) {
      runs.push({ atoms: [], origin });
      next++;
    }
    while (next < cuts.length && cuts[next]! < end) within.push(cuts[next++]! - at);
    for (const [index, part] of cutAtom(atom, within).entries()) {
      if (index > 0) runs.push({ atoms: [], origin });
      runs.at(-1)!.atoms.push(part);
    }
    at = end;
  }
  return runs.filter((run) => run.atoms.length > 0);
}
