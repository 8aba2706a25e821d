import { readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { includeReader } from '../engine/library/folder/include-files.ts';
import { scanTags } from '../engine/template/tags.ts';
import type { Variant } from '../engine/variants/site.ts';
import type { VariantSet } from '../engine/variants/variant-set.ts';
import type { OpenLibrary } from './prove.ts';
import type { Rewrite } from './rewrite.ts';
import type { Sources } from './sources.ts';

/** Finds the files that nothing needs any more once a version is gone. */
export class NeedlessFiles {
  readonly #library: OpenLibrary;
  readonly #rewrite: Rewrite;
  readonly #sources: Sources;
  readonly #gone: Variant;
  /** paths of all files that may name another one, or a variable */
  readonly texts: readonly string[];
  #allShown: string[] | undefined;

  constructor(library: OpenLibrary, rewrite: Rewrite, sources: Sources, gone: Variant) {
    this.#library = library;
    this.#rewrite = rewrite;
    this.#sources = sources;
    this.#gone = gone;
    this.texts = [
      ...new Set([...textFiles(library.root), ...library.pages.flatMap((page) => library.files(page))]),
    ];
  }

  /** Removes includes that no page is made of any more. */
  removeIncludes(): void {
    const { pages, root, site } = this.#library;
    const read = includeReader(root, site.includeRoots);
    const needed = new Set(pages.map(({ path }) => path).filter((path) => !this.#rewrite.isRemoved(path)));
    for (const file of needed)
      for (const { name, body } of scanTags(this.#rewrite.text(file) ?? '')) {
        const [, target] = (name === 'include' && /^include\s+["']([^"']+)["']/.exec(body)) || [];
        const included = target === undefined ? undefined : read(target, file);
        if (included && 'path' in included) needed.add(included.path);
      }
    for (const file of new Set(pages.flatMap((page) => this.#library.files(page)))) {
      // What lies outside may be of others as well.
      const isOthers = file.startsWith('..') || !this.#sources.isOwn(file);
      if (isOthers || needed.has(file) || this.#rewrite.isRemoved(file)) continue;
      if (file.endsWith('.njk') || this.#isImported(basename(file))) continue;
      this.#rewrite.remove(file);
    }
  }

  /** Removes pictures and downloads that only what went has shown. */
  removeAssets(): void {
    const { root } = this.#library;
    const lost = [
      ...this.#rewrite.files().map((file) => this.#sources.text(file) ?? ''),
      ...this.#editions((variants) => variants.has(this.#gone)),
    ];
    for (const { file } of this.#library.assets()) {
      const path = posix.relative(root, file);
      const name = basename(path);
      if (lost.some((text) => text.includes(name)) && !this.#isMentioned(name, path))
        this.#rewrite.remove(path);
    }
  }

  /** Whether a component, a script or an MDX page names a file. */
  #isImported(name: string): boolean {
    return this.texts.some(
      (file) => /\.(?:mdx|astro|[cm]?[jt]sx?|njk)$/.test(file) && this.#rewrite.text(file)?.includes(name),
    );
  }

  /** Whether a name stands in any text that stays, but for the file of this name. */
  #isMentioned(name: string, own: string): boolean {
    const names = [name, encodeURI(name), encodeURIComponent(name)];
    const has = (text: string | undefined) => text !== undefined && names.some((each) => text.includes(each));
    return (
      this.texts.some((file) => file !== own && has(this.#rewrite.text(file))) || this.#shown().some(has)
    );
  }

  /** The texts of pages as the versions that stay read them: names may be put together. */
  #shown(): string[] {
    this.#allShown ??= this.#editions((variants) => [...variants].some((variant) => variant !== this.#gone));
    return this.#allShown;
  }

  /** The texts of pages as some variants read them. */
  #editions(isWanted: (variants: VariantSet) => boolean): string[] {
    return this.#library.pages.flatMap((page) =>
      this.#library
        .openTemplate(page)
        .editions.filter(({ variants }) => isWanted(variants))
        .map(({ text }) => text),
    );
  }
}

const TEXT = /\.(?:mdx?|astro|[cm]?[jt]sx?|css|html?|json|ya?ml|njk|svg|txt|http|xml)$/i;

/** Texts below a folder, by their paths relative to it. */
function textFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return textFiles(root, path);
    return TEXT.test(entry.name) ? [path] : [];
  });
}
