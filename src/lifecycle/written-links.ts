import { posix } from 'node:path';
import { BASE_PATH } from '../engine/base-path.ts';
import { slugOf } from '../engine/library/folder/page-name.ts';
import type { Page } from '../engine/library/types.ts';
import type { Extent } from '../engine/place.ts';
import { decodePath, isElsewhere } from '../engine/url-path.ts';
import type { OpenLibrary } from './prove.ts';

/** The target of a link or a picture, where it is written. */
export interface WrittenLink {
  /** a page that shows it: one of several where it stands in an include */
  page: Page;
  /** as the templated text has it */
  target: string;
  extent: Extent;
}

/**
 * The links and pictures of pages, each once for every page that shows it, and wherever it is written: branches may say the same.
 *
 * @param isOfInterest says which texts can hold one that is looked for: others are not rendered
 */
export async function writtenLinks(
  library: OpenLibrary,
  isOfInterest: (text: string, page: Page) => boolean,
): Promise<WrittenLink[]> {
  const found = new Map<string, WrittenLink>();
  for (const page of library.pages) {
    const { editions, findings } = library.openTemplate(page);
    if (findings.some(({ severity }) => severity === 'error')) continue;
    for (const { text, variants, provenances } of editions) {
      const [variant] = variants;
      if (!variant || !isOfInterest(text, page)) continue;
      const { links, images } = await library.render(library.document(page, variant)!);
      for (const { target, range } of [...links, ...images]) {
        for (const provenance of provenances) {
          const extent = range && extentOf(provenance.origin(range).extents);
          if (extent) found.set(`${page.path}\0${extent.file}\0${extent.start}`, { page, target, extent });
        }
      }
    }
  }
  return [...found.values()];
}

/** The stretch of a file from the first to the last of some extents; undefined when they lie in several files. */
function extentOf(extents: readonly Extent[]): Extent | undefined {
  const [first] = extents;
  const last = extents.at(-1);
  if (!first || !last || extents.some(({ file }) => file !== first.file)) return undefined;
  return { file: first.file, start: first.start, end: last.end };
}

/** What a target leads to within the content folder: where from, and its parts. */
export interface Target {
  /** `file`: relative to the file of the page; `url`: to its address; `base`: below the variant's; `site`: an address of the site */
  from: 'file' | 'url' | 'base' | 'site';
  /** without its query and its fragment, from the content folder, or the address of the site */
  path: string;
  /** the query and the fragment */
  rest: string;
}

/** Every way to read a target; those of other sites have none. */
export function targetsOf(target: string, page: string): Target[] {
  if (isElsewhere(target)) return [];
  const [, address = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  if (address === '') return [{ from: 'file', path: page, rest }];
  if (address.startsWith(BASE_PATH)) return [{ from: 'base', path: normalise(address.slice(1)), rest }];
  if (address.startsWith('/')) return [{ from: 'site', path: decodePath(address), rest }];
  return [
    { from: 'file', path: normalise(posix.join(posix.dirname(page), address)), rest },
    { from: 'url', path: normalise(posix.join(slugOf(page), address)), rest },
  ];
}

function normalise(path: string): string {
  return decodePath(
    posix
      .normalize(path)
      .replace(/^(?:\.?\/)+/, '')
      .replace(/\/$/, ''),
  ).normalize();
}

/** The slug that a path of a target means. */
export function slugOfTarget(path: string): string {
  return slugOf(path.replace(/\.html$/, ''));
}
