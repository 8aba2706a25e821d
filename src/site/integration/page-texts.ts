import { rmSync } from 'node:fs';
import { type Extent, RecordFileWriter } from './record-file.ts';

/** Texts of pages for the search, which wait on the disk until the index is written: in memory, those of a large site stood beside its rendering. */
export class PageTexts {
  readonly #path: string;
  #file: RecordFileWriter | undefined;

  /** @param path absolute path of a file, which is made when the first text comes */
  constructor(path: string) {
    this.#path = path;
  }

  /** Takes a text. Returns where it is found again. @throws the file system's error */
  add(text: Uint8Array): Extent {
    this.#file ??= new RecordFileWriter(this.#path);
    // Copied, since it may be a part of something larger, which is not to stay for it.
    return this.#file.addBytes([text.slice()]);
  }

  /** @throws the file system's error */
  read(extent: Extent): Uint8Array {
    this.#file!.flush();
    return this.#file!.readBytes(extent);
  }

  /** Removes them. */
  close(): void {
    this.#file?.abandon();
    if (this.#file) rmSync(this.#path, { force: true });
    this.#file = undefined;
  }
}
