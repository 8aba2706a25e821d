import { upgradesUrl } from '../../apparatus/upgrades.ts';
import type { Look } from '../../engine/library/look/look.ts';
import type { Library } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { type Crumb, sectionsAbove } from './crumbs.ts';
import { branchHtml } from './navigation-html.ts';
import { ownUrl, withOwnPrefix } from './own-words.ts';
import { type ReaderPlace, type SwitchGroup, switchGroups } from './switcher.ts';
import { type VariantModel, variantModel } from './variant-model.ts';

/** What is told on top of a page that is not of the latest release. */
export interface Notice {
  /** the version that the page is of */
  version: string;
  released: boolean;
  latest: string;
  /** where the latest release has the page, or what is nearest to it */
  url: string;
  /** undefined for the page itself; else the title of the nearest page, or null for the home of the release */
  nearest: string | null | undefined;
  /** where the page is, in words, unless it is everywhere */
  versions: string | undefined;
}

/** What stands around what a page of a variant is about; all of it as it is printed. */
export interface Surroundings {
  variant: Variant;
  url: string;
  /** the URL in the navigation that it belongs to: its own but for further pages of a list */
  place: string;
  model: VariantModel;
  look: Look;
  switcher: readonly SwitchGroup[];
  /** the navigation: all of a small variant, or its top level and the branch of the page */
  branch: string;
  /** the home of the variant */
  home: Crumb;
  /** the sections above, from the top down */
  above: readonly Crumb[];
  notice: Notice | undefined;
  /** where the upgrades to the variant are told, if there are any */
  upgrades: string | undefined;
}

/**
 * What stands around a place.
 *
 * @param root the path below which the site is deployed
 * @param printed the variant as pages print it that others share
 */
export function surroundingsOf(
  library: Library,
  place: ReaderPlace,
  root: string,
  printed = place.variant,
): Surroundings {
  const { variant } = place;
  const model = variantModel(library, variant);
  const url = ownUrl(place.url, variant, printed);
  const home = ownUrl(model.home, variant, printed);
  const listed = listedUrl(library, place);
  const isShared = printed !== variant;
  return {
    variant: printed,
    url,
    place: ownUrl(listed, variant, printed),
    model: isShared ? { ...model, variant: printed, home } : model,
    look: isShared ? sharedLook(library, variant, root) : library.look(variant),
    switcher: switchGroups(library, place),
    branch: branchHtml(model, listed, root, isShared),
    home: { title: [printed.product.name, printed.version].filter(Boolean).join(' '), url: home },
    above: sectionsAbove(model, listed).map((crumb) => ({
      ...crumb,
      url: ownUrl(crumb.url, variant, printed),
    })),
    notice: noticeOf(library, place, printed),
    upgrades: model.upgrades.length > 0 ? upgradesUrl(printed) : undefined,
  };
}

/** Further pages of a list belong to its first one, and lead to each other by themselves. */
function listedUrl(library: Library, { page, url, variant }: ReaderPlace): string {
  const first = page?.posts && library.page(page.posts.pages[0]!);
  return (first && library.document(first, variant)?.url) ?? url;
}

const LOOKS = new WeakMap<Library, { shared: Map<Look, Look>; byText: Map<string, Look> }>();

/** The same look for all variants in which it reads the same. */
function sharedLook(library: Library, variant: Variant, root: string): Look {
  const looks = LOOKS.get(library) ?? { shared: new Map<Look, Look>(), byText: new Map<string, Look>() };
  LOOKS.set(library, looks);
  const look = library.look(variant);
  const known = looks.shared.get(look);
  if (known) return known;
  const text = withOwnPrefix(JSON.stringify(look), variant, root);
  const shared = looks.byText.get(text) ?? (JSON.parse(text) as Look);
  looks.byText.set(text, shared);
  looks.shared.set(look, shared);
  return shared;
}

/** What is told on top of a page, if anything is. */
export function noticeOf(library: Library, place: ReaderPlace, printed = place.variant): Notice | undefined {
  const { product, released, latest: isLatest } = place.variant;
  if (isLatest) return undefined;
  const latest = library.site.variants.find((each) => each.latest && each.product === product);
  const { targets, versions } = switchGroups(library, place).find((group) => group.product === product)!;
  const target = targets.find(({ variant }) => variant === latest);
  if (!target) return undefined;
  const { url, nearest } = target;
  return { version: printed.version!, released, latest: latest!.version!, url, nearest, versions };
}
