import type { Token } from 'markdown-it';
import type { Edit } from '../../edits.ts';
import { lineOffsets } from '../../line-offsets.ts';
import type { HtmlPart } from '../../markdown/types.ts';
import type { TextRange } from '../../place.ts';

/** A text, and what its parser knows of it. */
export interface MarkedText {
  text: string;
  html: readonly HtmlPart[];
  tokens: readonly Token[];
}

const TAG_LIST = '<!-- material/tags';
/** What keeps blocks apart that would be one without it, and says nothing. */
const SEPARATOR = '<!-- -->';

/**
 * Edits that take out of a text what pages do not show: comments, which are the writer's own but for one that stands where the site lists
 * its tags, and the marks of lists of headings, which are made where the text is shown. Where one stood between two blocks that would
 * be one without it, an empty comment keeps them apart.
 */
export function withoutMarks({ text, html, tokens }: MarkedText): Edit[] {
  const comments = html.flatMap(({ range, tag }) =>
    tag || text.startsWith(TAG_LIST, range.from) ? [] : [range],
  );
  const marks = [...comments, ...contentsMarks(text, tokens)];
  if (marks.length === 0) return [];
  const begins = goingOn(text, tokens);
  return marks.map((range) => ({ ...range, written: separates(text, range, begins) ? SEPARATOR : '' }));
}

/** Where lists of headings are asked for. */
function contentsMarks(text: string, tokens: readonly Token[]): TextRange[] {
  const marks = tokens.filter(({ type, map }) => type === 'contents' && map);
  if (marks.length === 0) return [];
  const lines = lineOffsets(text);
  return marks.flatMap(({ content, map }) => {
    const from = text.indexOf(content, lines[map![0]]);
    return from < 0 ? [] : [{ from, to: from + content.length }];
  });
}

/** Where blocks begin that stand directly behind one of their kind: lists, groups of tabs, definitions. */
function goingOn(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const lines = lineOffsets(text);
  const shown = tokens.filter(({ type }) => type !== 'contents');
  return new Set(
    shown.flatMap(({ type, map }, i) => {
      const kind = BLOCKS.find((block) => type === `${block}_open`);
      return kind && map && shown[i - 1]?.type === `${kind}_close` ? [lines[map[0]]!] : [];
    }),
  );
}

const BLOCKS = ['bullet_list', 'ordered_list', 'tabs', 'dl'];

/** What stands before the words of a line, in quotations too. */
const BEFORE = /[ \t>]*/y;
const REST_OF_LINE = /[ \t]*\n/y;
const BLANK_LINE = /[ \t>]*\n/y;

/** Whether what comes behind a mark that has its lines for itself would go on with what stands before it. */
function separates(text: string, { from, to }: TextRange, begins: ReadonlySet<number>): boolean {
  let start = from;
  while (start > 0 && ' \t>'.includes(text[start - 1]!)) start--;
  if (start > 0 && text[start - 1] !== '\n') return false;
  let line = endOf(REST_OF_LINE, text, to);
  if (line === undefined) return false;
  for (let next: number | undefined = line; next !== undefined; next = endOf(BLANK_LINE, text, line))
    line = next;
  if (begins.has(line)) return true;
  const own = text.slice(start, from);
  const next = text.slice(line, endOf(BEFORE, text, line));
  return line < text.length && next.length > own.length && depth(next) === depth(own);
}

/** How many quotations what stands before the words of a line is in. */
function depth(before: string): number {
  return before.split('>').length;
}

/** Where what a pattern finds at a position ends. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
