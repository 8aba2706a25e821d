import type { SiteFile } from '../../variants/site-file.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { Assets } from '../folder/assets.ts';
import type { Page } from '../folder/page.ts';
import { slugOf } from '../folder/page-name.ts';
import { folderOf, readingAt } from '../folder/site-folder.ts';
import { findUnserved } from '../folder/unserved.ts';
import type { Catalogue } from '../names/catalogue.ts';
import type { LinkCheckWorld } from './link-check.ts';
import { type FileNames, fileNames } from './named-files.ts';
import { type PlaceNames, placeNames } from './named-places.ts';

/** The part of a content folder to which links lead. */
export interface LinkedContent {
  /** absolute path of the content folder */
  root: string;
  site: SiteFile;
  catalogue: Catalogue;
  assets: Assets;
  /** where groups of pages are listed that have no page of their own */
  lists: { variantsWith(folder: string): VariantSet };
  /** what pages say below their frontmatter */
  texts: ReadonlyMap<Page, { body: string }>;
}

/** Names are compared when the first of them is asked for. */
const names = new WeakMap<Catalogue, FileNames>();

function nameIn(catalogue: Catalogue, assets: Assets): FileNames {
  const known =
    names.get(catalogue) ?? fileNames([...catalogue.pages.map(({ path }) => path), ...assets.paths]);
  names.set(catalogue, known);
  return known;
}

/** Texts are searched when the first place is asked for, and again once one of them has changed. */
const places = new WeakMap<LinkedContent['texts'], PlaceNames>();

/** The places of all pages that links can name by their ids. */
export function placesIn({ texts, site }: Pick<LinkedContent, 'texts' | 'site'>): PlaceNames {
  const known =
    places.get(texts) ??
    placeNames(
      Array.from(texts, ([{ path }, { body }]) => {
        const { slugify, toc } = readingAt(path, site).dialect;
        return { path, text: body, slugify, toc };
      }),
    );
  places.set(texts, known);
  return known;
}

/** What links may lead to, from wherever they stand. */
export function linkWorld({ root, site, catalogue, assets, lists, texts }: LinkedContent): LinkCheckWorld {
  return {
    folderOf: (path) => folderOf(path, site.folders),
    pageSuffix: site.pageSuffix,
    // To projects of MkDocs, base_path may be the address of the host alone.
    repeatedPath: site.sources === 'mkdocs' && site.variants.length === 1 ? site.variants[0]!.basePath : '',
    hasPage: (slug) => catalogue.hasSlug(slug),
    ledOnFrom: (path) =>
      site.sources === 'mkdocs' && path.endsWith('.md') && findUnserved(root, path, site)
        ? catalogue.renamed(slugOf(path.slice(folderOf(path, site.folders).length), site.pageSuffix))
        : undefined,
    hasList: (folder) => lists.variantsWith(folder).size > 0,
    hasAsset: (path) => assets.has(path),
    closestAsset: (path) => assets.closest(path),
    placeNamed: (id, page) => placesIn({ texts, site }).find(id, page),
    fileNamed: (name, page) => nameIn(catalogue, assets)(name, page),
    unserved: (path) => findUnserved(root, path, site),
    closestPage: (slug) => catalogue.closestPage(slug),
    documentAt: (address) => catalogue.documentAt(address),
    standing: (address) => catalogue.standing(address),
    variantsWith: (slug) => catalogue.variantsWith(slug),
    variantsListing: (folder) => lists.variantsWith(folder),
    renamed: (slug) => catalogue.renamed(slug),
  };
}
