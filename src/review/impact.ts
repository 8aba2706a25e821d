import type { Finding } from '../engine/finding.ts';
import type { Library, Page } from '../engine/library/types.ts';
import type { Variant } from '../engine/variants/site.ts';
import { concernedPages } from './concerned-pages.ts';
import { type NavigationChange, navigationChanges } from './navigation-changes.ts';
import { type InVariants, type PageImpact, pageImpact } from './page-impact.ts';
import { type PagePair, pagePairs } from './page-pairs.ts';

/** What a change alters for readers. */
export interface Impact {
  /** those that read otherwise, in the order of their paths */
  pages: readonly PageImpact[];
  /** how many pages there are in both states together */
  total: number;
  navigation: readonly InVariants<NavigationChange>[];
  /** addresses that pages had before, and where they led and lead */
  redirects: readonly { address: string; before: string | undefined; after: string | undefined }[];
  /** ids of the variants around whose pages something else stands: a logo, a footer, colours */
  frame: readonly string[];
  /** versions that are the latest of their products now, and were not */
  latest: readonly { product: string; before: string | undefined; after: string | undefined }[];
  /** ids of variants that only one of both states has */
  newVariants: readonly string[];
  goneVariants: readonly string[];
  /** ids of the variants whose pages or navigation are others, those that are gone among them, and new ones not */
  altered: readonly string[];
  /** ids of the variants that both states have and that differ in nothing of all this */
  identical: readonly string[];
  /** errors of pages as they are now: nobody knows what readers get of these */
  errors: readonly Finding[];
}

/** What is known of a change besides the two states. */
export interface ChangedFiles {
  /** whether every page may read otherwise */
  concernsAll: boolean;
  /** paths of pictures, downloads and components that have changed, relative to the content folder */
  files: readonly string[];
}

/** Compares what readers get in two states of a site. */
export async function impactOf(base: Library, head: Library, changed: ChangedFiles): Promise<Impact> {
  const pairs = pagePairs(base, head);
  const names = changed.files.map((file) => file.slice(file.lastIndexOf('/') + 1));
  const concerned = concernedPages(pairs, [base, head], { files: names, isText: changed.concernsAll });
  const pages: PageImpact[] = [];
  const states = { base, head, files: changed.files };
  for (const pair of concerned) {
    const impact = await pageImpact(pair, states);
    if (impact) pages.push(impact);
  }
  const mayNavigateElse = changed.concernsAll || concerned.some((pair) => isNamedElse(pair, [base, head]));
  // To find out what all pages are called takes longer than to read the few that have changed.
  const navigation = mayNavigateElse ? navigationChanges(base, head) : [];
  const frame = head.site.variants.flatMap((variant) => {
    const before = base.variant(variant.id);
    const isSame = !before || frameOf(base, before) === frameOf(head, variant);
    return isSame ? [] : [variant.id];
  });
  const ids = (library: Library) => library.site.variants.map(({ id }) => id);
  const goneVariants = ids(base).filter((id) => !head.variant(id));
  const newVariants = ids(head).filter((id) => !base.variant(id));
  const touched = new Set([...pages, ...navigation].flatMap(({ variants }) => variants));
  for (const id of goneVariants) touched.add(id);
  const all = [...ids(head), ...goneVariants].filter((id) => !newVariants.includes(id));
  return {
    pages: pages.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    total: pairs.length,
    navigation,
    redirects: redirectsBetween(base, head),
    frame,
    latest: latestBetween(base, head),
    newVariants,
    goneVariants,
    altered: all.filter((id) => touched.has(id)),
    identical: all.filter((id) => !touched.has(id) && !frame.includes(id)),
    errors: head.findings.filter(({ severity }) => severity === 'error'),
  };
}

/** What stands around the pages of a variant, as a text: what site.yml says that readers see, or that machines are told. */
function frameOf(library: Library, variant: Variant): string {
  const { title, description, language, url, editUrl, feedbackUrl, lastUpdated } = library.site;
  const own = [
    variant.basePath,
    variant.product.name,
    variant.searchEngines,
    variant.released,
    variant.latest,
  ];
  const shared = [title, description, language, url, editUrl, feedbackUrl, lastUpdated];
  return JSON.stringify([library.look(variant), shared, own]);
}

/** Whether the navigation may have another entry for a page: it came, went, or is called or ordered otherwise. */
function isNamedElse({ before, after }: PagePair, [base, head]: readonly [Library, Library]): boolean {
  if (!before || !after || before.path !== after.path) return true;
  if (JSON.stringify(before.frontmatter) !== JSON.stringify(after.frontmatter)) return true;
  const titles = (library: Library, page: Page) =>
    [...library.variantsOf(page)].map((variant) => library.title(library.document(page, variant)!));
  return titles(base, before).join('\0') !== titles(head, after).join('\0');
}

function redirectsBetween(base: Library, head: Library): Impact['redirects'] {
  const addresses = new Set([...base.formerAddresses.keys(), ...head.formerAddresses.keys()]);
  return [...addresses].toSorted().flatMap((address) => {
    const [before, after] = [base, head].map((library) => library.formerAddresses.get(address)?.url);
    return before === after ? [] : [{ address, before, after }];
  });
}

function latestBetween(base: Library, head: Library): Impact['latest'] {
  return head.site.products.flatMap(({ id, latest }) => {
    const before = base.site.products.find((product) => product.id === id);
    return before && before.latest !== latest ? [{ product: id, before: before.latest, after: latest }] : [];
  });
}
