import type { Token } from 'markdown-it';
import { lineOffsets } from '../../line-offsets.ts';
import { blockEnd } from '../../markdown/block-ends.ts';
import { derivedToken } from '../../markdown/sources/derived-token.ts';
import { inlineOffsets } from '../../markdown/sources/inline-offsets.ts';
import type { TextOffsets } from '../../markdown/sources/text-offsets.ts';
import type { TextRange } from '../../place.ts';
import type { Origin } from '../../template/origin.ts';
import { BY_ANY_PART, type Passage, type PassageKind } from './passage.ts';
import { inSections } from './passage-sections.ts';
import { sentencesOf, type TextStretch } from './sentences.ts';
import { type PassageSource, type SentencePassage, TokenPassage } from './token-passage.ts';

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
  figcaption_open: 'label',
  blockquote_open: 'quote',
  figure_open: 'box',
  element_open: 'box',
  dl_open: 'definitions',
  dt_open: 'term',
  dd_open: 'definition',
  footnotes_open: 'footnotes',
  footnote_open: 'footnote',
  fence: 'code',
  code_block: 'code',
  formula_block: 'code',
  diagram: 'code',
  table_wrapper_open: 'html',
  html_block: 'html',
  mdx: 'component',
  hr: 'rule',
};

/** Cuts the Markdown of an edition into passages. */
export function passagesOf(source: PassageSource): Passage[] {
  return new PassageReader(source).read();
}

/** A token that is open, and the passage that it begins. */
interface OpenToken {
  passage: TokenPassage | undefined;
  from: number;
  /** in which it ends; undefined for one that another token closes */
  last: Token | undefined;
}

class PassageReader {
  readonly #source: PassageSource;
  readonly #tokens: readonly Token[];
  /** what each of them says */
  readonly #readings: readonly number[];
  /** all of that in a row, and where each token's begins in it: what many passages say is a part of it */
  readonly #said: string;
  readonly #saidAt: readonly number[];
  readonly #lines: readonly number[];
  /** how often each kind has begun at each place: a row has several cells */
  readonly #counts = new Map<string, number>();
  readonly #root: Passage[] = [];
  readonly #open: OpenToken[] = [];

