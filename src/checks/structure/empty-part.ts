import type { Token } from 'markdown-it';
import { addAll } from '../../engine/add-all.ts';
import { lineOffsets } from '../../engine/line-offsets.ts';
import type { Place } from '../../engine/place.ts';
import type { OpenEdition } from '../open-page.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { htmlRows } from './html-parts.ts';

export const emptyPart: Rule = {
  name: 'empty-part',
  severity: 'warning',
  title: 'Tables, rows, list items, tabs, notes and code without content',
  why: 'Where a condition stands within a row or a step instead of around it, its words go and the row stays: an empty line in a table, a number without a step, a tab with nothing in it.',
  example: {
    wrong:
      '# Orders\n\n1. Open the order.\n2. {% if is_version >= "1.1.0" %}Choose a refund.{% endif %}\n3. Save it.\n',
    right:
      '# Orders\n\n1. Open the order.\n{% if is_version >= "1.1.0" %}\n2. Choose a refund.\n{% endif %}\n3. Save it.\n',
  },
  *look({ editions }) {
    for (const edition of editions) yield* inEdition(edition);
    yield* inHtml(editions);
  },
};

/** What is told of, by the token that begins it. */
const PARTS: Readonly<Record<string, { what: string; around: string }>> = {
  table_open: { what: 'This table has a head and no rows', around: 'the table' },
  tr_open: { what: 'All cells of this row are empty', around: 'the row' },
  list_item_open: { what: 'This item of a list is empty', around: 'the item' },
  details_open: { what: 'There is nothing to unfold in this note', around: 'the note' },
  footnote_open: { what: 'This footnote is empty', around: 'the footnote, and where it is referred to' },
  blockquote_open: { what: 'This quotation is empty', around: 'the quotation' },
  tab_open: { what: 'There is nothing in this tab', around: 'the tab' },
};

/** A part that is open, and whether something is in it. */
interface OpenPart {
  token: Token;
  isFilled: boolean;
  /** what is empty in it, told if it is not empty itself */
  within: RuleFinding[];
}

function* inEdition({ tokens, text, provenance, variants }: OpenEdition): Generator<RuleFinding> {
  const open: OpenPart[] = [];
  const lines = lineOffsets(text);
  const finding = (line: number, what: string, around: string): RuleFinding => ({
    message: `${what}.`,
    hint: `Put the condition around ${around}, or take it away.`,
    place: provenance.place(line),
    variants: variants.ids,
  });
  for (const token of withoutNames(tokens)) {
    const { type, nesting, map } = token;
    if (type === 'fence' && token.content.trim() === '')
      yield finding(map?.[0] ?? 0, 'There is nothing in this code block', 'the block');
    if (nesting === 1 && PARTS[type]) open.push({ token, isFilled: false, within: [] });
    else if (isContent(token)) for (const part of open) part.isFilled = true;
    // A line with a hyphen alone is an underline.
    if (type === 'heading_open' && token.markup === '-' && map) {
      const underline = text.slice(lines[map[1] - 1], lines[map[1]]);
      if (underline.trim() === '-')
        yield finding(
          map[1] - 1,
          'This empty item of a list makes a heading of the text above it',
          'the item',
        );
    }
    const part = open.at(-1);
    if (nesting !== -1 || part?.token.type !== type.replace(/_close$/, '_open')) continue;
    open.pop();
    // Of what is empty in something empty, the outermost is told.
    const { what, around } = PARTS[part.token.type]!;
    const told = part.isFilled ? part.within : [finding(part.token.map?.[0] ?? 0, what, around)];
    const outer = open.at(-1);
    if (outer) addAll(outer.within, told);
    else yield* told;
  }
}

/** Rows and items of raw HTML, which may be empty by intention: told where another variant has something in them. */
function* inHtml(editions: readonly OpenEdition[]): Generator<RuleFinding> {
  const all = editions.map((edition) =>
    htmlRows(edition).map((row) => ({ ...row, place: edition.place(row.range, 0) })),
  );
  const keyOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
  const filled = new Set(all.flat().flatMap(({ isFilled, place }) => (isFilled ? [keyOf(place)] : [])));
  for (const [index, { variants }] of editions.entries())
    for (const { name, isFilled, place } of all[index]!) {
      if (isFilled || !filled.has(keyOf(place))) continue;
      const { what, around } = PARTS[name === 'tr' ? 'tr_open' : 'list_item_open']!;
      yield {
        message: `${what}.`,
        hint: `Put the condition around ${around}, or take it away.`,
        place,
        variants: variants.ids,
      };
    }
}

/** What stands around parts and is none: the heads of tables, the labels of tabs and of notes that unfold. */
const NAMES: Readonly<Record<string, string>> = {
  thead_open: 'thead_close',
  tab_label_open: 'tab_label_close',
  summary_open: 'summary_close',
};

function* withoutNames(tokens: readonly Token[]): Generator<Token> {
  let end: string | undefined;
  for (const token of tokens) {
    end ??= NAMES[token.type];
    if (end === undefined) yield token;
    if (token.type === end) end = undefined;
  }
}

/** Whether a token is something that readers see. */
function isContent({ type, content, children }: Token): boolean {
  if (type === 'inline')
    return shownChildren(children ?? []).some(
      (child) => child.type !== 'text' || child.content.trim() !== '',
    );
  return (
    ['fence', 'code_block', 'formula_block', 'diagram', 'contents', 'hr', 'mdx'].includes(type) ||
    (type === 'html_block' && content.trim() !== '')
  );
}

/** What stands in a text, but for the way back from a footnote. */
function shownChildren(children: readonly Token[]): readonly Token[] {
  const back = children.findIndex(({ type }) => type === 'footnote_back_open');
  return back < 0 ? children : children.slice(0, back);
}
