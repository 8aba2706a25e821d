import { dirname, relative, resolve, sep } from 'node:path';
import type { Finding } from '../../src/engine/finding.ts';
import type { ExplainableLibrary } from '../../src/engine/library/explain.ts';
import { isInside } from '../../src/engine/library/folder/roots.ts';
import type { Library, Page } from '../../src/engine/library/types.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import type { CodeBlock } from '../../src/engine/markdown/types.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { internalFinding } from '../../src/site/integration/internal-finding.ts';
import { contentOf, MACROS } from '../../src/site/places.ts';
import { contentIn, hasOwnSite, mkDocsFileOf } from '../../src/sources/content-source.ts';
import { openLibrary } from '../../src/sources/open-library.ts';

/** A library that can also be asked what lies behind its documents. */
export type OpenLibrary = Library & ExplainableLibrary;

/**
 * A content folder while somebody writes in it. It is opened again when it is asked for after a change; while it cannot be opened, what
 * it was before still answers questions.
 */
export class ContentFolder {
  /** absolute path */
  readonly root: string;
  #library: OpenLibrary | undefined;
  #failure: readonly Finding[] = [];
  #isStale = true;

  constructor(root: string) {
    this.root = root;
  }

  /** Says that a file of it was changed, on the disk or in the editor. */
  changed(): void {
    this.#isStale = true;
  }

  /** The library as it is now, or as it was when the folder could last be opened; undefined when that was never. */
  library(): OpenLibrary | undefined {
    this.#open();
    return this.#library;
  }

  /** Why the folder cannot be opened as it is now; empty when it can. */
  failure(): readonly Finding[] {
    this.#open();
    return this.#failure;
  }

  /** The path of a file as the library has it: relative to the folder, with slashes. */
  pathOf(file: string): string {
    return relative(this.root, file).split(sep).join('/');
  }

  /** Whether a file is content: it lies in the folder, or in one from which includes may come. */
  holds(file: string): boolean {
    const roots = [this.root, ...(this.library()?.site.includeRoots ?? [])];
    return roots.some((root) => isInside(root, file));
  }

  /** The pages that a file is part of, by its path as the library has it: itself first, then those that include or call it. */
  pagesWith(path: string): readonly Page[] {
    const library = this.library();
    if (!library) return [];
    const file = resolve(this.root, path);
    const own = library.page(path);
    // A page that others include as well is rare, and yet both count.
    const others = library.pages.filter(
      (page) => page !== own && library.files(page).some((each) => resolve(this.root, each) === file),
    );
    return own ? [own, ...others] : others;
  }

  #open(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    try {
      this.#library = openAgain(this.root);
      this.#failure = [];
    } catch (error) {
      this.#failure = error instanceof FindingsError ? error.findings : [internalFinding(error)];
    }
  }
}

/** Opens a content folder as a check does: nobody looks at the colours of code here. */
export function openAgain(root: string): OpenLibrary {
  return openLibrary(root, { highlight: plainly, macroFolders: [MACROS] });
}

async function plainly(blocks: readonly CodeBlock[]): Promise<string[]> {
  return blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`);
}

/** The content folders that files belong to. */
export class ContentFolders {
  readonly #folders = new Map<string, ContentFolder>();

  /** Takes a content folder, or a project with one, that the editor or the command line names. */
  add(folder: string): void {
    for (const root of [folder, contentIn(folder, contentOf(folder))]) if (hasSite(root)) this.#at(root);
  }

  get all(): readonly ContentFolder[] {
    return [...this.#folders.values()];
  }

  /** The content folder that a file belongs to: the nearest above it, or a known one that may include it; undefined for other files. */
  of(file: string): ContentFolder | undefined {
    for (let above = dirname(file); above !== dirname(above); above = dirname(above))
      if (hasSite(above)) return this.#at(above);
    return this.all.find((folder) => folder.holds(file));
  }

  #at(root: string): ContentFolder {
    const folder = this.#folders.get(root) ?? new ContentFolder(root);
    this.#folders.set(root, folder);
    return folder;
  }
}

function hasSite(folder: string): boolean {
  return hasOwnSite(folder) || mkDocsFileOf(folder) !== undefined;
}
