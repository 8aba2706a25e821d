import { addAll } from '../engine/add-all.ts';

/** Stands where a tag or a branch went, until the text is tidied. No text of a site may hold it. */
export const GONE = '\uFDD0';

/**
 * How a place is tidied: as a writer would, with one blank line where lines went, or not at all, so that what is left is to the letter
 * what a template would have printed.
 */
export type Tidiness = 'neat' | 'apart' | 'verbatim';

/** A text without marks, and how many places in it there were to tidy. */
export interface Tidied {
  text: string;
  places: number;
}

/**
 * Tidies a text in which {@link GONE} stands where something went: no blank lines in a row, no empty rows, no space too many.
 *
 * @param tidiness of a place, by its index
 */
export function tidy(marked: string, tidiness: (place: number) => Tidiness = () => 'neat'): Tidied {
  if (!marked.includes(GONE)) return { text: marked, places: 0 };
  const isEnded = marked.endsWith('\n');
  const lines = (isEnded ? marked.slice(0, -1) : marked).split('\n');
  const inFence = fencedLines(lines);
  const kept: string[] = [];
  let places = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (!isGone(line) && (!isBlank(line) || !isGone(lines[endOfBlank(lines, at)]))) {
      kept.push(line.includes(GONE) ? tidyLine(line, tidiness(places++)) : line);
      at++;
      continue;
    }
    let end = at;
    while (end < lines.length && (isGone(lines[end]!) || isBlank(lines[end]!))) end++;
    const run = lines.slice(at, end);
    const around = { before: lines[at - 1], after: lines[end], isCode: inFence[at]! };
    addAll(kept, tidyRun(run, around, tidiness(places++)));
    at = end;
  }
  const text = kept.join('\n');
  return { text: isEnded && text !== '' ? `${text}\n` : text, places };
}

/** Whether a line is blank, also in a quotation. */
function isBlank(line: string): boolean {
  return /^[>\s]*$/.test(line);
}

/**
 * Whether nothing is left of a line: of a row of a table, when all its cells are empty; of an item of a list or a
 * quotation, when its mark is alone.
 */
function isGone(line: string | undefined): boolean {
  if (!line?.includes(GONE)) return false;
  const rest = line.replaceAll(GONE, '').trim();
  return /^[>\s]*$/.test(rest) || /^\|[\s|]*\|$/.test(rest) || isMarkAlone(rest);
}

/** Whether nothing is left of a text: of all its lines, those that are not blank are gone. */
export function isNothingLeft(text: string): boolean {
  return text.split('\n').every((line) => isBlank(line) || isGone(line));
}

function isMarkAlone(line: string): boolean {
  return MARK_ALONE.test(line.replaceAll(GONE, '').trim());
}

function endOfBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at]!)) at++;
  return at;
}

/** Of each line, whether it stands in a fenced code block. */
function fencedLines(lines: readonly string[]): boolean[] {
  let fence = '';
  return lines.map((line) => {
    const [, found = ''] = /^\s*(`{3,}|~{3,})/.exec(line.replaceAll(GONE, '')) ?? [];
    const was = fence;
    if (found !== '' && fence === '') fence = found;
    else if (found !== '' && found.startsWith(fence) && /^\s*[`~]+\s*$/.test(line.replaceAll(GONE, '')))
      fence = '';
    return was !== '';
  });
}

/** A line in which something went, without the space that it stood between. */
function tidyLine(line: string, tidiness: Tidiness): string {
  if (tidiness === 'verbatim') return line.replaceAll(GONE, '');
  const indent = line.length - line.trimStart().length;
  return withoutGaps(line, (text, gap) => {
    if (gap.start <= indent) return text.slice(0, indent);
    if (gap.end === line.length) return '';
    const before = line.slice(gap.start, gap.first);
    return before || (line[gap.end - 1] === ' ' ? ' ' : '');
  });
}

/** Marks that follow one another, with the spaces around and between them. */
interface Gap {
  /** of its first space or mark, and of its first mark */
  start: number;
  first: number;
  end: number;
}

