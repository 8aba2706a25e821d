import type { Token } from 'markdown-it';

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
