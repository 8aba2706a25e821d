import { dirname } from 'node:path';
import { ADDRESSES, parseAddresses } from '../engine/library/names/published.ts';
import type { NavNode, Page } from '../engine/library/types.ts';
import type { Condition } from '../engine/template/condition.ts';
import { successorsOf } from '../engine/variants/retired.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import { writeAddresses } from './addresses.ts';
import { conditionLooks, keyOf } from './condition-looks.ts';
import { type GoneVersion, verdictWithout } from './gone-version.ts';
import { NeedlessFiles } from './needless-files.ts';
import { removeNeedlessVariables } from './needless-variables.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { Rewrite, rewriteConditions } from './rewrite.ts';
import { inFrontmatter, rewriteAnnouncement, rewriteWhen } from './rewrite-fields.ts';
import type { Verdict } from './rewrite-template.ts';
import { withoutPage } from './site-text.ts';
import { Sources } from './sources.ts';
import { notesOfMentions } from './version-mentions.ts';
import { valueAt, withItems, withKey, withoutValue } from './yaml-text.ts';

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
    const files = new NeedlessFiles(this.#library, this.#rewrite, this.#sources, this.#variant);
    files.removeIncludes();
    removeNeedlessVariables(this.#rewrite, this.#library, this.#sources, files.texts);
    files.removeAssets();
    this.#redirect(gonePages);
    this.#forgetAddresses();
    const { version } = this.#gone;
    if (!site.variants.some((each) => each !== this.#variant && each.version === version))
      this.#notes.push(
        ...notesOfMentions(
          version,
          this.#rewrite,
          files.texts.filter((file) => file !== site.file && file !== ADDRESSES),
        ),
      );
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
    this.#inSite((yaml) => {
      const at = ['products', index];
      if (valueAt(yaml, [...at, 'retired']) !== undefined)
        return withItems(yaml, [...at, 'retired'], [version]);
      const before = valueAt(yaml, [...at, 'latest']) === undefined ? 'versions' : 'latest';
      return withKey(yaml, [...at, before], 'retired', [version]);
    });
    for (const { path } of gonePages) this.#inSite((yaml) => withoutPage(yaml, path));
  }

  #inSite(change: (yaml: string) => string): void {
    const { file } = this.#library.site;
    this.#rewrite.set(file, { body: change(this.#rewrite.parts(file).body) });
  }

  /** The addresses of pages that are gone lead to the nearest page above them. */
  #redirect(gonePages: readonly Page[]): void {
    const claims = new Map<Page, string[]>();
    for (const page of gonePages) {
      const { url } = this.#library.document(page, this.#variant)!;
      const target = this.#nearest(page);
      if (!target) {
        this.#notes.push(`${url} leads nowhere any more: no page of the product is left.`);
        continue;
      }
      const former = [...this.#library.formerAddresses].flatMap(([address, document]) =>
        document.page === page ? address : [],
      );
      claims.set(target, [...(claims.get(target) ?? []), url, ...former]);
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
        `Every other address below ${basePath}/ leads to the same page in ${next.version}, or in the first version after it that has the page.`,
      );
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
    const text = this.#sources.has(ADDRESSES) ? this.#sources.text(ADDRESSES) : undefined;
    const addresses = text === undefined ? undefined : parseAddresses(text);
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
