import type { Page } from '../folder/page.ts';

/**
 * Tells whether a page is the start page of the whole site, `index.mdx`. It stands above all products, so it has no URL in
 * any variant. (A root `index.md` has: it is the home of each variant.)
 */
export function isStartPage({ path }: Page): boolean {
  return path === 'index.mdx';
}
