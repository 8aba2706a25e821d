import type { Token } from 'markdown-it';
import type { OpenEdition } from '../open-page.ts';
import type { Rule, RuleFinding } from '../rule.ts';

export const emptyPart: Rule = {
  name: 'empty-part',
  severity: 'warning',
  title: 'Tables, rows, list items and tabs without content',
  why: 'Where a condition stands within a row or a step instead of around it, its words go and the row stays: an empty line in a table, a number without a step, a tab with nothing in it.',
  example: {
    wrong:
      '# Orders\n\n1. Open the order.\n2. {% if is_version >= "1.1.0" %}Choose a refund.{% endif %}\n3. Save it.\n',
    right:
      '# Orders\n\n1. Open the order.\n{% if is_version >= "1.1.0" %}\n2. Choose a refund.\n{% endif %}\n3. Save it.\n',
  },
  *look({ editions }) {
    for (const edition of editions) yield* inEdition(edition);
  },
};

/** What is told of, by the token that begins it. */
const PARTS: Readonly<Record<string, { what: string; around: string }>> = {
  table_open: { what: 'This table has a head and no rows', around: 'the table' },
  tr_open: { what: 'All cells of this row are empty', around: 'the row' },
  list_item_open: { what: 'This item of a list is empty', around: 'the item' },
  tab_open: { what: 'There is nothing in this tab', around: 'the tab' },
};

/** A part that is open, and whether something is in it. */
interface OpenPart {
  token: Token;
  isFilled: boolean;
}

function* inEdition({ tokens, provenance, variants }: OpenEdition): Generator<RuleFinding> {
  const open: OpenPart[] = [];
  let inLabel = false;
  let inHead = false;
  for (const token of tokens) {
    const { type } = token;
    if (type === 'tab_label_open' || type === 'tab_label_close') inLabel = type === 'tab_label_open';
    if (type === 'thead_open' || type === 'thead_close') inHead = type === 'thead_open';
    if (token.nesting === 1 && PARTS[type] && !(inHead && type === 'tr_open'))
      open.push({ token, isFilled: false });
    else if (!inLabel && !inHead && isContent(token)) for (const part of open) part.isFilled = true;
    else if (!inHead && type === 'tr_open') continue;
    if (token.nesting !== -1 || !open.length) continue;
    const last = open.at(-1)!;
    if (last.token.type !== `${type.slice(0, -'_close'.length)}_open` || (inHead && type === 'tr_close'))
      continue;
    open.pop();
    // Of what is empty in something empty, the outermost is told.
    if (last.isFilled || open.some(({ isFilled }) => !isFilled)) continue;
    const { what, around } = PARTS[last.token.type]!;
    yield {
      message: `${what}.`,
      hint: `Put the condition around ${around}, or take it away.`,
      place: provenance.place(last.token.map?.[0] ?? 0),
      variants: variants.ids,
    };
  }
}

/** Whether a token is something that readers see. */
function isContent({ type, content, children }: Token): boolean {
  if (type === 'inline')
    return (children ?? []).some((child) => child.type !== 'text' || child.content.trim() !== '');
  return (
    ['fence', 'code_block', 'hr', 'mdx'].includes(type) || (type === 'html_block' && content.trim() !== '')
  );
}
