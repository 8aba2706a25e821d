import { readdirSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { includeReader } from '../engine/library/folder/include-files.ts';
import { ADDRESSES, parseAddresses } from '../engine/library/names/published.ts';
import type { Page } from '../engine/library/types.ts';
import type { Condition } from '../engine/template/condition.ts';
import { namesIn } from '../engine/template/syntax-tree.ts';
import { scanTags } from '../engine/template/tags.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import { writeAddresses } from './addresses.ts';
import { conditionLooks, keyOf } from './condition-looks.ts';
import { type GoneVersion, verdictWithout } from './gone-version.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { Rewrite, rewriteConditions } from './rewrite.ts';
import { inFrontmatter, rewriteAnnouncement, rewriteWhen } from './rewrite-fields.ts';
import type { Verdict } from './rewrite-template.ts';
import { withoutAttribute, withoutPage } from './site-text.ts';
import { Sources } from './sources.ts';
import { withItem, withoutValue } from './yaml-text.ts';

/**
 * Plans how a version goes: the version itself, and every condition, branch, include, picture, page, key and `when:` that no longer matters.
 *
 * @param version one of the product's, and not the only one
 */
export function planRetirement(library: OpenLibrary, product: Product, version: string): Plan {
  return new Retirement(library, product, version).plan();
}

class Retirement {
  readonly #library: OpenLibrary;
  readonly #sources: Sources;
  readonly #rewrite: Rewrite;
  readonly #gone: GoneVersion;
  readonly #variant: Variant;
  readonly #notes: string[] = [];

  constructor(library: OpenLibrary, product: Product, version: string) {
    this.#library = library;
    this.#sources = new Sources(library);
    this.#rewrite = new Rewrite(this.#sources);
    this.#variant = library.site.variants.find(
      (variant) => variant.product === product && variant.version === version,
    )!;
    this.#gone = { product, version, products: library.site.products, variant: this.#variant };
  }

  plan(): Plan {
    const { pages, site } = this.#library;
    const gonePages = pages.filter((page) => {
      const variants = this.#library.variantsOf(page);
      return variants.size === 1 && variants.has(this.#variant);
    });
    this.#rewriteConditions(gonePages);
    for (const page of gonePages) this.#rewrite.remove(page.path);
    this.#removeVersion(gonePages);
    this.#removeIncludes();
    this.#removeAttributes();
    this.#removeAssets();
    this.#redirect(gonePages);
    this.#forgetAddresses();
    return {
      rewrite: this.#rewrite,
      pairs: site.variants
        .filter((variant) => variant !== this.#variant)
        .map(({ id }) => ({ before: id, after: id })),
      notes: this.#notes,
    };
  }

  #rewriteConditions(gonePages: readonly Page[]): void {
    const looks = conditionLooks(this.#library);
    const staying = this.#library.pages.filter((page) => !gonePages.includes(page));
    const locked = new Set(
      staying.filter(({ path }) => looks.unreadable.has(path)).flatMap((page) => this.#library.files(page)),
    );
    const files = [...new Set(staying.flatMap((page) => this.#library.files(page)))].filter(
      (file) => !locked.has(file),
    );
    const verdicts = new Map<string, Verdict | undefined>();
    const verdictOf = (condition: Condition): Verdict | undefined => {
      const entry = condition.extents && looks.all.get(keyOf(condition.extents.expression));
      if (!entry) return undefined;
      const key = keyOf(entry.condition.extents.expression);
      if (!verdicts.has(key)) verdicts.set(key, verdictWithout(this.#gone, entry));
      return verdicts.get(key);
    };
    const left = rewriteConditions(this.#rewrite, files, {
      sources: this.#sources,
      includeRoots: this.#library.site.includeRoots,
      looks,
      verdictOf: ({ condition }) => verdictOf(condition),
    });
    for (const file of left)
      this.#notes.push(`${file} was left as it is: an {% if %} begins in it or ends in it, but not both.`);
    for (const file of [...locked].filter((each) => this.#sources.isOwn(each)).toSorted())
      this.#notes.push(`${file} was left as it is, since a page that is made of it has errors.`);
    rewriteWhen(this.#rewrite, this.#library, staying, ({ condition }) => verdictOf(condition), looks);
  }

  /** The version, the pages that only it had, and what is announced, in `site.yml`. */
  #removeVersion(gonePages: readonly Page[]): void {
    const { site } = this.#library;
    const { product, version } = this.#gone;
    const index = site.products.indexOf(product);
    rewriteAnnouncement(this.#rewrite, site, (entry) => verdictWithout(this.#gone, entry));
    this.#inSite((yaml) =>
      withoutValue(yaml, ['products', index, 'versions', product.versions.indexOf(version)]),
    );
    for (const { path } of gonePages) this.#inSite((yaml) => withoutPage(yaml, path));
  }

  #inSite(change: (yaml: string) => string): void {
    const { file } = this.#library.site;
    this.#rewrite.set(file, { body: change(this.#rewrite.parts(file).body) });
  }

  /** Includes that no page is made of any more. */
  #removeIncludes(): void {
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
      if (
        file.startsWith('..') ||
        needed.has(file) ||
        this.#rewrite.isRemoved(file) ||
        !this.#sources.isOwn(file)
      )
        continue;
      if (file.endsWith('.njk') || this.#isImported(basename(file))) continue;
      this.#rewrite.remove(file);
    }
  }

  /** Whether a component, a script or an MDX page names a file. */
  #isImported(name: string): boolean {
    return this.#texts().some(
      (file) => /\.(?:mdx|astro|[cm]?[jt]sx?|njk)$/.test(file) && this.#rewrite.text(file)?.includes(name),
    );
  }

  /** Pictures and downloads that only what went has shown. */
  #removeAssets(): void {
    const { root } = this.#library;
    const lost = this.#rewrite.files().map((file) => this.#sources.text(file) ?? '');
    for (const { file } of this.#library.assets()) {
      const path = posix.relative(root, file);
      const name = basename(path);
      if (lost.some((text) => text.includes(name)) && !this.#isMentioned(name, path))
        this.#rewrite.remove(path);
    }
  }

  /** Variables that only what went has used. */
  #removeAttributes(): void {
    const [before, after] = [new Set<string>(), new Set<string>()];
    for (const file of this.#texts()) {
      for (const name of tagNames(this.#sources.text(file) ?? '')) before.add(name);
      for (const name of tagNames(this.#rewrite.text(file) ?? '')) after.add(name);
    }
    const isUnused = (name: string) => before.has(name) && !after.has(name);
    const { site, pages } = this.#library;
    const within = (attributes: Record<string, unknown> | undefined) =>
      Object.keys(attributes ?? {}).filter(isUnused);
    const names = new Set([site, ...site.products].flatMap(({ attributes }) => within(attributes)));
    for (const { attributes } of site.variants) for (const name of within(attributes)) names.add(name);
    for (const name of names) this.#inSite((yaml) => withoutAttribute(yaml, name));
    for (const { path, frontmatter } of pages) {
      if (this.#rewrite.isRemoved(path)) continue;
      for (const name of within(frontmatter.attributes)) {
        const { head } = this.#rewrite.parts(path);
        this.#rewrite.set(path, {
          head: inFrontmatter(head, (yaml) => withoutValue(yaml, ['attributes', name])),
        });
      }
    }
  }

  /** The addresses of pages that are gone lead to the nearest page above them. */
  #redirect(gonePages: readonly Page[]): void {
    for (const page of gonePages) {
      const { url } = this.#library.document(page, this.#variant)!;
      const target = this.#nearest(page);
      if (!target) {
        this.#notes.push(`${url} leads nowhere any more: there is no page above ${page.path} to lead to.`);
        continue;
      }
      const { head } = this.#rewrite.parts(target.path);
      this.#rewrite.set(target.path, {
        head: inFrontmatter(head, (yaml) => withItem(yaml, ['redirect_from'], url)),
      });
      this.#notes.push(`${url} leads to ${target.path} from now on.`);
    }
  }

  /** The addresses below the version are gone with it. */
  #forgetAddresses(): void {
    const text = this.#sources.has(ADDRESSES) ? this.#sources.text(ADDRESSES) : undefined;
    const addresses = text === undefined ? undefined : parseAddresses(text);
    if (!addresses) return;
    const { basePath } = this.#variant;
    const staying = [...addresses].filter(([address]) => !address.startsWith(`${basePath}/`));
    const count = addresses.size - staying.length;
    if (count === 0) return;
    this.#rewrite.set(ADDRESSES, { body: writeAddresses(new Map(staying)) });
    this.#notes.push(`The published addresses below ${basePath}/ are gone: ${count}.`);
  }

  #nearest({ slug }: Page): Page | undefined {
    for (let folder = slug; folder !== '.' && folder !== ''; ) {
      folder = dirname(folder);
      const name = folder === '.' ? '' : folder;
      const found = this.#library.pages.find(
        (page) =>
          page.slug === name &&
          !this.#rewrite.isRemoved(page.path) &&
          [...this.#library.variantsOf(page)].some(
            ({ product, version }) => product === this.#gone.product && version !== this.#gone.version,
          ),
      );
      if (found) return found;
    }
    return undefined;
  }

  /** Whether a name stands in any text that stays, but for the file of this name. */
  #isMentioned(name: string, own: string): boolean {
    const names = [name, encodeURI(name), encodeURIComponent(name)];
    const has = (text: string | undefined) => text !== undefined && names.some((each) => text.includes(each));
    return (
      this.#texts().some((file) => file !== own && has(this.#rewrite.text(file))) || this.#shown().some(has)
    );
  }

  #allShown: string[] | undefined;

  /** The texts of pages as the versions that stay read them: names may be put together. */
  #shown(): string[] {
    this.#allShown ??= this.#library.pages.flatMap((page) =>
      this.#library
        .openTemplate(page)
        .editions.filter(({ variants }) => [...variants].some((variant) => variant !== this.#variant))
        .map(({ text }) => text),
    );
    return this.#allShown;
  }

  #allTexts: string[] | undefined;

  /** Paths of all files that may name another one. */
  #texts(): string[] {
    this.#allTexts ??= [
      ...new Set([
        ...textFiles(this.#library.root),
        ...this.#library.pages.flatMap((page) => this.#library.files(page)),
      ]),
    ];
    return this.#allTexts;
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

function tagNames(text: string): string[] {
  return scanTags(text).flatMap(({ source, kind }) => (kind === 'comment' ? [] : [...namesIn(source)]));
}
