import { isIndex } from '../../engine/library/content-folder.ts';
import type { Document } from '../../engine/library/types.ts';

/** Where the Markdown of a document lies: `/a/b/` → `/a/b.md`, and for an `index.md` → `/a/b/index.md`. */
export function markdownUrl({ page, url }: Document): string {
  return isIndex(page.path) ? `${url}index.md` : `${url.slice(0, -1)}.md`;
}
