import type { Extent, Place } from '../place.ts';
import { type Branch, withOuterBranches } from './condition.ts';
import type { Span } from './origin.ts';
import type { SourceMap } from './source-map.ts';
import type { Stretch, Via } from './stretches.ts';

/** What is known of a span from the start. */
interface KnownSpan extends Pick<Span, 'text' | 'start' | 'around' | 'key'> {
  /** offset in the expanded text of its first character */
  from: number;
  /** of the first that is not a space */
  at: number;
}

/** A part of a stretch. Where it stands in files is looked up when somebody asks: most are asked for their keys alone. */
export class StretchSpan implements Span {
  readonly text: string;
  readonly start: number;
  readonly around: string;
  readonly key: string;
  readonly #stretch: Stretch;
  readonly #map: SourceMap;
  readonly #from: number;
  readonly #at: number;
  #branches: readonly Branch[] | undefined;

  constructor(stretch: Stretch, map: SourceMap, { text, start, around, key, from, at }: KnownSpan) {
    this.text = text;
    this.start = start;
    this.around = around;
    this.key = key;
    this.#stretch = stretch;
    this.#map = map;
    this.#from = from;
    this.#at = at;
  }

  withKey(key: string): StretchSpan {
    const { text, start, around } = this;
    return new StretchSpan(this.#stretch, this.#map, {
      text,
      start,
      around,
      key,
      from: this.#from,
      at: this.#at,
    });
  }

  get place(): Place {
    return this.#map.place(this.#at);
  }

  get extent(): Extent | undefined {
    const { site, source } = this.#stretch;
    const isCopied = site.kind === 'text' && source !== undefined;
    const from = this.#from;
    const [extent] = isCopied
      ? this.#map.extents(from, from + this.text.length)
      : this.#map.extents(site.offset, site.end);
    return extent;
  }

  get via(): readonly Place[] {
    return chainOf(this.#stretch.via)
      .filter(({ site }) => site.kind === 'print')
      .map(({ site }) => this.#map.place(site.offset));
  }

  get branches(): readonly Branch[] {
    if (!this.#branches) {
      const sites = [...chainOf(this.#stretch.via).map(({ site }) => site), this.#stretch.site];
      this.#branches = [...new Set(sites.flatMap(({ branch }) => withOuterBranches(branch)))];
    }
    return this.#branches;
  }

  get expression(): string | undefined {
    return this.#stretch.site.expression;
  }
}

/** Many spans stand in the same call. */
const calls = new WeakMap<Via, string>();

/** The calls of macros and the rounds of loops around a stretch, as a key. */
export function callsAround(via: Via | undefined): string {
  if (!via) return '';
  const known = calls.get(via);
  if (known !== undefined) return known;
  const key = chainOf(via)
    .map(({ site: { offset }, round }) => [offset, round].join('.'))
    .join('>');
  calls.set(via, key);
  return key;
}

/** Printing tags and rounds, outermost first. */
function chainOf(via: Via | undefined): Via[] {
  const found: Via[] = [];
  for (let each = via; each; each = each.outer) found.push(each);
  return found.reverse();
}
