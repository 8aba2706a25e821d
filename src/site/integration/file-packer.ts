import type { FilesOfFolder } from './write-files.ts';

/** What goes into one pack: some files, and the bytes of all. */
export type FilePack = Omit<FilesOfFolder, 'folder'>;

/** Bytes of a pack, unless one file alone needs more. */
const SIZE = 1 << 19;
/** A character of a string takes no more bytes than this. */
const MOST_BYTES = 3;

/** Packs files, so that many are handed over to another thread at once, and as the bytes that they will be. */
export class FilePacker {
  readonly #give: (pack: FilePack) => void;
  #bytes: Buffer<ArrayBuffer> | undefined;
  #files: (readonly [path: string, end: number])[] = [];
  #end = 0;

  /** @param give takes a pack, when it is full */
  constructor(give: (pack: FilePack) => void) {
    this.#give = give;
  }

  /** Adds a file at an absolute path. */
  add(path: string, content: string | Uint8Array): void {
    const most = typeof content === 'string' ? mostBytes(content) : content.length;
    if (this.#bytes && this.#end + most > this.#bytes.length) this.close();
    // Of its own: what is handed over is gone for whoever shares it.
    this.#bytes ??= Buffer.allocUnsafeSlow(Math.max(SIZE, most));
    if (typeof content === 'string') this.#end += this.#bytes.write(content, this.#end);
    else {
      this.#bytes.set(content, this.#end);
      this.#end += content.length;
    }
    this.#files.push([path, this.#end]);
  }

  /** Gives away what was added last. */
  close(): void {
    if (!this.#bytes) return;
    this.#give({ bytes: this.#bytes, files: this.#files });
    this.#bytes = undefined;
    this.#files = [];
    this.#end = 0;
  }
}

/** Counted where room for the most that it might need would be wasted: a file of its own is as large as the room that it gets. */
function mostBytes(text: string): number {
  const most = text.length * MOST_BYTES;
  return most > SIZE ? Buffer.byteLength(text) : most;
}
