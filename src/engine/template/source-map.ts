import type { Place } from '../place.ts';

/** A stretch of expanded text that comes from one line of one file. */
interface Segment {
  /** offset in the expanded text */
  offset: number;
  file: SourceFile;
  line: number;
  column: number;
}

/** A file on the way into a page: its name and the tags that led to it. */
export interface SourceFile {
  path: string;
  includedFrom: Place[];
}

/** Leads from offsets of expanded text (includes in place) back to what the writer wrote. */
export class SourceMap {
  readonly #segments: Segment[] = [];

  /** Says that what follows `offset` comes from `line` and `column` (from 1) of `file`; offsets must not decrease. */
  add(offset: number, file: SourceFile, line: number, column: number): void {
    const last = this.#segments.at(-1);
    if (last?.offset === offset) this.#segments.pop();
    this.#segments.push({ offset, file, line, column });
  }

  /** The writer's place of an offset of the expanded text. */
  place(offset: number): Place {
    const segment = this.#segmentAt(offset);
    if (!segment) return { file: '', line: 1, column: 1 };
    const { path, includedFrom } = segment.file;
    const place: Place = { file: path, line: segment.line, column: segment.column + offset - segment.offset };
    return includedFrom.length > 0 ? { ...place, includedFrom } : place;
  }

  #segmentAt(offset: number): Segment | undefined {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#segments[middle]!.offset <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#segments[low];
  }
}
