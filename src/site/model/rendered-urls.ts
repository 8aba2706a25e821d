import type { Library } from '../../engine/library/types.ts';
import type { SiteHost } from './host.ts';
import { pageUrls } from './view.ts';

/** Every URL that a build renders a page for: all of its share but those of documents that it took over, and of the project's own pages. */
export function renderedUrls({ share, takenOver, ownPages }: SiteHost, library: Library): string[] {
  return pageUrls(library).filter(
    (url) => (share?.has(url) ?? true) && !takenOver?.has(url) && !ownPages.has(url),
  );
}

/** Whether only Astro as a whole makes the page at a URL: what components of a page print may depend on more than its text. */
export function needsAstro(library: Library, url: string): boolean {
  return library.documentAt(url)?.page.format !== 'md';
}
