import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Document, Library, Page } from '../../engine/library/types.ts';
import type { Reference } from '../../engine/markdown/types.ts';
import type { Place } from '../../engine/place.ts';
import { decodePath } from '../../engine/url-path.ts';
import { latestPaths } from '../../engine/variants/paths.ts';
import type { Variant } from '../../engine/variants/site.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';
import type { OpenEdition, OpenPage } from '../open-page.ts';
import { type Anchors, anchorsOf } from './anchors.ts';

/** A library that can be asked where targets lead. */
type LinkedLibrary = Library & ExplainableLibrary;

/** A link to a place on a page. */
export interface FragmentLink {
  place: Place;
  /** of the edition in which it stands */
  variants: VariantSet;
  /** the document on which the fragment is to be, for readers of a variant; undefined where there is none */
  documentIn(variant: Variant): Document | undefined;
  /** decoded, without `#` */
  fragment: string;
  /** as it is written, with `{{ name }}` in the place of what that prints */
  written: string;
  /** what the page is called in the address; undefined for the page on which the link stands */
  slug: string | undefined;
}

/** A link to another site. */
export interface ExternalLink {
  place: Place;
  variants: VariantSet;
}

/** A link to the site itself, by its whole address. */
export interface OwnLink extends ExternalLink {
  address: string;
  /** what it leads to, if that is a page */
  document: Document | undefined;
  /** false where nothing can be */
  isThere: boolean;
}

/** What all pages lead to and show. Of pages, only what links need is kept. */
export class References {
  /** paths of the files of the content that something leads to or shows, in the content folder */
  readonly files = new Map<string, Place>();
  readonly fragments: FragmentLink[] = [];
  /** by the address, without its fragment; in the order of the pages */
  readonly external = new Map<string, ExternalLink[]>();
  /** links that name this site by its whole address */
  readonly own: OwnLink[] = [];
  readonly #anchors = new Map<Page, { variants: VariantSet; anchors: Anchors }[]>();

  /** Takes a page in. */
  note({ page, editions }: OpenPage, library: LinkedLibrary): void {
    this.noteAnchors(page, editions);
    for (const edition of editions) {
      const { links, images, files } = edition.collector;
      for (const link of links) this.#link(page, edition, link, library);
      for (const reference of [...links, ...images, ...files]) {
        const target = library.resolve(page, reference.target);
        if (target.kind === 'asset' && !this.files.has(target.path))
          this.files.set(target.path, edition.place(reference.range, reference.line));
      }
    }
  }

  /** Takes in what fragments lead to on a page; without editions, nobody knows. */
  noteAnchors(page: Page, editions: readonly OpenEdition[]): void {
    this.#anchors.set(
      page,
      editions.map((edition) => ({ variants: edition.variants, anchors: anchorsOf(edition) })),
    );
  }

  /** The pages that links with a fragment lead to and that were not taken in: only some were looked at, or these have errors. */
  unknownTargets(): Set<Page> {
    const found = new Set<Page>();
    for (const { variants, documentIn } of this.fragments)
      for (const variant of variants) {
        const page = documentIn(variant)?.page;
        if (page && !this.#anchors.has(page)) found.add(page);
      }
    return found;
  }

  #link(page: Page, edition: OpenEdition, link: Reference, library: LinkedLibrary): void {
    const { target, range, line } = link;
    if (/^https?:\/\//i.test(target)) {
      const [address = ''] = target.split('#');
      const { url } = library.site;
      if (url !== undefined && (address === url || address.startsWith(`${url}/`))) {
        const path = address.slice(url.length) || '/';
        const isThere = library.resolve(page, path).kind !== 'missing';
        const document = documentAt(path, library);
        const place = edition.place(range, line);
        this.own.push({ place, variants: edition.variants, address, document, isThere });
        return;
      }
      const known = this.external.get(address) ?? [];
      this.external.set(address, known);
      known.push({ place: edition.place(range, line), variants: edition.variants });
      return;
    }
    if (!/[#]|[?&]demo=/.test(target)) return;
    const to = library.resolve(page, target);
    if (to.kind === 'elsewhere' || to.kind === 'missing' || to.kind === 'asset') return;
    const [, state] = /[?&]demo=([^&#]*)/.exec(target) ?? [];
    const fragment = state === undefined ? decodePath(to.fragment.slice(1)) : `demo:${decodePath(state)}`;
    if (fragment === '') return;
    const written = (range && edition.provenance.written(range)) ?? target;
    this.fragments.push({
      place: edition.place(range, line),
      variants: edition.variants,
      fragment,
      written: written.includes('#') ? written.slice(written.indexOf('#')).replace(/>$/, '') : to.fragment,
      slug: to.kind === 'fixed' ? to.path : to.kind === 'here' || to.slug === page.slug ? undefined : to.slug,
      documentIn(variant) {
        if (to.kind === 'here') return library.document(page, variant);
        if (to.kind === 'fixed') return documentAt(to.path, library);
        return library.documentAt(`${variant.basePath}/${to.slug}`);
      },
    });
  }

  /** What fragments lead to on a document; undefined when nobody knows, since its page has errors. */
  anchors({ page, variant }: Document): Anchors | undefined {
    return this.#anchors.get(page)?.find(({ variants }) => variants.has(variant))?.anchors;
  }

  /** What fragments lead to on a page, edition by edition. */
  allAnchors(page: Page): readonly { variants: VariantSet; anchors: Anchors }[] {
    return this.#anchors.get(page) ?? [];
  }
}

/** The document at an address of the site, also below `latest`. */
function documentAt(address: string, library: LinkedLibrary): Document | undefined {
  const document = library.documentAt(address);
  if (document) return document;
  for (const variant of library.site.variants.filter(({ latest }) => latest)) {
    const path = latestPaths(variant.product.id, variant).find((each) => address.startsWith(`${each}/`));
    if (path !== undefined) return library.documentAt(variant.basePath + address.slice(path.length));
  }
  return undefined;
}
