import { join, sep } from 'node:path';
import { Thread } from '../../engine/thread.ts';
import type { KnownFile } from '../output/known-file.ts';
import { FilePacker } from './file-packer.ts';
import { type FileFailure, type FilesOfFolder, FolderWriter } from './write-files.ts';

/** Files that are written in this thread. Where more come, another one pays, which does it while the next are made. */
const FEW_FILES = 400;
/** Packs of files that may be on their way: more would only pile up in memory. */
const ON_THEIR_WAY = 16;

/** Writes files of a site into its folder. What was given to it is certain to lie there only when it has {@link settle}d. */
export class FileWriter {
  readonly #folder: string;
  readonly #writer: FolderWriter;
  #written = 0;
  #thread: Thread<FilesOfFolder, KnownFile[] | FileFailure> | undefined;
  readonly #packer = new FilePacker((files) => this.#send(files));
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
    else this.#packer.add(path, content);
  }

  /** Resolves when there is room for more. @throws the file system's error */
  async room(): Promise<void> {
    while (this.#sent.length > ON_THEIR_WAY) await this.#sent[0];
    this.#throwFailure();
  }

  /** Resolves when all that was given to it is written. @throws the file system's error */
  async settle(): Promise<void> {
    this.#packer.close();
    while (this.#sent.length > 0) await this.#sent[0];
    this.#throwFailure();
  }

  #know(path: string, known: KnownFile): void {
    const inFolder = path.slice(this.#folder.length + 1);
    // A replacement would be kept in pieces, five times as large as the path.
    this.#known.set(sep === '/' ? inFolder : inFolder.replaceAll(sep, '/'), known);
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #send({ files, bytes }: Omit<FilesOfFolder, 'folder'>): void {
    this.#thread ??= new Thread(new URL('./write-files-thread.ts', import.meta.url), 'writes files');
    const asked = this.#thread.ask({ folder: this.#folder, files, bytes }, [bytes.buffer]);
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
