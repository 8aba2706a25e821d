import type { Selection } from './include-request.ts';
import { snippetLines } from './snippet-lines.ts';

/** A stretch of a file's text. */
export interface TextPart {
  from: number;
  to: number;
}

/** What stands behind the scissors in a line that begins or ends a section: `# --8<-- [start:name]`. */
const SECTION = /^[ \t]+\[[ \t]*(start|end)[ \t]*:[ \t]*([a-z][\w-]*)[ \t]*\]/i;

/**
 * The parts of a file that are asked for, in their order; all of it but the lines that mark sections where nothing is said.
 *
 * @returns undefined when the file has no such part
 */
export function partsOf(text: string, select: Selection | undefined): TextPart[] | undefined {
  if (select && 'lines' in select) return linesOf(text, select.lines);
  if (select && 'section' in select) return sectionOf(text, select.section);
  if (select) return betweenOf(text, select.start, select.end);
  return withoutMarks(text, { from: 0, to: text.length });
}

function linesOf(text: string, ranges: readonly (readonly [number, number])[]): TextPart[] | undefined {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  const count = starts.length;
  const lineOf = (number: number) => (number < 0 ? count + 1 + number : number);
  const parts = ranges.flatMap(([first, last]) => {
    const from = Math.max(1, lineOf(first));
    const to = Math.min(count, lineOf(last));
    return from <= to ? [{ from: starts[from - 1]!, to: starts[to] ?? text.length }] : [];
  });
  return parts.length === 0 ? undefined : parts;
}

/** The marks of sections in a text, in order. */
function marksOf(text: string) {
  return snippetLines(text).flatMap(({ start, end, semicolons, behind }) => {
    const [, type, name] = SECTION.exec(behind) ?? [];
    if (name === undefined || semicolons > 0) return [];
    const isStart = type!.toLowerCase() === 'start';
    return [{ from: start, to: Math.min(text.length, end + 1), isStart, name }];
  });
}

function sectionOf(text: string, name: string): TextPart[] | undefined {
  const marks = marksOf(text);
  const start = marks.find((mark) => mark.isStart && mark.name === name);
  if (!start) return undefined;
  const end = marks.find((mark) => !mark.isStart && mark.name === name && mark.from >= start.to);
  return withoutMarks(text, { from: start.to, to: end?.from ?? text.length });
}

/** A part without the lines that mark sections. */
function withoutMarks(text: string, { from, to }: TextPart): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  for (const mark of marksOf(text)) {
    if (mark.from < from || mark.from >= to) continue;
    if (mark.from > at) parts.push({ from: at, to: mark.from });
    at = mark.to;
  }
  if (at < to || parts.length === 0) parts.push({ from: at, to });
  return parts;
}

function betweenOf(text: string, start: string | undefined, end: string | undefined): TextPart[] | undefined {
  const parts: TextPart[] = [];
  let at = 0;
  while (at <= text.length) {
    const begun = start === undefined ? at : text.indexOf(start, at);
    if (begun < 0) break;
    const from = begun + (start?.length ?? 0);
    const found = end === undefined ? -1 : text.indexOf(end, from);
    if (end !== undefined && found < 0 && parts.length > 0 && start === undefined) break;
    const to = found < 0 ? text.length : found;
    parts.push({ from, to });
    if (found < 0 || start === undefined || start === '') break;
    at = to + end!.length;
  }
  return parts.length === 0 ? undefined : parts;
}

/** Parts of a text without the blank lines that it begins and ends with. */
export function withoutBlankEnds(parts: readonly TextPart[], text: string): TextPart[] {
  const cut = parts.map((part) => ({ ...part }));
  const [first, last] = [cut[0], cut.at(-1)];
  if (!first || !last) return cut;
  first.from += /^(?:[ \t]*\n)*/.exec(text.slice(first.from, first.to))![0].length;
  last.to = last.from + text.slice(last.from, last.to).trimEnd().length;
  return cut;
}
