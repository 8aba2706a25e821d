import type { Token } from 'markdown-it';
import { shownCode } from '../../markdown/blocks/code-notes.ts';
import { htmlText } from '../../markdown/html/html-text.ts';
import { setFirstAttribute, setLastAttribute } from '../../markdown/html/tag-attribute.ts';
import type { ParsedMarkdown } from '../../markdown/markdown.ts';
import { putAround } from '../../markdown/mdx/mdx.ts';
import { visibleText } from '../../markdown/sources/visible-text.ts';
import type { Origin } from '../../template/origin.ts';
import type { Provenance } from '../../template/provenance.ts';
import { markWords } from './mark-words.ts';
import type { Passage, PassageKind } from './passage.ts';
import { PASSAGE_ATTRIBUTE, printedPassage } from './passage-attribute.ts';
import type { TokenReadings } from './token-readings.ts';

/** An edition's Markdown, and what is known of its text. */
export interface PassageSource {
  /** read by a parser whose tokens know where they stand, and with its ids */
  markdown: Pick<ParsedMarkdown, 'tokens' | 'collector'>;
  /** what it was read from */
  text: string;
  provenance: Provenance;
  /** one for all editions of the page */
  readings: TokenReadings;
  /** makes HTML of some of its tokens */
  write(tokens: readonly Token[]): string;
}

/** A sentence and its words. */
export type SentencePassage = Omit<Passage, 'children'> &
  Pick<TokenPassage, 'tokens' | 'number'> & { readonly children: readonly TokenPassage[] };

/** A passage while what is in it is read. */
export class TokenPassage implements Passage {
  children: Passage[] = [];
  reading = '';
  readonly kind: PassageKind;
  readonly level: number | undefined;
  key: string;
  alike: readonly string[];
  place: string | undefined;
  /** of text between tags of HTML: the token before it, which may end with the tag of an element around it */
  behind: Token | undefined;
  /** of a sentence and of words, which what they stand in puts into an element of their own */
  number: number | undefined;
  /** takes the text apart that stands in it */
  readSentences: (() => SentencePassage[]) | undefined;
  readonly #source: PassageSource;
  #origin: Origin | (() => Origin);
  #tokens: readonly Token[] | (() => readonly Token[]);
  #sentences: readonly SentencePassage[] | undefined;

  constructor(
    kind: PassageKind,
    { key, alike }: Pick<Passage, 'key' | 'alike'>,
    {
      source,
      origin,
      tokens,
    }: { source: PassageSource; origin: Origin | (() => Origin); tokens: readonly Token[] },
  ) {
    this.kind = kind;
    this.key = key;
    this.alike = alike;
    this.#tokens = tokens;
    this.level = kind === 'heading' ? Number(tokens[0]!.tag.slice(1)) : undefined;
    this.#source = source;
    this.#origin = origin;
  }

  get origin(): Origin {
    if (typeof this.#origin === 'function') this.#origin = this.#origin();
    return this.#origin;
  }

  set origin(origin: Origin) {
    this.#origin = origin;
  }

  get tokens(): readonly Token[] {
    if (typeof this.#tokens === 'function') this.#tokens = this.#tokens();
    return this.#tokens;
  }

  /** Takes what it consists of, when somebody asks. */
  set tokens(tokens: () => readonly Token[]) {
    this.#tokens = tokens;
  }

  get text(): string {
    const isStretch = this.kind === 'sentence' || this.kind === 'words';
    return isStretch ? this.tokens.map(visibleTextOf).join('') : textOf(this.tokens);
  }

  sentences(): readonly Passage[] {
    this.#sentences ??= this.readSentences?.() ?? [];
    return this.#sentences;
  }

  html(): string {
    return this.#source.write(this.tokens);
  }

  markText(): void {
    const [inline] = this.tokens.filter(({ type }) => type === 'inline');
    if (inline && this.#sentences) markWords(inline, this.#sentences);
  }

  mark(number: number): void {
    const value = String(number);
    const html = this.tokens.find(({ type }) => type === 'html_block');
    if (this.kind === 'sentence' || this.kind === 'words') this.number = number;
    else if (this.kind === 'component') {
      const { before, behind } = printedPassage(number);
      putAround(this.tokens[0]!, this.tokens.at(-1)!, before, behind);
    } else if (this.kind === 'html' && html) setFirstAttribute(html, PASSAGE_ATTRIBUTE, value);
    // Text between tags of HTML has no element but theirs.
    else if (this.tokens[0]!.type === 'inline')
      this.behind && setLastAttribute(this.behind, PASSAGE_ATTRIBUTE, value);
    else this.tokens[0]!.attrSet(PASSAGE_ATTRIBUTE, value);
  }
}

/** The words of some tokens. */
function textOf(tokens: readonly Token[]): string {
  let all = '';
  for (const token of tokens) {
    const text = visibleTextOf(token);
    if (text.trim() !== '') all += all === '' ? text : ` ${text}`;
  }
  return all.trim();
}

/** Blocks whose text is shown as it is written. */
const LITERAL: ReadonlySet<string> = new Set(['fence', 'code_block', 'formula_block', 'diagram']);

function visibleTextOf(token: Token): string {
  const { type, content, children } = token;
  if (children) return children.map(visibleText).join('');
  if (type === 'html_block') return htmlText(content);
  if (type === 'fence') return shownCode(token);
  return LITERAL.has(type) ? content : '';
}
