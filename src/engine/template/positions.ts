import type nodes from 'nunjucks/src/nodes.js';
import { lastAtOrBefore } from '../last-at-or-before.ts';
import { lineOffsets } from '../line-offsets.ts';
import type { Extent, Place } from '../place.ts';
import { CodeRanges } from './code-ranges.ts';
import type { SourceLookup } from './condition-compiler.ts';
import { rangeOf } from './node-ranges.ts';
import type { SourceMap } from './source-map.ts';
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
    const line = lastAtOrBefore(this.#lines, offset, (start) => start);
    return { line, column: offset - this.#lines[line]! };
  }

  isInCode(offset: number): boolean {
    return this.#code.has(offset);
  }

  /** Whether a dollar sign stands right before an offset. */
  isAfterDollar(offset: number): boolean {
    return this.#text[offset - 1] === '$';
  }

  /** The tag around an offset as the writer wrote it, delimiters included; empty where there is none. */
  tagSource(offset: number): string {
    return this.tagAt(offset)?.source ?? '';
  }

  /** A part of an expression that {@link rangeOf} knows of: where it stands, and how it is written. */
  written(node: nodes.Node): { text: string; extents: Extent[] } {
    const range = rangeOf(node);
    const [from, behind] = range
      ? [range.from, range.to].map(({ lineno, colno }) => this.offset(lineno, colno))
      : [0, 0];
    const text = this.#text.slice(from, behind).trimEnd();
    return { text, extents: this.#map.extents(from!, from! + text.length) };
  }

  /** Where a text in quotes stands, with them; undefined when it is written otherwise than it reads. */
  literalExtent({ value, lineno, colno }: nodes.Literal): Extent | undefined {
    const offset = this.offset(lineno, colno);
    const written = this.#text.slice(offset, offset + String(value).length + 2);
    if (written !== `"${value}"` && written !== `'${value}'`) return undefined;
    return this.extents(offset, offset + written.length)[0];
  }

  /** Where a stretch of the expanded text stands in files. */
  extents(from: number, to: number): Extent[] {
    return this.#map.extents(from, to);
  }

  /** The writer's place of an offset. */
  place(offset: number): Place {
    return this.#map.place(offset);
  }

  /** The last tag that begins at or before an offset. */
  tagAt(offset: number): TemplateTag | undefined {
    return this.tags[lastAtOrBefore(this.tags, offset, ({ start }) => start)];
  }
}
