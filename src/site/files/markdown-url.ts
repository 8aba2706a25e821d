import type { Document } from '../../engine/library/types.ts';

/** Where the Markdown of a document lies: `/a/b/` → `/a/b.md`, and for an `index.md` → `/a/b/index.md`. */
export function markdownUrl({ page, url }: Document): string {
  const isIndex = /(^|\/)index\.mdx?$/.test(page.path);
  return isIndex ? `${url}index.md` : `${url.slice(0, -1)}.md`;
}
