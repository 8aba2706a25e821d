import type { Extent } from '../place.ts';

/** A stretch of a file that is replaced; see {@link Extent}. */
export interface Edit extends Extent {
  text: string;
}

/**
 * A file with edits in it, all else as it was to the byte: its byte order mark, and the ends of its lines. New lines end as the first
 * line of the file does.
 *
 * @param raw the text of the file as it lies on the disk
 * @param edits offsets count characters of the text as the engine reads it: every end of a line is one; they must not overlap
 */
export function editText(raw: string, edits: readonly Omit<Edit, 'file'>[]): string {
  const lineEnd = /\r\n?|\n/.exec(raw)?.[0] ?? '\n';
  const places = new RawOffsets(raw);
  let result = '';
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const [from, to] = [places.of(start), places.of(end)];
    result = joined(joined(result, raw.slice(at, from)), text.replaceAll('\n', lineEnd));
    at = to;
  }
  return joined(result, raw.slice(at));
}

/** Two stretches one after the other. Ends of two lines stay two, where together they would be read as one. */
function joined(first: string, second: string): string {
  if (!first.endsWith('\r') || !second.startsWith('\n')) return first + second;
  // Behind another end of a line of the same kind, a plain one would be read together with that.
  return first.endsWith('\r\r') ? `${first}\r${second}` : `${first.slice(0, -1)}\n${second}`;
}

/** Leads offsets of a text with plain line ends back to the text as it lies on the disk; asked in their order. */
class RawOffsets {
  readonly #raw: string;
  #offset = 0;
  #at: number;

  constructor(raw: string) {
    this.#raw = raw;
    this.#at = raw.startsWith('\uFEFF') ? 1 : 0;
  }

  of(offset: number): number {
    for (; this.#offset < offset; this.#offset++) this.#at += this.#raw.startsWith('\r\n', this.#at) ? 2 : 1;
    return this.#at;
  }
}
