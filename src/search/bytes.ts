/** Bytes from which on room is made more sparingly: half of it might be left empty. */
const LARGE = 1 << 22;
const LARGE_GROWTH = 1.2;

/** Writes whole numbers and texts into bytes that grow as needed. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 on, in as few bytes as it needs: seven bits each. */
  number(value: number): void {
    this.#reserve(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written. It is no copy: it changes with what is written after a {@link clear}. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const factor = this.#bytes.length < LARGE ? 2 : LARGE_GROWTH;
    const grown = new Uint8Array(Math.max(needed, Math.ceil(this.#bytes.length * factor)));
    grown.set(this.written());
    this.#bytes = grown;
  }
}

/** Reads what a {@link ByteWriter} wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** How many bytes are before it. */
  get at(): number {
    return this.#at;
  }

  /** Goes on behind so many bytes. */
  moveTo(at: number): void {
    this.#at = at;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  bytes(count: number): Uint8Array {
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** All that was not read yet. */
  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#at);
  }
}
