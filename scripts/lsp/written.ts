import type { Position, Range } from 'vscode-languageserver/node';
import { lastAtOrBefore } from '../../src/engine/last-at-or-before.ts';
import { lineOffsets } from '../../src/engine/line-offsets.ts';
import type { Place } from '../../src/engine/place.ts';
import { scanTags, type TemplateTag } from '../../src/engine/template/tags.ts';

/**
 * The text of a file as the engine reads it (line ends are `\n`, no byte order mark), with the positions of editors, which count lines
 * and characters from 0.
 */
export class Written {
  readonly text: string;
  readonly #starts: number[];
  #tags: readonly TemplateTag[] | undefined;

  /** @param raw as the editor or the disk has it */
  constructor(raw: string) {
    this.text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    this.#starts = lineOffsets(this.text);
  }

  get tags(): readonly TemplateTag[] {
    this.#tags ??= scanTags(this.text);
    return this.#tags;
  }

  /** The offset of a position; the nearest there is for one that lies outside. */
  offset({ line, character }: Position): number {
    const start = this.#starts[line];
    if (start === undefined) return this.text.length;
    const end = (this.#starts[line + 1] ?? this.text.length + 1) - 1;
    return Math.min(start + character, end);
  }

  position(offset: number): Position {
    const line = lastAtOrBefore(this.#starts, offset, (start) => start);
    return { line, character: offset - this.#starts[line]! };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The text of a line, from 0. */
  line(index: number): string {
    const start = this.#starts[index];
    return start === undefined
      ? ''
      : this.text.slice(start, (this.#starts[index + 1] ?? this.text.length + 1) - 1);
  }

  /** The tag that a position stands in, half typed or whole. */
  tagAt(offset: number): TemplateTag | undefined {
    return this.tags.find(
      ({ start, end, closed }) => start < offset && (closed ? offset < end : offset <= end),
    );
  }

  /** What a finding underlines: the name, text or tag at its column, or else the rest of its line; all of a line without a column. */
  rangeOf({ line, column }: Pick<Place, 'line' | 'column'>): Range {
    const index = Math.min(line, this.#starts.length) - 1;
    const text = this.line(index);
    const indent = text.length - text.trimStart().length;
    const from = Math.min(column === undefined ? indent : column - 1, text.length);
    const start = this.#starts[index]! + from;
    return this.range(start, this.#endOf(start, this.#starts[index]! + text.trimEnd().length));
  }

  #endOf(start: number, endOfLine: number): number {
    const tag = this.tags.find((each) => each.start <= start && start < each.end);
    if (tag === undefined) return Math.max(start, endOfLine);
    const [name] = /^(?:\w+|"[^"\n]*"|'[^'\n]*')/.exec(this.text.slice(start, tag.end)) ?? [];
    return name === undefined ? tag.end : start + name.length;
  }
}
