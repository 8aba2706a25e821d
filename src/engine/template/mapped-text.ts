import type { Edit } from '../edits.ts';
import type { LineCursor } from './line-cursor.ts';
import { type SourceFile, SourceMap } from './source-map.ts';

/** A text that is put together of parts of files, and the way back to them. */
export class MappedText {
  readonly map = new SourceMap();
  readonly #parts: string[] = [];
  #length = 0;

  /** characters */
  get length(): number {
    return this.#length;
  }

  /** how many parts it has been put together of */
  get parts(): number {
    return this.#parts.length;
  }

  toString(): string {
    return this.#parts.join('');
  }

  /** Whether it has nothing but space behind its first parts. */
  isBlankBehind(parts: number): boolean {
    return this.#parts.every((part, index) => index < parts || part.trim() === '');
  }

  /** Adds what stands in no file, on behalf of a place in one. */
  add(text: string, file: SourceFile, { line, column }: { line: number; column?: number }): void {
    this.map.add({ offset: this.#length, file, line, column, start: undefined });
    this.#push(text);
  }

  /**
   * Adds lines of a file as they are but for some edits, each but the first indented by `indent`; blank lines stay blank.
   *
   * @param text the part of the file that the offsets are of
   * @param edits in the order of their places
   */
  copy(
    text: string,
    { from, to }: { from: number; to: number },
    { file, indent, cursor, edits }: CopyOptions,
  ): void {
    let start = from;
    let next = edits.findIndex((edit) => edit.from >= from);
    while (start < to) {
      const { line, column, offset } = cursor.at(start);
      const blank = text[start] === '\n';
      if (column === 1 && indent && start > 0 && !blank) this.add(indent, file, { line, column: 1 });
      this.map.add({ offset: this.#length, file, line, column, start: offset });
      const lineEnd = Math.min(to, cursor.lineEnd + 1);
      const edit = next < 0 ? undefined : edits[next];
      if (edit && edit.from < lineEnd) {
        this.#push(text.slice(start, edit.from));
        this.add(edit.written, file, cursor.at(edit.from));
        start = edit.to;
        next++;
        continue;
      }
      this.#push(text.slice(start, lineEnd));
      start = lineEnd;
    }
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** Where copied text comes from, and what becomes of it. */
export interface CopyOptions {
  file: SourceFile;
  indent: string;
  cursor: LineCursor;
  edits: readonly Edit[];
}
