import { PathIndex } from '../../engine/path-index.ts';
import type { Manifest, ManifestPages } from '../files/manifest.ts';
import { sectionOf } from '../files/manifest-section.ts';

/** Reads the pages of a product: all of them, or as many as stand where some slugs do; undefined where they cannot be read. */
export type PageReader = (product: string, slugs: readonly string[]) => Promise<ManifestPages | undefined>;

/**
 * Reads pages as a manifest says where they are. Of a very large product, that is the sections of the slugs that are looked for; for a
 * section that does not exist, the one whose name is nearest.
 *
 * @param load reads a file at a URL below the deployment's base; each is asked for once
 */
export function pageReader(
  { pages, parts }: Manifest,
  load: (url: string) => Promise<ManifestPages | undefined>,
): PageReader {
  const loaded = new Map<string, Promise<ManifestPages | undefined>>();
  const read = (url: string): Promise<ManifestPages | undefined> => {
    const known = loaded.get(url) ?? load(url);
    loaded.set(url, known);
    return known;
  };
  return async (product, slugs) => {
    if (pages) return pages[product];
    const part = parts?.[product];
    if (part === undefined || typeof part === 'string') return part === undefined ? undefined : read(part);
    const names = Object.keys(part);
    const index = new PathIndex(names);
    const sections = slugs
      .map(sectionOf)
      .map((name) => (Object.hasOwn(part, name) ? name : nearest(name, names, index)));
    const urls = [...new Set(sections)].flatMap((name) => (name === undefined ? [] : [part[name]!]));
    return Object.assign({}, ...(await Promise.all(urls.map(read))));
  };
}

/** A name that was probably meant: one in other case, or with a mistyped letter. */
function nearest(name: string, names: readonly string[], index: PathIndex): string | undefined {
  return names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? index.closest(name);
}
