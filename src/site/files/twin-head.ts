import type { Library, RenderedDocument } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import type { Product, Site, Variant } from '../../engine/variants/site.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';
import { type OtherReadings, otherReadings } from '../model/other-readings.ts';
import { markdownLink, nameOf, sayPlainly } from './agent-text.ts';
import { versionRanges } from './version-ranges.ts';

/** What a twin is made of. */
export type TwinParts = Pick<RenderedDocument, 'document' | 'edition'>;

/**
 * What a twin begins with, so that whoever reads it alone knows what it is: its variant with those that read the same and those that
 * do not, and where the list of all pages is. A site of one variant has nothing to tell apart.
 *
 * @param address makes whole addresses of the site's
 */
export function twinHead(library: Library, parts: TwinParts, address: (url: string) => string): string {
  const { site } = library;
  const first = site.variants.length > 1 ? `> ${standing(library, parts)}\n` : '';
  return first + listPointer(site, parts.document.variant, address);
}

/** The line that leads to the list of a variant's pages, and a blank one. */
export function listPointer(site: Site, variant: Variant, address: (url: string) => string): string {
  const list = markdownLink('llms.txt', address(`${variant.basePath}/llms.txt`));
  return `> ${sayPlainly(site, 'agents.list', { variant: escapeMarkdown(nameOf(variant)), list })}\n\n`;
}

/** A twin as a part of a text of many pages: it names its own address, where alone it leads to the list of all. */
export function twinWithin(twin: string, link: string): string {
  const end = twin.indexOf('\n\n');
  const lines = twin.slice(0, end).split('\n');
  return [...lines.slice(0, -1), `> ${link}`].join('\n') + twin.slice(end);
}

/** What is said of variants, by how others relate to what they read: most pages have the same few conditions. */
const STANDINGS = new WeakMap<Variant, Map<string, string>>();
/** Tells {@link OtherReadings} apart by their variants. */
const RELATIONS = new WeakMap<OtherReadings, string>();

/** `identity-server 7.2.0; same text in next; differs in 7.1.0, 7.0.0`. */
function standing(library: Library, { document, edition }: TwinParts): string {
  const { variant } = document;
  const readings = otherReadings(library, document, edition);
  const relation = RELATIONS.get(readings) ?? relationOf(readings);
  RELATIONS.set(readings, relation);
  const known = STANDINGS.get(variant) ?? new Map<string, string>();
  STANDINGS.set(variant, known);
  const said = known.get(relation) ?? sayStanding(library.site, variant, readings);
  known.set(relation, said);
  return said;
}

function relationOf({ same, differs, absent }: OtherReadings): string {
  return [same, differs, absent].map(({ ids }) => ids.join(' ')).join('\n');
}

function sayStanding(site: Site, variant: Variant, { same, differs, absent }: OtherReadings): string {
  const { product } = variant;
  const said = (
    key: 'agents.same' | 'agents.differs' | 'agents.absent',
    names: readonly string[],
  ): string[] => (names.length > 0 ? [sayPlainly(site, key, { versions: names.join(', ') })] : []);
  const ownIn = (set: VariantSet) => versionRanges(product, set);
  const others = same.filter((each) => each !== variant);
  return [
    [product.id, variant.version].filter(Boolean).join(' '),
    ...said('agents.same', [...ownIn(others), ...othersIn(site, product, same)]),
    ...said('agents.differs', [...ownIn(differs), ...othersIn(site, product, differs)]),
    // Other products have other pages.
    ...said('agents.absent', ownIn(absent)),
    ...(variant.released ? [] : [sayPlainly(site, 'version.unreleased')]),
  ].join('; ');
}

/** The variants of a set that are of other products than one, with their versions where they are not all meant. */
function othersIn({ products, variants }: Site, own: Product, set: VariantSet): readonly string[] {
  return products
    .filter((product) => product !== own)
    .flatMap((product) => {
      const all = variants.filter((variant) => variant.product === product);
      const meant = all.filter((variant) => set.has(variant));
      if (meant.length === 0) return [];
      if (meant.length === all.length) return [product.id];
      return versionRanges(product, set).map((range) => `${product.id} ${range}`);
    });
}
