import type { Token } from 'markdown-it';
import { derivedToken } from '../../markdown/sources/derived-token.ts';
import { visibleText } from '../../markdown/sources/visible-text.ts';

/** What is the same passage although it differs: numbers, ids and the air around items follow from what stands before. */
const ACCIDENTAL = ['id', 'start', 'data-start'];

/** A token carries its number itself, with whose it is, since copies of it carry it, too: to ask a map for each took longer. */
const NUMBER = Symbol('number');

interface ReadToken extends Token {
  [NUMBER]?: { by: TokenReadings; token: Token; number: number };
}

/** Numbers for what tokens say, the same for those of all editions of a page that say the same. */
export class TokenReadings {
  readonly #numbers = new Map<string, number>();
  /** of those that have nothing but a type and a tag, as most that open or close something */
  readonly #bare = new Map<string, Map<string, number>>();

  of(token: ReadToken): number {
    if (isBare(token)) return this.#ofBare(token);
    const known = token[NUMBER];
    if (known?.by === this && known.token === token) return known.number;
    const number = this.#numberOf(this.#said(token));
    token[NUMBER] = { by: this, token, number };
    return number;
  }

  #ofBare(token: Token): number {
    const { type, tag } = token;
    const tags = this.#bare.get(type) ?? new Map<string, number>();
    const number = tags.get(tag) ?? this.#numberOf(this.#said(token));
    tags.set(tag, number);
    this.#bare.set(type, tags);
    return number;
  }

  #numberOf(said: string): number {
    const number = this.#numbers.get(said) ?? this.#numbers.size;
    this.#numbers.set(said, number);
    return number;
  }

  /** What a stretch of a text says, but for the space at its ends. */
  ofText(tokens: readonly Token[]): string {
    return withoutAir(tokens)
      .map((token) => this.of(token))
      .join(' ');
  }

  #said({ type, tag, attrs, content, info, children }: Token): string {
    // Numbers of footnotes and figures follow from those before them, and so do the addresses of notes.
    if (type.startsWith('footnote') || type === 'note_open' || type === 'caption_number') return type;
    const kept = attrs?.filter(([name]) => !ACCIDENTAL.includes(name)) ?? [];
    const attributes = kept.length > 0 ? JSON.stringify(kept) : '';
    // Of words with marks in them, the marks and the words say all; a link may lead elsewhere although it is written alike.
    const inside = children ? children.map((child) => this.of(child)).join(' ') : content;
    return [type, tag, attributes, info, inside].join('\0');
  }
}

function isBare({ attrs, content, info, children }: Token): boolean {
  return content === '' && info === '' && children === null && (attrs === null || attrs.length === 0);
}

/** Tokens of a text without the space at its ends, which follows from what stands beside it. */
function withoutAir(tokens: readonly Token[]): Token[] {
  const isText = ({ type }: Token) => type === 'text' || type === 'softbreak';
  const isAir = (token: Token) => isText(token) && visibleText(token).trim() === '';
  const first = tokens.findIndex((token) => token.nesting === 0 && !isAir(token));
  const last = tokens.findLastIndex((token) => token.nesting === 0 && !isAir(token));
  return tokens.flatMap((token, index) => {
    if (token.nesting === 0 && (index < first || index > last)) return [];
    if (token.type !== 'text' || (index !== first && index !== last)) return [token];
    const start = index === first ? token.content.trimStart() : token.content;
    const content = index === last ? start.trimEnd() : start;
    return [content === token.content ? token : derivedToken(token, { content })];
  });
}
