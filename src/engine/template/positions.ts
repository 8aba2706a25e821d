import type { Place } from '../place.ts';
import { CodeRanges } from './code-ranges.ts';
import type { SourceLookup } from './compiler.ts';
import type { Condition } from './condition.ts';
import type { SourceMap } from './source-map.ts';
import { lineOffsets } from './syntax.ts';
import type { TemplateTag } from './tags.ts';

/** Leads Nunjucks' lines and columns to offsets and tags of the expanded text. */
export class Positions implements SourceLookup {
  readonly #text: string;
  readonly tags: readonly TemplateTag[];
  readonly #map: SourceMap;
  readonly #lines: number[];
  readonly #code: CodeRanges;

  constructor(text: string, tags: readonly TemplateTag[], map: SourceMap) {
    this.#text = text;
    this.tags = tags;
    this.#map = map;
    this.#lines = lineOffsets(text);
    this.#code = new CodeRanges(text);
  }

  offset(line: number, column: number): number {
    return (this.#lines[line] ?? this.#text.length) + column;
  }

  /** The line and column, both from 0, of an offset. */
  at(offset: number): { line: number; column: number } {
    let line = 0;
    let high = this.#lines.length - 1;
    while (line < high) {
      const middle = (line + high + 1) >> 1;
      if (this.#lines[middle]! <= offset) line = middle;
      else high = middle - 1;
    }
    return { line, column: offset - this.#lines[line]! };
  }

  isInCode(offset: number): boolean {
    return this.#code.has(offset);
  }

  /** Whether a dollar sign stands right before an offset. */
  isAfterDollar(offset: number): boolean {
    return this.#text[offset - 1] === '$';
  }

  tagStart(offset: number): number {
    return this.#tagAt(offset)?.start ?? offset;
  }

  tagBody(offset: number): string {
    return this.#tagAt(offset)?.body ?? '';
  }

  /** The tag around an offset as the writer wrote it, delimiters included; empty where there is none. */
  tagSource(offset: number): string {
    return this.#tagAt(offset)?.source ?? '';
  }

  condition(offset: number): Pick<Condition, 'expression' | 'place'> {
    const tag = this.#tagAt(offset);
    const expression = (tag?.body ?? '').replace(/^(?:el)?(?:se)?if\s*/, '').replace(/\s+/g, ' ');
    return { expression, place: this.#map.place(tag?.start ?? offset) };
  }

  /** The writer's place of an offset. */
  place(offset: number): Place {
    return this.#map.place(offset);
  }

  /** The last tag that begins at or before an offset. */
  #tagAt(offset: number): TemplateTag | undefined {
    let low = 0;
    let high = this.tags.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tags[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.tags[low];
  }
}
