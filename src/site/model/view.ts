import { partUrl, type UpgradePart, upgradeParts } from '../../apparatus/upgrade-parts.ts';
import { type Upgrade, upgradesUrl, upgradeUrl } from '../../apparatus/upgrades.ts';
import { addAll } from '../../engine/add-all.ts';
import type { Document, Library, NavNode } from '../../engine/library/types.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';
import { documentsOf } from './documents-of.ts';
import { hasManyVersions, versionsUrl } from './many-versions.ts';
import { homeAtStart, isStartDocument, startDocument } from './start-page.ts';
import { variantModel } from './variant-model.ts';

/** What a URL shows. */
export type View =
  /** the start page, as the writer wrote it, or a list of the products */
  | { kind: 'start'; document: Document | undefined }
  /** the home of a variant that has no root `index.md` */
  | { kind: 'home'; variant: Variant }
  /** the list of a section without a page of its own */
  | { kind: 'section'; variant: Variant; node: NavNode; url: string }
  /** what an upgrade changes, or a part of that */
  | { kind: 'upgrade'; part: UpgradePart }
  /** the list of the upgrades to a version */
  | { kind: 'upgrades'; variant: Variant; ways: readonly Upgrade[] }
  /** a page, at its own address or, as a copy, at that of the site */
  | { kind: 'document'; document: Document; isCopy?: true }
  /** all versions of a product that has very many */
  | { kind: 'versions'; product: Product };

/** What the site shows at a URL (without the deployment's base), or undefined when nothing is there. */
export function viewAt(library: Library, path: string): View | undefined {
  const url = path.endsWith('/') ? path : `${path}/`;
  if (url === '/') {
    const home = homeAtStart(library);
    return home
      ? { kind: 'document', document: home, isCopy: true }
      : { kind: 'start', document: startDocument(library) };
  }
  const document = library.documentAt(url);
  if (document !== undefined && !isStartDocument(document)) return { kind: 'document', document };
  const product = productsOfMany(library).find((each) => versionsUrl(each) === url);
  if (product) return { kind: 'versions', product };
  for (const variant of library.site.variants) {
    if (url === `${variant.basePath}/`) return { kind: 'home', variant };
    if (!url.startsWith(`${variant.basePath}/`)) continue;
    const section = variantModel(library, variant).sections.get(url);
    if (section) return { kind: 'section', variant, ...section };
    const ways = variantModel(library, variant).upgrades;
    if (ways.length > 0 && url === upgradesUrl(variant)) return { kind: 'upgrades', variant, ways };
    const way = ways.find((each) => url.startsWith(upgradeUrl(each)));
    const part = way && upgradeParts(library, way).find((each) => url === partUrl(each));
    if (part) return { kind: 'upgrade', part };
  }
  return undefined;
}

/**
 * Every URL that a page of Astro's is built for. The documents of one page stand together: they share editions, and
 * a library keeps those for a while only.
 */
export function pageUrls(library: Library): string[] {
  const urls = ['/'];
  for (const page of library.pages)
    addAll(
      urls,
      documentsOf(library, page).map(({ url }) => url),
    );
  const upgrades: string[] = [];
  for (const variant of library.site.variants) {
    const model = variantModel(library, variant);
    if (!model.position.has(model.home)) urls.push(model.home);
    addAll(urls, model.sections.keys());
    // These come last: what they tell is found out while the pages are rendered.
    if (model.upgrades.length > 0)
      addAll(upgrades, [
        upgradesUrl(variant),
        ...model.upgrades.flatMap((way) => upgradeParts(library, way).map(partUrl)),
      ]);
  }
  addAll(urls, upgrades);
  addAll(urls, productsOfMany(library).map(versionsUrl));
  return urls;
}

function productsOfMany({ site }: Library): Product[] {
  return site.products.filter(hasManyVersions);
}
