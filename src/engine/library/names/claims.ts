import type { Finding } from '../../finding.ts';
import { latestPaths } from '../../variants/paths.ts';
import type { Site, Variant } from '../../variants/site.ts';
import type { VariantWorld } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import { standsForFolder } from '../folder/page-name.ts';
import type { Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';
import { formerAddress } from './former-names.ts';
import { documentInFirst, standInAddresses } from './stand-in-addresses.ts';
import { isStartPage } from './start-page.ts';

/** What it takes to know where former addresses lead. */
export interface ClaimWorld {
  catalogue: Catalogue;
  site: VariantWorld & Pick<Site, 'retired' | 'fromRoot' | 'fromHtml'>;
  /** whether a file is served at this path, relative to the content folder */
  hasAsset(path: string): boolean;
  /** the line of a page's file in which an entry of `redirect_from` stands */
  lineOf(page: Page, index: number): number;
}

/** Where the addresses that pages had before lead, and which claims to one cannot be kept. */
export interface Claims {
  /** addresses below the deployment's base, with a slash at the end unless they are files (`/old.html`) */
  addresses: ReadonlyMap<string, Document>;
  findings: Finding[];
}

/** A page that says that it stood at an address before. */
interface Claim {
  document: Document;
  line: number;
  /** as the writer wrote it; a name that the page had by way of another has none */
  name: string | undefined;
  /** for an address at which the page is no more: behind all that pages say of addresses */
  rank?: number;
}

/**
 * Settles who gets the addresses that pages claim (`redirect_from`). What stands at an address keeps it; of two that claim one,
 * the page comes first that the newest release has. Every claim that is not kept is told.
 */
export function settleClaims(world: ClaimWorld): Claims {
  const claims = new Map<string, Claim[]>();
  const add = (address: string, claim: Claim): void => {
    const known = claims.get(address);
    if (known) known.push(claim);
    else claims.set(address, [claim]);
  };
  for (const page of world.catalogue.pages) collect(page, world, add);
  const standing = claims.size > 0 ? new Standing(world) : undefined;
  const addresses = new Map<string, Document>();
  const refused = new Refusals();
  for (const [address, claimants] of claims) {
    const found = standing!.at(address);
    if (found === undefined) {
      const [first, ...others] = claimants.toSorted((a, b) => rank(a, world) - rank(b, world));
      addresses.set(address, first!.document);
      for (const other of others)
        if (!standsFor(first!.document, other.document, world)) refused.add(other, claimed(first!));
    } else for (const claim of claimants) refused.add(claim, occupied(found, claim));
  }
  return { addresses, findings: refused.findings() };
}

/** The claims of a page, and those of the pages that it was renamed from. */
function collect(
  page: Page,
  { catalogue, site, lineOf }: ClaimWorld,
  add: (address: string, claim: Claim) => void,
): void {
  const documents = [...catalogue.variantsOf(page)].map((variant) => catalogue.document(page, variant)!);
  if (documents.length === 0) return;
  const names = page.frontmatter.redirect_from ?? [];
  for (const [index, name] of names.entries()) {
    const line = lineOf(page, index);
    const address = formerAddress(name);
    if (name.startsWith('/') || isStartPage(page)) {
      const whole = address.replace(/^\/?/, '/');
      add(whole, { document: readAt(whole, documents, site), line, name });
    } else
      for (const document of documents)
        for (const path of pathsOf(document.variant)) add(`${path}/${address}`, { document, line, name });
  }
  if (!isStartPage(page))
    for (const { address, document, rank } of standInAddresses(page, documents, catalogue, site))
      add(address, { document, line: 1, name: undefined, rank: 8 * site.variants.length + rank });
  const first = documentInFirst(
    site.variants.filter(({ product, latest }) => latest && product === site.products[0]),
    documents,
  );
  // What it was called there, too, by the names that lead to it everywhere.
  const atRoot = [page.slug, ...names.filter((name) => !name.startsWith('/'))].filter((name) => name !== '');
  if (site.fromRoot && first)
    for (const name of new Set(atRoot.map(formerAddress)))
      add(`/${name}`, { document: first, line: 1, name: undefined, rank: 16 * site.variants.length });
  if (page.slug !== '' && site.fromHtml)
    for (const address of htmlAddresses(page, documents, site.fromRoot ? first : undefined)) add(...address);
  const own = new Set(names.map(formerAddress));
  for (const document of documents)
    for (const slug of catalogue.formerSlugs(page, document.variant))
      if (!own.has(`${slug}/`))
        for (const path of pathsOf(document.variant))
          add(`${path}/${slug}/`, { document, line: 1, name: undefined });
}

/** Where a page stood when addresses ended like names of files; an index as `index.html` is where its folder is. */
function htmlAddresses(
  page: Page,
  documents: readonly Document[],
  atRoot: Document | undefined,
): [string, Claim][] {
  if (standsForFolder(page)) return [];
  const claim = (document: Document): Claim => ({ document, line: 1, name: undefined });
  return [
    ...documents.flatMap((document) =>
      pathsOf(document.variant).map((path): [string, Claim] => [
        `${path}/${page.slug}.html`,
        claim(document),
      ]),
    ),
    ...(atRoot ? [[`/${page.slug}.html`, claim(atRoot)] as [string, Claim]] : []),
  ];
}

/**
 * The document of a page that readers at an address of the site are led to: in the variant below whose path the address is, or else in
 * the newest one of that product, or of all.
 */
function readAt(address: string, documents: readonly Document[], site: ClaimWorld['site']): Document {
  const variant = site.variants.find((each) => pathsOf(each).some((path) => address.startsWith(`${path}/`)));
  const retired = site.retired.find(({ basePath }) => address.startsWith(`${basePath}/`));
  const near = variant ? [variant] : (retired?.successors ?? []);
  const own = documents.filter((document) => document.variant.product === variant?.product);
  return (
    documentInFirst(near, documents) ??
    (own.length > 0 ? own : documents).toSorted(
      (a, b) => newness(a.variant, site) - newness(b.variant, site),
    )[0]!
  );
}

/** The paths below which a variant's pages can be reached. */
function pathsOf(variant: Variant): string[] {
  return [variant.basePath, ...(variant.latest ? latestPaths(variant.product.id, variant) : [])];
}

/** Small for the variant that readers of all the site should be led to: a latest release, else the newest one. */
function newness(variant: Variant, { variants }: ClaimWorld['site']): number {
  const age = variants.length - variants.indexOf(variant);
  if (variant.latest) return variants.indexOf(variant);
  return (variant.released ? 1 : 2) * variants.length + age;
}

/** What a page says of itself comes before what it has by way of another. */
function rank({ document, name, rank: own }: Claim, { site }: ClaimWorld): number {
  return own ?? newness(document.variant, site) + (name === undefined ? 4 * site.variants.length : 0);
}

/** Whether a document is what stands for another one's page in its variant: under the same name, or under another. */
function standsFor(document: Document, other: Document, { catalogue }: ClaimWorld): boolean {
  return catalogue.counterpart(other.page, document.variant) === document;
}

/** What stands at the addresses of a site before any page claims one. */
class Standing {
  /** by address in small letters: some servers do not tell them from capitals */
  readonly #documents = new Map<string, Document>();
  readonly #homes = new Set(['/']);
  readonly #world: ClaimWorld;

  constructor(world: ClaimWorld) {
    this.#world = world;
    const { catalogue, site } = world;
    for (const { id } of site.products) this.#homes.add(`/${id}/`);
    for (const variant of site.variants) for (const path of pathsOf(variant)) this.#homes.add(`${path}/`);
    for (const page of catalogue.pages.filter((each) => !isStartPage(each)))
      for (const variant of catalogue.variantsOf(page)) {
        const document = catalogue.document(page, variant)!;
        const end = document.url.slice(variant.basePath.length);
        for (const path of pathsOf(variant)) this.#documents.set((path + end).toLowerCase(), document);
      }
  }

  /** The page at an address, or what else stands there in words; undefined where nothing does. */
  at(address: string): Document | string | undefined {
    const document = this.#documents.get(address.toLowerCase());
    if (document) return document;
    if (this.#homes.has(address) || GENERATED.test(address)) return 'something that the site makes itself';
    const path = address.slice(1).replace(/\/$/, '');
    if (this.#world.hasAsset(path) || this.#world.hasAsset(`${path}/index.html`))
      return 'a file of the content folder';
    return undefined;
  }
}

/** Files that a build writes, and folders that it fills. */
const GENERATED =
  /^\/(?:(?:_site|_search|manifest)\/|(?:404\.html|404\/|index\.html)$)|\/(?:llms\.txt|manifest\.json|sitemap\.xml|robots\.txt)\/$|\/nav\.html$/;

/** Why a claim is not kept, and what to do. */
interface Reason {
  message: string;
  hint: string;
}

function occupied(found: Document | string, { document }: Claim): Reason {
  if (typeof found === 'string')
    return { message: `is the address of ${found}`, hint: 'Remove it: the address leads there.' };
  if (found.page === document.page)
    return { message: 'is where this page stands now', hint: 'Remove it from the list.' };
  return {
    message: `is the address of another page, "${found.page.path}", and leads there`,
    hint: 'Remove it, or give one of the two pages a when: that leaves no variant with both.',
  };
}

function claimed({ document: { page }, line }: Claim): Reason {
  return {
    message: `is claimed by "${page.path}" in line ${line} as well, and leads there`,
    hint: 'Remove it from one of the two pages.',
  };
}

/** Collects what is not kept: each claim once, with its variants. */
class Refusals {
  readonly #findings = new Map<string, Finding>();

  add({ document: { page, variant }, line, name }: Claim, { message, hint }: Reason): void {
    if (name === undefined) return;
    const key = `${page.path}\n${line}\n${name}\n${message}`;
    const known = this.#findings.get(key);
    if (known?.variants?.includes(variant.id)) return;
    if (known) known.variants?.push(variant.id);
    else
      this.#findings.set(key, {
        severity: 'warning',
        rule: 'claimed-address',
        message: `redirect_from: ${JSON.stringify(name)} ${message}.`,
        hint,
        place: { file: page.path, line },
        // An address of the whole site is in no variant.
        ...(name.startsWith('/') ? {} : { variants: [variant.id] }),
      });
  }

  findings(): Finding[] {
    return [...this.#findings.values()];
  }
}