  constructor(source: PassageSource) {
    this.#source = source;
    // They are taken when somebody asks, and who writes the edition may change the list.
    this.#tokens = [...source.markdown.tokens];
    this.#readings = this.#tokens.map((token) => source.readings.of(token));
    let said = '';
    this.#saidAt = this.#readings.map((number) => {
      const at = said.length;
      said += `${number} `;
      return at;
    });
    this.#said = said;
    this.#lines = lineOffsets(source.text);
  }

  read(): Passage[] {
    for (const [index, token] of this.#tokens.entries()) {
      if (token.nesting === -1) this.#end(index);
      else if (token.type === 'inline') this.#inline(token, index);
      else {
        const passage = this.#isTagWithin(token) ? undefined : this.#begin(token, index);
        if (passage) this.#around().push(passage);
        const last = blockEnd(token);
        if (token.nesting === 1 || last) this.#open.push({ passage, from: index, last });
      }
      if (this.#open.at(-1)?.last === token) this.#end(index);
    }
    return inSections(this.#root);
  }

  /** Tags in a block of HTML, and that which closes a component, are part of it, and nothing by themselves. */
  #isTagWithin(token: Token): boolean {
    if (blockEnd(token)) return false;
    const isInHtml = token.type === 'html_block' && this.#open.at(-1)?.passage?.kind === 'html';
    return isInHtml || token.type === 'mdx';
  }

  #begin(token: Token, index: number): TokenPassage | undefined {
    const kind = KINDS[token.type];
    const lines = kind && this.#linesOf(index);
    if (kind === undefined || lines === undefined) return undefined;
    const passage = this.#passage(kind, this.#source.provenance.rangeOfLines(...lines), [token]);
    passage.reading = String(this.#readings[index]);
    // These have no lines of their own; as long as nothing is known of what is in them, their place among others says all.
    if (kind === 'cell' || kind === 'label') passage.alike = [passage.key];
    return passage;
  }

  #end(index: number): void {
    const { passage, from } = this.#open.pop()!;
    if (!passage) return;
    passage.tokens = () => this.#tokens.slice(from, index + 1);
    const end = this.#saidAt[index + 1] ?? this.#said.length;
    passage.reading = this.#said.slice(this.#saidAt[from], end - 1);
    if (passage.children.some(({ level }) => level !== undefined))
      passage.children = inSections(passage.children);
  }

  /** The list that what begins here goes into. */
  #around(): Passage[] {
    return this.#open.findLast(({ passage }) => passage)?.passage?.children ?? this.#root;
  }

  #inline(token: Token, index: number): void {
    let known: { offsets: TextOffsets | undefined } | undefined;
    const offsets = (): TextOffsets | undefined => {
      known ??= { offsets: inlineOffsets(token, this.#source.text, this.#lines) };
      return known.offsets;
    };
    const rangeOfAll = (): TextRange | undefined => offsets()?.range({ from: 0, to: token.content.length });
    const { passage } = this.#open.at(-1) ?? {};
    const isAll = this.#tokens[index - 1]?.nesting === 1 && this.#tokens[index + 1]?.nesting === -1;
    // Text between tags of HTML is no paragraph to Markdown, and one to a reader.
    const holder = isAll && passage ? passage : this.#paragraph(token, index, rangeOfAll());
    if (holder.kind === 'cell') holder.place = this.#beforeCell(token);
    const range = token.content !== '' && this.#isPartOfLine(holder) ? rangeOfAll() : undefined;
    if (range) {
      const { key, alike, origin } = this.#passage(holder.kind, range, []);
      Object.assign(holder, { key, alike, origin });
    }
    holder.readSentences = () => this.#sentences(token, offsets(), holder);
  }

  /** Whether other things may stand on the lines of a text: cells, the marker of a note, tags of HTML. */
  #isPartOfLine({ kind }: TokenPassage): boolean {
    return kind === 'cell' || kind === 'label' || this.#open.some(({ passage }) => passage?.kind === 'html');
  }

  #sentences(token: Token, offsets: TextOffsets | undefined, holder: TokenPassage): SentencePassage[] {
    const { provenance, markdown } = this.#source;
    const counts = new Map<string, number>();
    return sentencesOf(token, offsets, provenance, markdown.collector.language.tag).map(
      ({ words, ...sentence }) => {
        const passage = this.#stretch('sentence', sentence, holder, counts);
        const children = words.map((each) => this.#stretch('words', each, passage, counts));
        return Object.assign(passage, { children });
      },
    );
  }

  /** The key of the pipe before a cell, or of its line. */
  #beforeCell({ meta, map }: Token): string {
    const { text, provenance } = this.#source;
    const line = this.#lines[map?.[0] ?? 0] ?? 0;
    const at = Math.max(line, text.lastIndexOf('|', Number(meta?.at ?? line) - 1));
    const key = provenance.firstPart({ from: at, to: at + 1 })?.key;
    return `${text[at] === '|' ? 'behind' : 'at'} ${key ?? `line ${map?.[0]}`}`;
  }

  #paragraph(token: Token, index: number, range: TextRange | undefined): TokenPassage {
    const around = this.#open.findLast(({ passage }) => passage)?.passage;
    const lines = token.map ?? [0, 0];
    // The way back from a footnote that ends in a list is a paragraph that nobody wrote.
    const paragraph =
      !token.map && around
        ? this.#added('paragraph', [token], around, this.#counts)
        : this.#passage('paragraph', range ?? this.#source.provenance.rangeOfLines(...lines), [token]);
    paragraph.reading = String(this.#readings[index]);
    const before = this.#tokens[index - 1];
    if (before?.type === 'html_block') paragraph.behind = before;
    this.#around().push(paragraph);
    return paragraph;
  }

  #stretch(
    kind: 'sentence' | 'words',
    { tokens, range }: TextStretch,
    around: TokenPassage,
    counts: Map<string, number>,
  ): TokenPassage {
    const inline = [derivedToken(this.#tokens[0]!, { type: 'inline', children: tokens })];
    const passage = range
      ? this.#passage(kind, range, inline, counts)
      : this.#added(kind, inline, around, counts);
    passage.reading = this.#source.readings.ofText(tokens);
    return passage;
  }

  /** What Markdown adds, such as "Note", stands where that is which it is added to. */
  #added(
    kind: PassageKind,
    tokens: readonly Token[],
    around: TokenPassage,
    counts: Map<string, number>,
  ): TokenPassage {
    const origin = (): Origin => {
      const { place, via, branches } = around.origin;
      return { place, via, branches, parts: [], extents: [] };
    };
    return new TokenPassage(kind, keyed(kind, [around.key], counts), {
      source: this.#source,
      origin,
      tokens,
    });
  }

  /** @param counts how often each kind has begun at each place */
  #passage(
    kind: PassageKind,
    range: TextRange,
    tokens: readonly Token[],
    counts = this.#counts,
  ): TokenPassage {
    const source = this.#source;
    const { provenance } = source;
    const make = (keys: readonly string[], origin: Origin | (() => Origin)) =>
      new TokenPassage(kind, keyed(kind, keys.length > 0 ? keys : [`at ${range.from}`], counts), {
        source,
        origin,
        tokens,
      });
    if (!BY_ANY_PART.has(kind)) {
      const first = provenance.firstPart(range);
      return make(first ? [first.key] : [], () => provenance.origin(range));
    }
    const origin = provenance.origin(range);
    return make(
      origin.parts.map(({ key }) => key),
      origin,
    );
  }

  /** The lines of what begins at a token; labels and cells have none of their own, but what is in them has. */
  #linesOf(index: number): [from: number, to: number] | undefined {
    const token = this.#tokens[index]!;
    const end = blockEnd(token)?.map?.[1];
    if (token.map && end !== undefined) return [token.map[0], Math.max(token.map[1], end)];
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

/** @param keys of the parts of a passage */
function keyed(
  kind: PassageKind,
  keys: readonly string[],
  counts: Map<string, number>,
): Pick<Passage, 'key' | 'alike'> {
  const place = `${kind} ${keys[0]}`;
  const nth = (counts.get(place) ?? 0) + 1;
  counts.set(place, nth);
  const key = `${place} ${nth}`;
  return { key, alike: BY_ANY_PART.has(kind) ? keys.map((part) => `${kind} ${part} 1`) : [key] };
}
