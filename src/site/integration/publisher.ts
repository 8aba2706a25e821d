import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from '../../engine/finding.ts';
import { FindingsError } from '../../engine/finding.ts';
import type { Library, RenderedDocument } from '../../engine/library/types.ts';
import { markdownUrl } from '../files/markdown-url.ts';
import { canonicalDocument } from '../model/canonical.ts';
import { SearchIndex } from './search-index.ts';

/** Files that may be written at a time while pages go on rendering. */
const WRITING = 32;

/**
 * Takes what a build renders, document by document, and makes from it all that is no page: the Markdown twins, the search
 * index and the list of canonical addresses. Collects what pages throw, so that one build reports every error.
 */
export class Publisher {
  readonly #folder: string;
  readonly #search: SearchIndex | undefined;
  readonly #findings: Finding[] = [];
  readonly #canonical = new Set<string>();
  readonly #folders = new Map<string, Promise<unknown>>();
  readonly #writing = new Set<Promise<void>>();
  #failure: unknown;

  constructor(folder: string, options: { search: boolean }) {
    this.#folder = folder;
    this.#search = options.search ? new SearchIndex() : undefined;
  }

  /** URLs of the released documents that stand for their editions. */
  get canonicalUrls(): ReadonlySet<string> {
    return this.#canonical;
  }

  /** What pages threw. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Takes a rendered document; resolves when there is room for more. */
  async publish(library: Library, rendered: RenderedDocument): Promise<void> {
    const { document, edition } = rendered;
    if (document.variant.released) this.#canonical.add(canonicalDocument(library, document, edition).url);
    await Promise.all([this.write(markdownUrl(document), rendered.markdown), this.#search?.add(rendered)]);
  }

  /** Takes what a page threw; throws it again unless it is a list of findings. */
  failed(error: unknown): void {
    if (!(error instanceof FindingsError)) throw error;
    this.#findings.push(...error.findings);
  }

  /** Writes a text file at a URL path, soon; resolves when there is room for more. */
  async write(url: string, text: string): Promise<void> {
    const writing: Promise<void> = this.#write(url, text)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    if (this.#writing.size >= WRITING) await Promise.race(this.#writing);
  }

  async #write(url: string, text: string): Promise<void> {
    const file = join(this.#folder, decodeURI(url));
    const folder = dirname(file);
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    this.#folders.set(folder, made);
    await made;
    await writeFile(file, text);
  }

  /** Resolves when every file is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Writes the search index; returns the number of its records. */
  async writeSearch(): Promise<number> {
    await this.#search?.write(this.#folder);
    return this.#search?.size ?? 0;
  }

  /** Ends what still runs when the build fails. */
  async abandon(): Promise<void> {
    await this.#search?.abandon();
  }
}
