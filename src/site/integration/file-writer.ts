import { join, sep } from 'node:path';
import { Thread } from '../../engine/thread.ts';
import type { KnownFile } from '../output/known-file.ts';
import { type FileFailure, type FilesOfFolder, FolderWriter, type WholeFile } from './write-files.ts';

/** Files that are written in this thread. Where more come, another one pays, which does it while the next are made. */
const FEW_FILES = 400;
/** Characters or bytes that are sent at a time, and how often so many may be on their way: more would only pile up in memory. */
const SENT_AT_ONCE = 1 << 18;
const ON_THEIR_WAY = 16;

/** Writes files of a site into its folder. What was given to it is certain to lie there only when it has {@link settle}d. */
export class FileWriter {
  readonly #folder: string;
  readonly #writer: FolderWriter;
  #written = 0;
  #thread: Thread<FilesOfFolder, KnownFile[] | FileFailure> | undefined;
  #next: WholeFile[] = [];
  #nextSize = 0;
  /** what is being written elsewhere, the oldest first */
  readonly #sent: Promise<void>[] = [];
  #failure: unknown;
  readonly #known = new Map<string, KnownFile>();

  /** @param folder absolute path */
  constructor(folder: string) {
    this.#folder = folder;
    this.#writer = new FolderWriter(folder);
  }

  /** What was written and {@link settle}d, by its path in the folder, with slashes. */
  get known(): ReadonlyMap<string, KnownFile> {
    return this.#known;
  }

  /**
   * Writes a file at a URL path, at once or soon.
   *
   * @throws Error when the path leads out of the folder, or what the file system says, maybe of a file before it
   */
  write(url: string, content: string | Uint8Array): void {
    const path = join(this.#folder, decodeURI(url));
    if (!path.startsWith(`${this.#folder}${sep}`))
      throw new Error(`The address ${url} leads out of the output folder; nothing is written there.`);
    this.#throwFailure();
    if (this.#written++ < FEW_FILES) this.#know(path, this.#writer.write([path, content]));
    else {
      this.#next.push([path, content]);
      this.#nextSize += content.length;
      if (this.#nextSize >= SENT_AT_ONCE) this.#send();
    }
  }

  /** Resolves when there is room for more. @throws the file system's error */
  async room(): Promise<void> {
    while (this.#sent.length > ON_THEIR_WAY) await this.#sent[0];
    this.#throwFailure();
  }

  /** Resolves when all that was given to it is written. @throws the file system's error */
  async settle(): Promise<void> {
    this.#send();
    while (this.#sent.length > 0) await this.#sent[0];
    this.#throwFailure();
  }

  #know(path: string, known: KnownFile): void {
    this.#known.set(path.slice(this.#folder.length + 1).replaceAll(sep, '/'), known);
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #send(): void {
    if (this.#next.length === 0) return;
    this.#thread ??= new Thread(new URL('./write-files-thread.ts', import.meta.url), 'writes files');
    const files = this.#next;
    const asked = this.#thread.ask({ folder: this.#folder, files });
    this.#next = [];
    this.#nextSize = 0;
    const sent = asked
      .then((said) => {
        if (Array.isArray(said))
          for (const [index, known] of said.entries()) this.#know(files[index]![0], known);
        else this.#failure ??= Object.assign(new Error(said.message), said);
      })
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#sent.splice(this.#sent.indexOf(sent), 1));
    this.#sent.push(sent);
  }
}
