import type { Place } from '../../engine/place.ts';

/** Lines below the last that was found in which the next value of an array is looked for: what stands in between is short. */
const REACH = 40;

/**
 * Where the values of a TOML file stand. Tables and keys are found by the lines that begin with them; what stands within an array or an
 * inline table, by its words, from where the one before it was found.
 */
export class TomlPlaces {
  readonly #file: string;
  readonly #lines: readonly string[];
  /** by the keys that lead there: the number of the line, from 0 on */
  readonly #known = new Map<string, number>();
  #last = 0;

  constructor(text: string, file: string) {
    this.#file = file;
    this.#lines = text.split('\n');
    const counts = new Map<string, number>();
    let table: readonly string[] = [];
    for (const [number, line] of this.#lines.entries()) {
      const written = line.trimStart();
      if (written.startsWith('[')) {
        const isListed = written.startsWith('[[');
        const keys = dottedKeys(written.slice(isListed ? 2 : 1), ']');
        if (keys === undefined) continue;
        const path = this.#withIndexes(keys, counts);
        const count = counts.get(key(path)) ?? 0;
        if (isListed) counts.set(key(path), count + 1);
        table = isListed ? [...path, String(count)] : path;
        this.#note(table, number);
      } else {
        const keys = dottedKeys(written, '=');
        if (keys) this.#note([...table, ...keys], number);
      }
    }
  }

  /** The place of a value, or of what it stands in. */
  at(path: readonly string[], value: unknown): Place {
    const known = this.#known.get(key(path));
    const words = typeof value === 'string' ? value : (path.at(-1) ?? '');
    this.#last = known ?? this.#find(words) ?? this.#last;
    return { file: this.#file, line: this.#last + 1 };
  }

  /** The keys of a table with the numbers of the lists that they lead through: it is of the last table of each. */
  #withIndexes(keys: readonly string[], counts: ReadonlyMap<string, number>): string[] {
    const path: string[] = [];
    for (const [index, each] of keys.entries()) {
      path.push(each);
      const count = counts.get(key(path));
      if (count !== undefined && index < keys.length - 1) path.push(String(count - 1));
    }
    return path;
  }

  #note(path: readonly string[], line: number): void {
    for (let length = 1; length <= path.length; length++) {
      const each = key(path.slice(0, length));
      if (!this.#known.has(each)) this.#known.set(each, line);
    }
  }

  #find(words: string): number | undefined {
    if (words === '') return undefined;
    const end = Math.min(this.#last + REACH, this.#lines.length);
    for (let line = this.#last; line < end; line++) if (this.#lines[line]!.includes(words)) return line;
    return undefined;
  }
}

function key(path: readonly string[]): string {
  return path.join('\0');
}

const BARE = /[\w-]+/y;

/** The keys with which a text begins, `theme."a b".icon`; undefined where it does not, or something else than `end` follows them. */
function dottedKeys(text: string, end: string): string[] | undefined {
  const keys: string[] = [];
  for (let at = 0; ; at++) {
    at = afterSpace(text, at);
    const quote = text[at];
    let close: number;
    if (quote === '"' || quote === "'") {
      close = text.indexOf(quote, at + 1);
      if (close < 0) return undefined;
      keys.push(text.slice(at + 1, close));
      close++;
    } else {
      BARE.lastIndex = at;
      const bare = BARE.exec(text)?.[0];
      if (bare === undefined) return undefined;
      keys.push(bare);
      close = at + bare.length;
    }
    at = afterSpace(text, close);
    if (text[at] === end) return keys;
    if (text[at] !== '.') return undefined;
  }
}

function afterSpace(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}
