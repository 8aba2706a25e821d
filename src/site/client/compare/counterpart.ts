import type { Manifest, ManifestPages, ManifestVariant } from '../../files/manifest.ts';
import { lookUp } from '../look-up.ts';
import { pageReader } from '../manifest-pages.ts';

/** The page at hand in the variants of the site. */
export interface Counterparts {
  /** the variant at hand */
  own: ManifestVariant;
  /** all variants, in the order of the site */
  variants: readonly ManifestVariant[];
  /** the address of the page in another variant; undefined where it has none */
  addressIn(variant: ManifestVariant): Promise<string | undefined>;
}

/** Finds out in which variants the page at hand is, and under which address. */
export async function counterparts(): Promise<Counterparts | undefined> {
  const base = document.documentElement.dataset.base ?? '';
  const load = async <T>(url: string): Promise<T> => (await fetch(base + url)).json();
  const manifest = await load<Manifest>('/manifest.json');
  const path = location.pathname.slice(base.length);
  const [own] = manifest.variants
    .filter((variant) => path.startsWith(`${variant.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length);
  if (!own) return undefined;
  const readPages = pageReader(manifest, load<ManifestPages>);
  return {
    own,
    variants: manifest.variants,
    async addressIn(variant) {
      const below = path.slice(own.path.length);
      if (below === '/') return `${base}${variant.path}/`;
      const { renamed, elsewhere } = await lookUp(variant.path + below, manifest, readPages);
      const found = renamed ?? elsewhere.find((each) => each.variant === variant);
      return found && `${base}${variant.path}/${found.slug}/`;
    },
  };
}
