import type { Library, Page } from '../../engine/library/types.ts';
import type { Product } from '../../engine/variants/site.ts';
import { documentsOf } from '../model/documents-of.ts';
import { sectionOf } from './manifest-section.ts';
import type { OutputFile } from './output-file.ts';

/** Above this number of pages each product's pages are a file of their own. */
const SPLIT = 500;
/** Above this number of pages each section of a product is. */
const SPLIT_PRODUCT = 2000;

/** A variant as `/manifest.json` lists it. */
export interface ManifestVariant {
  id: string;
  product: string;
  /** what readers call it: `WSO2 Identity Server 7.1.0` */
  label: string;
  version?: string;
  /** URL prefix below the deployment's base: `/identity-server/7.1.0` */
  path: string;
  latest: boolean;
  released: boolean;
}

/** A page of a product. */
export interface ManifestPage {
  title: string;
  /** ids of the variants that have it */
  variants: string[];
  /** slugs that it had before, which older variants may still have */
  formerly?: string[];
}

/** The pages of a product by slug. */
export type ManifestPages = Record<string, ManifestPage>;

/** What `/manifest.json` holds: for every page the variants in which it exists. */
export interface Manifest {
  variants: ManifestVariant[];
  /** by product id; absent when `parts` says where they are */
  pages?: Record<string, ManifestPages>;
  /** by product id, the URL of its pages below the deployment's base; of a very large product, the URLs by the first folder of slugs */
  parts?: Record<string, string | Record<string, string>>;
}

/** `/manifest.json`, and in a large site a file per product or section. */
export function manifestFiles(library: Library): OutputFile[] {
  const variants = library.site.variants.map((variant) => ({
    id: variant.id,
    product: variant.product.id,
    label: [variant.product.name, variant.version].filter(Boolean).join(' '),
    ...(variant.version === undefined ? {} : { version: variant.version }),
    path: variant.basePath,
    latest: variant.latest,
    released: variant.released,
  }));
  const { products } = library.site;
  if (library.pages.length <= SPLIT) {
    const pages = () =>
      Object.fromEntries(products.map((product) => [product.id, pagesOf(library, product, library.pages)]));
    return [json('/manifest.json', () => ({ variants, pages: pages() }) satisfies Manifest)];
  }
  const files = products.map((product) => partsOf(library, product));
  const parts = Object.fromEntries(products.map(({ id }, index) => [id, files[index]!.parts]));
  return [
    json('/manifest.json', () => ({ variants, parts }) satisfies Manifest),
    ...files.flatMap(({ files: own }) => own),
  ];
}

/** The files of a product, and where they are. */
function partsOf(
  library: Library,
  product: Product,
): { parts: string | Record<string, string>; files: OutputFile[] } {
  const whole = `/manifest/${product.id}`;
  const pages = library.pages.filter((page) =>
    documentsOf(library, page).some(({ variant }) => variant.product === product),
  );
  if (pages.length <= SPLIT_PRODUCT) {
    const url = `${whole}.json`;
    return { parts: url, files: [json(url, () => pagesOf(library, product, pages))] };
  }
  const sections = [...Map.groupBy(pages, ({ slug }) => sectionOf(slug))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const parts = sections.map(([section], index): [string, string] => [section, `${whole}/${index}.json`]);
  return {
    parts: Object.fromEntries(parts),
    files: sections.map(([, own], index) => json(parts[index]![1], () => pagesOf(library, product, own))),
  };
}

/** What is listed of some pages in a product, in which a page need not be. */
function pagesOf(library: Library, product: Product, of: readonly Page[]): ManifestPages {
  const pages: ManifestPages = {};
  for (const page of of) {
    const documents = documentsOf(library, page).filter(({ variant }) => variant.product === product);
    const newest = documents.at(-1);
    if (newest === undefined) continue;
    const known = pages[page.slug];
    const formerly = [...new Set([...(known?.formerly ?? []), ...library.formerSlugs(page)])];
    pages[page.slug] = {
      title: library.title(newest),
      variants: [...(known?.variants ?? []), ...documents.map((document) => document.variant.id)],
      ...(formerly.length > 0 ? { formerly } : {}),
    };
  }
  return pages;
}

function json(url: string, value: () => unknown): OutputFile {
  return {
    url,
    what: 'the list of pages for the switcher',
    get text() {
      return `${JSON.stringify(value())}\n`;
    },
  };
}
