import type { Token } from 'markdown-it';
import type { ParsedMarkdown } from '../../markdown/markdown.ts';
import type { Origin, Provenance } from '../../template/provenance.ts';

/** What a passage is in the page. */
export type PassageKind =
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'item'
  | 'table'
  | 'row'
  | 'cell'
  | 'tabs'
  | 'tab'
  | 'label'
  | 'note'
  | 'quote'
  | 'definitions'
  | 'term'
  | 'definition'
  | 'footnote'
  | 'code'
  | 'html'
  | 'rule';

/** A part of a page as one edition reads it. */
export interface Passage {
  kind: PassageKind;
  /** of no other passage of the edition */
  key: string;
  /** of what is the same passage in another edition of the page, which has one of these keys, too */
  alike: readonly string[];
  origin: Origin;
  /** its words, as a reader sees them */
  text: string;
  /** equal for passages that read exactly so: their structure, their words and where they lead */
  reading: string;
  children: Passage[];
}

/** Kinds by the tokens that begin them. What is not listed stands for nothing of its own: what is in it belongs to what is around. */
const KINDS: Readonly<Record<string, PassageKind>> = {
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  ordered_list_open: 'list',
  bullet_list_open: 'list',
  list_item_open: 'item',
  table_open: 'table',
  tr_open: 'row',
  th_open: 'cell',
  td_open: 'cell',
  tabs_open: 'tabs',
  tab_open: 'tab',
  tab_label_open: 'label',
  admonition_open: 'note',
  admonition_title_open: 'label',
  details_open: 'note',
  summary_open: 'label',
  blockquote_open: 'quote',
  dl_open: 'definitions',
  dt_open: 'term',
  dd_open: 'definition',
  footnote_open: 'footnote',
  fence: 'code',
  code_block: 'code',
  html_block: 'html',
  hr: 'rule',
};

/** What stands on lines of its own is the same passage when any part of it is: its first words may be under a condition. */
const BY_ANY_PART: readonly PassageKind[] = ['heading', 'paragraph', 'label', 'term', 'code'];

/** What is the same passage although it differs: numbers, ids and the air around items follow from what stands before. */
const ACCIDENTAL = ['id', 'start', 'data-start'];

/** Cuts the Markdown of an edition, read and with its ids, into passages. */
export function passagesOf({ tokens }: Pick<ParsedMarkdown, 'tokens'>, provenance: Provenance): Passage[] {
  /** how often each kind has begun at each place: a row has several cells */
  const counts = new Map<string, number>();
  const root: Passage[] = [];
  const open: { passage: Passage | undefined; from: number }[] = [];
  const around = (): Passage[] => open.findLast(({ passage }) => passage)?.passage?.children ?? root;
  let index = 0;

  const begin = (token: Token): Passage | undefined => {
    const kind = KINDS[token.type];
    const lines = kind && linesOf(tokens, index);
    if (kind === undefined || lines === undefined) return undefined;
    const origin = provenance.origin(provenance.rangeOfLines(...lines));
    const place = `${kind} ${origin.parts[0]?.key ?? `line ${lines[0]}`}`;
    const nth = (counts.get(place) ?? 0) + 1;
    counts.set(place, nth);
    const key = `${place} ${nth}`;
    const alike = BY_ANY_PART.includes(kind) ? origin.parts.map((part) => `${kind} ${part.key} 1`) : [key];
    return { kind, key, alike, origin, text: '', reading: '', children: [] };
  };
  const end = (passage: Passage, from: number): void => {
    const own = tokens.slice(from, index + 1);
    passage.text = textOf(own);
    passage.reading = JSON.stringify(own.map(readingOf));
  };

  for (; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.nesting === -1) {
      const { passage, from } = open.pop()!;
      if (passage) end(passage, from);
      continue;
    }
    const passage = begin(token);
    if (passage) around().push(passage);
    if (token.nesting === 1) open.push({ passage, from: index });
    else if (passage) end(passage, index);
  }
  return root;
}

/** The lines of what begins at a token; labels and cells have none of their own, but what is in them has. */
function linesOf(tokens: readonly Token[], index: number): [from: number, to: number] | undefined {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    const { map, nesting } = tokens[at]!;
    if (map) return map;
    depth += nesting;
    if (depth === 0) return undefined;
  }
  return undefined;
}

/** The words of some tokens. */
function textOf(tokens: readonly Token[]): string {
  const words = tokens.map(({ type, content, children }) => {
    if (children) return children.map(wordsOf).join('');
    return type === 'fence' || type === 'code_block' || type === 'html_block' ? content : '';
  });
  return words
    .filter((text) => text.trim() !== '')
    .join(' ')
    .trim();
}

function wordsOf({ type, content, children }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  if (type === 'image') return children?.map(wordsOf).join('') ?? '';
  return type === 'html_inline' ? '' : content;
}

function readingOf({ type, tag, attrs, content, info, children }: Token): unknown[] {
  // The number of a footnote follows from those before it.
  if (type.startsWith('footnote')) return [type];
  const kept = attrs?.filter(([name]) => !ACCIDENTAL.includes(name)) ?? [];
  // Of words with marks in them, the marks and the words say all; a link may lead elsewhere although it is written alike.
  return [type, tag, kept, info, children ? children.map(readingOf) : content];
}
