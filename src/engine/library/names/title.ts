import type { Page } from '../folder/page.ts';
import { standsForFolder } from '../folder/page-name.ts';

/**
 * The name of a file or a folder as a title: `guides/account-configurations.md` is "Account configurations". A page that stands
 * for its folder is called like it, and what has capitals keeps its letters: `openHAB.md` is "openHAB".
 */
export function titleFromPath(path: string): string {
  const name = path
    .replace(/(?:\/(?:index|README))?\.mdx?$/, '')
    .split('/')
    .at(-1)!;
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words === words.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** The name of a page's file as a title, without what stands before its ending and is no part of its address: `tea.en.md` is "Tea". */
export function titleOfPage(page: Pick<Page, 'path' | 'slug'>): string {
  const { path, slug } = page;
  const name = path.slice(path.lastIndexOf('/') + 1);
  // As MkDocs calls it.
  if (slug === '') return 'Home';
  const isShort = standsForFolder(page) || name.startsWith(`${slug.slice(slug.lastIndexOf('/') + 1)}.`);
  return titleFromPath(isShort ? slug : path);
}
