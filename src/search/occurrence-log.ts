/** Every word of every section as it comes: three numbers each, which are put in order once, at the end. */
export class OccurrenceLog {
  #entries = new Uint32Array(3 * 4096);
  #length = 0;

  add(word: number, section: number, place: number): void {
    if (this.#length === this.#entries.length) {
      const grown = new Uint32Array(this.#entries.length * 2);
      grown.set(this.#entries);
      this.#entries = grown;
    }
    this.#entries[this.#length++] = word;
    this.#entries[this.#length++] = section;
    this.#entries[this.#length++] = place;
  }

  /** The places of each word, in the order of the words. */
  *byWord(
    words: ReadonlyMap<string, number>,
  ): Generator<[word: string, { sections: Uint32Array; places: Uint32Array }]> {
    // Counted and laid out word by word: what came first stays first.
    const ends = new Uint32Array(words.size + 1);
    for (let at = 0; at < this.#length; at += 3) ends[this.#entries[at]! + 1]!++;
    for (let word = 0; word < words.size; word++) ends[word + 1]! += ends[word]!;
    const starts = ends.slice();
    const sections = new Uint32Array(this.#length / 3);
    const places = new Uint32Array(this.#length / 3);
    for (let at = 0; at < this.#length; at += 3) {
      const index = starts[this.#entries[at]!]!++;
      sections[index] = this.#entries[at + 1]!;
      places[index] = this.#entries[at + 2]!;
    }
    for (const word of [...words.keys()].toSorted()) {
      const index = words.get(word)!;
      const [from, to] = [ends[index]!, ends[index + 1]!];
      sortPlaces(sections, places, from, to);
      yield [word, { sections: sections.subarray(from, to), places: places.subarray(from, to) }];
    }
  }
}

/** Puts the places of a word in order within each section: wholes of names were told after what follows their first part. */
function sortPlaces(sections: Uint32Array, places: Uint32Array, from: number, to: number): void {
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && sections[end] === sections[start]) end++;
    places.subarray(start, end).sort();
    start = end;
  }
}
