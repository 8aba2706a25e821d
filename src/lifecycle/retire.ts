import { dirname } from 'node:path';
import { addAll } from '../engine/add-all.ts';
import { ADDRESSES, parseAddresses } from '../engine/library/names/published.ts';
import type { NavNode, Page } from '../engine/library/types.ts';
import { successorsOf } from '../engine/variants/retired.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import { writeAddresses } from './addresses.ts';
import type { LookedAt } from './condition-looks.ts';
import { type GoneVersion, verdictWithout } from './gone-version.ts';
import { mentionsOfVersion } from './mentions.ts';
import { NeedlessFiles } from './needless-files.ts';
import { removeNeedlessVariables } from './needless-variables.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import type { Rewrite } from './rewrite.ts';
import { rewriteEverywhere } from './rewrite-everywhere.ts';
import { inFrontmatter } from './rewrite-fields.ts';
import type { Verdict } from './rewrite-template.ts';
import { withoutPage } from './site-text.ts';
import type { Sources } from './sources.ts';
import { valueAt, withItems, withKey, withoutValue } from './yaml-text.ts';

/**
 * Plans how a version goes: the version itself, and every condition, branch, include, picture, page, key and `when:` that no longer matters.
 *
 * @param version one of the product's, and not the only one
 */
export function planRetirement(library: OpenLibrary, product: Product, version: string): Plan {
  const plan = (keepsMarks: boolean) => new Retirement(library, product, version, keepsMarks).plan();
  return { ...plan(false), otherwise: () => plan(true) };
}

class Retirement {
  readonly #library: OpenLibrary;
  readonly #gone: GoneVersion;
  readonly #variant: Variant;
  readonly #gonePages: readonly Page[];
  readonly #sources: Sources;
  readonly #rewrite: Rewrite;
  readonly #notes: string[];

