/** A name, and where it stands in a text. */
export interface FoundName {
  name: string;
  index: number;
}

/** Characters. A longer name is never found: names that begin alike are tried one after another where they may stand. */
export const LONGEST_NAME = 200;

/** A run of letters of a word, or one character between words. */
const UNIT = /\w+|\W/g;
const FIRST_UNIT = /^(?:\w+|\W)/;
const WORD_CHARACTER = /^\w$/;

/**
 * Finds many names in texts, each as a word of its own, the longest where several begin. One pattern of all names
 * would try every one of them at every place; this looks up those that begin with what stands there.
 */
export class NameFinder {
  readonly #names = new Set<string>();
  /** how long the names are that begin with a unit, the longest first */
  readonly #lengths = new Map<string, number[]>();

  constructor(names: Iterable<string>) {
    const lengths = new Map<string, Set<number>>();
    for (const name of names) {
      const [first] = FIRST_UNIT.exec(name) ?? [];
      if (first === undefined || name.length > LONGEST_NAME) continue;
      this.#names.add(name);
      if (!lengths.has(first)) lengths.set(first, new Set());
      lengths.get(first)!.add(name.length);
    }
    for (const [first, found] of lengths)
      this.#lengths.set(
        first,
        [...found].sort((a, b) => b - a),
      );
  }

  /** The names in a text, in its order; none overlaps another. */
  find(text: string): FoundName[] {
    const found: FoundName[] = [];
    let end = 0;
    for (const { 0: unit, index } of text.matchAll(UNIT)) {
      const lengths = index < end ? undefined : this.#lengths.get(unit);
      // ".NET" does not begin in "ASP.NET".
      if (!lengths || isWordCharacter(text, index - 1)) continue;
      const name = this.#longestAt(text, index, lengths);
      if (name === undefined) continue;
      found.push({ name, index });
      end = index + name.length;
    }
    return found;
  }

  #longestAt(text: string, index: number, lengths: readonly number[]): string | undefined {
    for (const length of lengths) {
      const candidate = text.slice(index, index + length);
      if (this.#names.has(candidate) && !isWordCharacter(text, index + length)) return candidate;
    }
    return undefined;
  }
}

function isWordCharacter(text: string, index: number): boolean {
  return index >= 0 && index < text.length && WORD_CHARACTER.test(text[index]!);
}