/** A line with something else for each of its gaps. */
export function withoutGaps(line: string, written: (line: string, gap: Gap) => string): string {
  let result = '';
  let at = 0;
  for (let first = line.indexOf(GONE); first >= 0; first = line.indexOf(GONE, at)) {
    let [start, end] = [first, first + 1];
    while (start > at && line[start - 1] === ' ') start--;
    while (line[end] === ' ' || line[end] === GONE) end++;
    result += line.slice(at, start) + written(line, { start, first, end });
    at = end;
  }
  return result + line.slice(at);
}

/** What stands on both sides of lines that went. */
interface Around {
  before: string | undefined;
  after: string | undefined;
  isCode: boolean;
}

/** Lines of which nothing is left, and blank lines between them: the blank lines that stay. */
function tidyRun(run: readonly string[], { before, after, isCode }: Around, tidiness: Tidiness): string[] {
  const verbatim = run.map((line) => {
    const rest = line.replaceAll(GONE, '');
    return rest.trim() === '' ? '' : rest;
  });
  if (tidiness === 'verbatim' || isCode) return verbatim;
  // Where an item has something below it, its mark stays.
  if (tidiness === 'apart' && run.some(isMarkAlone)) return verbatim.map((line) => line.trimEnd());
  const first = run.findIndex(isGone);
  const last = run.findLastIndex(isGone);
  const [above, below] = [first, run.length - 1 - last];
  if (run.some((line) => line.includes('>'))) {
    const count = above > 0 && below > 0 ? Math.min(above, below) : above + below;
    const kept = [...run.slice(0, above), ...run.slice(last + 1)].slice(0, count);
    return tidiness === 'neat' || count > 0 ? kept : [verbatim[first]!.trimEnd()];
  }
  if (before === undefined && after === undefined) return [];
  if (after === undefined) return [];
  // The blank line below a frontmatter stays.
  if (before === undefined) return tidiness === 'apart' || above > 0 ? [''] : [];
  if (run.some(isBlank)) {
    const count = above > 0 && below > 0 ? Math.min(above, below) : Math.max(above, below, 1);
    return Array.from({ length: count }, () => '');
  }
  const isRow = run.every((line) => line.includes('|'));
  return isRow || (tidiness === 'neat' && mayTouch(before, after)) ? [] : [''];
}

/** Whether two lines may follow one another without a blank line between them, as far as their kinds tell. */
function mayTouch(before: string, after: string): boolean {
  const [one, other] = [before.replaceAll(GONE, ''), after.replaceAll(GONE, '')];
  const [from, to] = [kindOf(one), kindOf(other)];
  // A tag alone leaves its line, which is blank then.
  if (TAG_ALONE.test(one) || TAG_ALONE.test(other)) return true;
  if (to === 'block' || to === 'heading') return false;
  if (from === 'heading') return true;
  if (from === 'block') return indentOf(other) > indentOf(one);
  if (from === 'item') return to === 'item' || indentOf(other) > indentOf(one);
  if (from === 'text' && to === 'item') return indentOf(one) > indentOf(other);
  return from === to && from !== 'text';
}

/** What begins an item of a list. */
const MARK_ALONE = /^(?:[-*+]|\d{1,9}[.)])$/;

/** A tag that has its line for itself and prints nothing there. */
const TAG_ALONE = /^\s*\{%[-+]?\s*(?:if|elif|else|endif|for|endfor|set|endset|macro|endmacro)\b[^%]*%\}\s*$/;

/** What a line begins, or is a part of. */
function kindOf(line: string): 'heading' | 'block' | 'item' | 'row' | 'tag' | 'text' {
  const text = line.trim();
  if (/^#{1,6}\s/.test(text)) return 'heading';
  if (/^(?:!!!|\?\?\?|===|`{3}|~{3}|:::)/.test(text)) return 'block';
  if (/^(?:[-*+]|\d{1,9}[.)])\s/.test(text)) return 'item';
  if (text.startsWith('|')) return 'row';
  return /^<\/?\w/.test(text) ? 'tag' : 'text';
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
