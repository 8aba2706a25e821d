import { lastAtOrBefore } from '../last-at-or-before.ts';
import type { Extent, Place } from '../place.ts';

/** A stretch of expanded text that comes from one line of one file. */
interface Segment {
  /** offset in the expanded text */
  offset: number;
  file: SourceFile;
  line: number;
  /** undefined where it is made of the line, and stands in no column of it */
  column: number | undefined;
  /** offset in the file's text; undefined for the indentation that an include gives to a line */
  start: number | undefined;
}

/** A file on the way into a page: its name and the tags that led to it. */
export interface SourceFile {
  path: string;
  includedFrom: Place[];
}

/** Leads from offsets of expanded text (includes in place) back to what the writer wrote. */
export class SourceMap {
  readonly #segments: Segment[] = [];

  /** Says that what follows an offset comes from a line and column (from 1) of a file; offsets must not decrease. */
  add(segment: Segment): void {
    const last = this.#segments.at(-1);
    if (last?.offset === segment.offset) this.#segments.pop();
    this.#segments.push(segment);
  }

  /** The writer's place of an offset of the expanded text. */
  place(offset: number): Place {
    const segment = this.#segments[this.#indexAt(offset)];
    if (!segment) return { file: '', line: 1, column: 1 };
    const { path, includedFrom } = segment.file;
    const { line, column } = segment;
    const place: Place =
      column === undefined
        ? { file: path, line }
        : { file: path, line, column: column + offset - segment.offset };
    return includedFrom.length > 0 ? { ...place, includedFrom } : place;
  }

  /** Where a stretch of the expanded text stands in files: one extent, unless an include begins, ends or stands in it. */
  extents(from: number, to: number): Extent[] {
    const found: Extent[] = [];
    const first = this.#indexAt(from);
    for (let index = first; index < this.#segments.length; index++) {
      const { offset, file, start } = this.#segments[index]!;
      if (index > first && offset >= to) break;
      if (start === undefined) continue;
      const end = Math.min(to, this.#segments[index + 1]?.offset ?? to);
      const extent = {
        file: file.path,
        start: start + Math.max(from, offset) - offset,
        end: start + Math.max(end, offset) - offset,
      };
      const last = found.at(-1);
      if (last?.file === extent.file && last.end === extent.start) last.end = extent.end;
      else found.push(extent);
    }
    return found;
  }

  /** The offset behind `from` at which another part of a file begins, as far as there is one before `to`; `to` otherwise. */
  endOfPart(from: number, to: number): number {
    let index = this.#indexAt(from);
    let end = from;
    while (end < to) {
      const segment = this.#segments[index];
      const next = this.#segments[index + 1];
      end = Math.min(to, next?.offset ?? to);
      if (!segment || !next || end === to) return end;
      const isContinued =
        segment.start !== undefined &&
        next.file === segment.file &&
        next.start === segment.start + next.offset - segment.offset;
      if (!isContinued) return end;
      index++;
    }
    return end;
  }

  /** The files that a stretch of the expanded text comes from, by default all of it. */
  files(from = 0, to = Number.POSITIVE_INFINITY): Set<string> {
    const found = new Set<string>();
    for (let index = this.#indexAt(from); index < this.#segments.length; index++) {
      const { offset, file } = this.#segments[index]!;
      if (offset >= to) break;
      found.add(file.path);
    }
    return found;
  }

  /** The last segment that begins at or before an offset. */
  #indexAt(offset: number): number {
    return lastAtOrBefore(this.#segments, offset, (segment) => segment.offset);
  }
}