  constructor(library: OpenLibrary, product: Product, version: string, keepsMarks: boolean) {
    const { site, pages } = library;
    this.#library = library;
    this.#variant = site.variants.find(
      (variant) => variant.product === product && variant.version === version,
    )!;
    this.#gone = { product, version, products: site.products, variant: this.#variant };
    this.#gonePages = pages.filter((page) => {
      const variants = library.variantsOf(page);
      return variants.size === 1 && variants.has(this.#variant);
    });
    const verdicts = new Map<LookedAt, Verdict | undefined>();
    const verdictOf = (entry: LookedAt): Verdict | undefined => {
      if (!verdicts.has(entry)) verdicts.set(entry, verdictWithout(this.#gone, entry));
      return verdicts.get(entry);
    };
    const { rewrite, sources, notes } = rewriteEverywhere(library, verdictOf, {
      pages: pages.filter((page) => !this.#gonePages.includes(page)),
      keepsMarks,
    });
    this.#rewrite = rewrite;
    this.#sources = sources;
    this.#notes = notes;
  }

  plan(): Plan {
    const { site } = this.#library;
    const { version } = this.#gone;
    for (const page of this.#gonePages) this.#rewrite.remove(page.path);
    this.#removeVersion();
    const files = new NeedlessFiles(this.#library, this.#rewrite, this.#sources, this.#variant);
    files.removeIncludes();
    removeNeedlessVariables(this.#rewrite, this.#library, this.#sources, files.texts);
    files.removeAssets();
    this.#redirect();
    this.#forgetAddresses();
    const left = site.variants.filter((variant) => variant !== this.#variant);
    // Where another product has the same version, a line may be about that.
    if (!left.some((each) => each.version === version)) {
      const texts = files.texts.filter((file) => file !== site.file && file !== ADDRESSES);
      addAll(this.#notes, mentionsOfVersion(version, this.#rewrite, texts));
    }
    return {
      rewrite: this.#rewrite,
      pairs: left.map(({ id }) => ({ before: id, after: id })),
      notes: this.#notes,
    };
  }

  /** The version, the pages that only it had, and what is announced, in `site.yml`. */
  #removeVersion(): void {
    const { site } = this.#library;
    const { product, version } = this.#gone;
    const index = site.products.indexOf(product);
    this.#inSite((yaml) =>
      withoutValue(yaml, ['products', index, 'versions', product.versions.indexOf(version)]),
    );
    this.#inSite((yaml) => {
      const at = ['products', index];
      if (valueAt(yaml, [...at, 'retired']) !== undefined)
        return withItems(yaml, [...at, 'retired'], [version]);
      const before = valueAt(yaml, [...at, 'latest']) === undefined ? 'versions' : 'latest';
      return withKey(yaml, [...at, before], 'retired', [version]);
    });
    for (const { path } of this.#gonePages) this.#inSite((yaml) => withoutPage(yaml, path));
  }

  #inSite(change: (yaml: string) => string): void {
    const { file } = this.#library.site;
    this.#rewrite.set(file, { body: change(this.#rewrite.parts(file).body) });
  }

  /** The addresses of pages that are gone lead to what they were renamed to, or to the nearest page above them. */
  #redirect(): void {
    const claims = new Map<Page, string[]>();
    for (const page of this.#gonePages) {
      const { url } = this.#library.document(page, this.#variant)!;
      const renamed = this.#successors().map((each) => this.#library.counterpart(page, each)?.page);
      const target =
        renamed.find((each) => each && !this.#rewrite.isRemoved(each.path)) ?? this.#nearest(page);
      if (!target) {
        this.#notes.push(`${url} leads nowhere any more: no page of the product is left.`);
        continue;
      }
      if (!renamed.includes(target))
        claims.set(target, [...(claims.get(target) ?? []), ...this.#namesOf(page)]);
      this.#notes.push(`${url} leads to ${target.path} from now on.`);
    }
    for (const [{ path }, addresses] of claims) {
      const { head } = this.#rewrite.parts(path);
      this.#rewrite.set(path, {
        head: inFrontmatter(head, (yaml) => withItems(yaml, ['redirect_from'], addresses)),
      });
    }
    const { basePath } = this.#variant;
    const [next] = this.#successors();
    if (next)
      this.#notes.push(
        `Every ${this.#gonePages.length > 0 ? 'other ' : ''}address below ${basePath}/ leads to the same page in ${next.version}, or in the first version after it that has the page.`,
      );
  }

  /** What `redirect_from` calls a page that is gone, with all names that it had before. */
  #namesOf({ slug, frontmatter }: Page): string[] {
    const { pages } = this.#library;
    // What is called so in other products stays there.
    const isTaken = pages.some((each) => each.slug === slug && !this.#rewrite.isRemoved(each.path));
    return [isTaken ? `${this.#variant.basePath}/${slug}/` : slug, ...(frontmatter.redirect_from ?? [])];
  }

  #published(): ReadonlyMap<string, readonly string[]> | undefined {
    const text = this.#sources.has(ADDRESSES) ? this.#sources.text(ADDRESSES) : undefined;
    return text === undefined ? undefined : parseAddresses(text);
  }

  #successors(): Variant[] {
    const { product, version } = this.#gone;
    return successorsOf(
      version,
      this.#library.site.variants.filter((each) => each.product === product && each !== this.#variant),
    );
  }

  /** What was published below the version is noted anew when it is known where it leads. */
  #forgetAddresses(): void {
    const addresses = this.#published();
    if (!addresses) return;
    const { basePath } = this.#variant;
    const staying = [...addresses].filter(([address]) => !address.startsWith(`${basePath}/`));
    if (staying.length < addresses.size)
      this.#rewrite.set(ADDRESSES, { body: writeAddresses(new Map(staying)) });
  }

  /** The nearest page above one, else the first one of the product. */
  #nearest({ slug }: Page): Page | undefined {
    const successors = this.#successors();
    const stays = (page: Page) =>
      !this.#rewrite.isRemoved(page.path) &&
      successors.some((each) => this.#library.variantsOf(page).has(each));
    for (let folder = slug; folder !== '.' && folder !== ''; ) {
      folder = dirname(folder);
      const name = folder === '.' ? '' : folder;
      const found = this.#library.pages.find((page) => page.slug === name && stays(page));
      if (found) return found;
    }
    const [first] = successors;
    return first && firstPage(this.#library.navigation(first), stays);
  }
}

function firstPage(nodes: readonly NavNode[], isWanted: (page: Page) => boolean): Page | undefined {
  for (const { document, children } of nodes) {
    if (document && isWanted(document.page)) return document.page;
    const found = firstPage(children, isWanted);
    if (found) return found;
  }
  return undefined;
}
