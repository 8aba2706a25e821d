import type { Token } from 'markdown-it';
import { derivedToken } from '../../markdown/sources/derived-token.ts';
import { visibleText } from '../../markdown/sources/visible-text.ts';

/** What is the same passage although it differs: numbers, ids and the air around items follow from what stands before. */
const ACCIDENTAL = ['id', 'start', 'data-start'];

/** Numbers for what tokens say, the same for those of all editions of a page that say the same. */
export class TokenReadings {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<Token, number>();

  of(token: Token): number {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const said = this.#said(token);
    const number = this.#numbers.get(said) ?? this.#numbers.size;
    this.#numbers.set(said, number);
    this.#known.set(token, number);
    return number;
  }

  /** What a stretch of a text says, but for the space at its ends. */
  ofText(tokens: readonly Token[]): string {
    return withoutAir(tokens)
      .map((token) => this.of(token))
      .join(' ');
  }

  #said({ type, tag, attrs, content, info, children }: Token): string {
    // The number of a footnote follows from those before it.
    if (type.startsWith('footnote')) return type;
    const kept = attrs?.filter(([name]) => !ACCIDENTAL.includes(name)) ?? [];
    const attributes = kept.length > 0 ? JSON.stringify(kept) : '';
    // Of words with marks in them, the marks and the words say all; a link may lead elsewhere although it is written alike.
    const inside = children ? children.map((child) => this.of(child)).join(' ') : content;
    return [type, tag, attributes, info, inside].join('\0');
  }
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
