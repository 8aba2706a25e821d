import type { Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';
import { lineOffsets } from '../../line-offsets.ts';
import type { ParsedMarkdown } from '../../markdown/markdown.ts';
import { derivedToken } from '../../markdown/sources/derived-token.ts';
import { inlineOffsets } from '../../markdown/sources/inline-offsets.ts';
import { visibleText } from '../../markdown/sources/visible-text.ts';
import type { TextRange } from '../../place.ts';
import type { Provenance } from '../../template/provenance.ts';
import type { Passage, PassageKind } from './passage.ts';
import { inSections } from './passage-sections.ts';
import { type Sentence, sentencesOf, type TextStretch } from './sentences.ts';

/** Kinds by the tokens that begin them. What is not listed stands for nothing of its own: what is in it belongs to what is around. */
const KINDS: Readonly<Record<string, PassageKind>> = {
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  ordered_list_open: 'list',
  bullet_list_open: 'list',
  list_item_open: 'item',
  table_open: 'table',
  table_wrapper_open: 'table',
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
  footnotes_open: 'footnotes',
  footnote_open: 'footnote',
  fence: 'code',
  code_block: 'code',
  html_block: 'html',
  mdx: 'component',
  hr: 'rule',
};

/** What stands on lines of its own is the same passage when any part of it is: its first words may be under a condition. */
const BY_ANY_PART: readonly PassageKind[] = [
  'heading',
  'paragraph',
  'label',
  'cell',
  'term',
  'code',
  'sentence',
  'words',
];

/** What is the same passage although it differs: numbers, ids and the air around items follow from what stands before. */
const ACCIDENTAL = ['id', 'start', 'data-start'];

/**
 * Cuts the Markdown of an edition, read and with its ids, into passages.
 *
 * @param markdown read by a parser whose tokens know where they stand
 * @param text what it was read from
 * @param write makes HTML of some of its tokens
 */
export function passagesOf(
  markdown: Pick<ParsedMarkdown, 'tokens' | 'collector'>,
  text: string,
  provenance: Provenance,
  write: (tokens: readonly Token[]) => string,
): Passage[] {
  return new PassageReader(markdown, text, provenance, write).read();
}

/** A token that is open, and the passage that it begins. */
interface OpenToken {
  passage: Passage | undefined;
  from: number;
}

class PassageReader {
  readonly #tokens: readonly Token[];
  readonly #language: string;
  readonly #text: string;
  readonly #lines: readonly number[];
  readonly #provenance: Provenance;
  readonly #write: (tokens: readonly Token[]) => string;
  /** how often each kind has begun at each place: a row has several cells */
  readonly #counts = new Map<string, number>();
  readonly #root: Passage[] = [];
  readonly #open: OpenToken[] = [];

  constructor(
    { tokens, collector }: Pick<ParsedMarkdown, 'tokens' | 'collector'>,
    text: string,
    provenance: Provenance,
    write: (tokens: readonly Token[]) => string,
  ) {
    this.#tokens = tokens;
    this.#language = collector.language.tag;
    this.#text = text;
    this.#lines = lineOffsets(text);
    this.#provenance = provenance;
    this.#write = write;
  }

  read(): Passage[] {
    for (const [index, token] of this.#tokens.entries()) {
      if (token.nesting === -1) this.#end(index);
      else if (token.type === 'inline') this.#inline(token, index);
      else {
        const passage = this.#begin(token, index);
        if (passage) this.#around().push(passage);
        if (token.nesting === 1) this.#open.push({ passage, from: index });
      }
    }
    return inSections(this.#root);
  }

  #begin(token: Token, index: number): Passage | undefined {
    const kind = KINDS[token.type];
    const lines = kind && this.#linesOf(index);
    if (kind === undefined || lines === undefined) return undefined;
    const passage = this.#passage(kind, this.#provenance.rangeOfLines(...lines), [token]);
    if (kind === 'heading') passage.level = Number(token.tag.slice(1));
    // These have no lines of their own; as long as nothing is known of what is in them, their place among others says all.
    return kind === 'cell' || kind === 'label' ? { ...passage, alike: [passage.key] } : passage;
  }

  #end(index: number): void {
    const { passage, from } = this.#open.pop()!;
    if (!passage) return;
    const { text, reading, html } = this.#contents(this.#tokens.slice(from, index + 1));
    Object.assign(passage, { text, reading, html, children: inSections(passage.children) });
  }

  /** The list that what begins here goes into. */
  #around(): Passage[] {
    return this.#open.findLast(({ passage }) => passage)?.passage?.children ?? this.#root;
  }

  #inline(token: Token, index: number): void {
    const offsets = inlineOffsets(token, this.#text, this.#lines);
    const sentences = sentencesOf(token, offsets, this.#provenance, this.#language);
    const { passage } = this.#open.at(-1) ?? {};
    const isAll = this.#tokens[index - 1]?.nesting === 1 && this.#tokens[index + 1]?.nesting === -1;
    const range = rangeOf(sentences);
    // Text between tags of HTML is no paragraph to Markdown, and one to a reader.
    const holder = isAll && passage ? passage : this.#paragraph(token, range);
    if (!holder) return;
    if (holder.kind === 'cell') holder.place = this.#beforeCell(token);
    if (range && (holder.kind === 'cell' || holder.kind === 'label')) {
      const { key, alike, origin } = this.#passage(holder.kind, range, []);
      Object.assign(holder, { key, alike, origin });
    }
    addAll(
      holder.children,
      sentences.map((sentence) => this.#sentence(sentence, holder)),
    );
  }

  /** The key of the pipe before a cell, or of its line. */
  #beforeCell({ meta, map }: Token): string {
    const line = this.#lines[map?.[0] ?? 0] ?? 0;
    const at = Math.max(line, this.#text.lastIndexOf('|', Number(meta?.at ?? line) - 1));
    const { parts } = this.#provenance.origin({ from: at, to: at + 1 });
    return `${this.#text[at] === '|' ? 'behind' : 'at'} ${parts[0]?.key ?? `line ${map?.[0]}`}`;
  }

  #paragraph(token: Token, range: TextRange | undefined): Passage | undefined {
    if (!range) return undefined;
    const paragraph = this.#passage('paragraph', range, [token]);
    this.#around().push(paragraph);
    return paragraph;
  }

  #sentence({ words, ...sentence }: Sentence, holder: Passage): Passage {
    const passage = this.#stretch('sentence', sentence, holder);
    passage.children = words.map((each) => this.#stretch('words', each, passage));
    return passage;
  }

  #stretch(kind: 'sentence' | 'words', { text, tokens, range }: TextStretch, around: Passage): Passage {
    const inline = derivedToken(this.#tokens[0]!, { type: 'inline', children: tokens });
    const { reading, html } = this.#contents([inline]);
    // What Markdown adds, such as "Note", comes from what it is added to.
    const passage = range
      ? this.#passage(kind, range, [])
      : { kind, origin: { ...around.origin, parts: [], extents: [] }, ...this.#keyed(kind, [around.key]) };
    return { ...passage, text, reading, html, children: [] };
  }

  #passage(kind: PassageKind, range: TextRange, tokens: readonly Token[]): Passage {
    const origin = this.#provenance.origin(range);
    const keys = origin.parts.length > 0 ? origin.parts.map(({ key }) => key) : [`at ${range.from}`];
    return { kind, ...this.#keyed(kind, keys), origin, ...this.#contents(tokens), children: [] };
  }

  /** @param keys of the parts of a passage */
  #keyed(kind: PassageKind, keys: readonly string[]): Pick<Passage, 'key' | 'alike'> {
    const place = `${kind} ${keys[0]}`;
    const nth = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, nth);
    const key = `${place} ${nth}`;
    return { key, alike: BY_ANY_PART.includes(kind) ? keys.map((part) => `${kind} ${part} 1`) : [key] };
  }

  #contents(tokens: readonly Token[]): Pick<Passage, 'text' | 'reading' | 'html'> {
    return {
      text: textOf(tokens),
      reading: JSON.stringify(tokens.map(readingOf)),
      html: () => this.#write(tokens),
    };
  }

  /** The lines of what begins at a token; labels and cells have none of their own, but what is in them has. */
  #linesOf(index: number): [from: number, to: number] | undefined {
    let depth = 0;
    for (let at = index; at < this.#tokens.length; at++) {
      const { map, nesting } = this.#tokens[at]!;
      if (map) return map;
      depth += nesting;
      if (depth === 0) return undefined;
    }
    return undefined;
  }
}

function rangeOf(sentences: readonly Sentence[]): TextRange | undefined {
  const known = sentences.flatMap(({ range }) => range ?? []);
  return known[0] && { from: known[0].from, to: known.at(-1)!.to };
}

/** The words of some tokens. */
function textOf(tokens: readonly Token[]): string {
  const words = tokens.map(({ type, content, children }) => {
    if (children) return children.map(visibleText).join('');
    return type === 'fence' || type === 'code_block' || type === 'html_block' ? content : '';
  });
  return words
    .filter((text) => text.trim() !== '')
    .join(' ')
    .trim();
}

function readingOf({ type, tag, attrs, content, info, children }: Token): unknown[] {
  // The number of a footnote follows from those before it.
  if (type.startsWith('footnote')) return [type];
  const kept = attrs?.filter(([name]) => !ACCIDENTAL.includes(name)) ?? [];
  // Of words with marks in them, the marks and the words say all; a link may lead elsewhere although it is written alike.
  return [type, tag, kept, info, children ? children.map(readingOf) : content];
}
