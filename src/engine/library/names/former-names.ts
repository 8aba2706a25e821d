import { decodePath } from '../../url-path.ts';
import type { Page } from '../folder/page.ts';

/** The slugs that a page had before, in every variant that has the page (`redirect_from: [guides/old]`). */
export function formerSlugs({ frontmatter }: Page): string[] {
  return (frontmatter.redirect_from ?? [])
    .filter((name) => !name.startsWith('/'))
    .map((name) => formerAddress(name).replace(/(?:\/|\.html)$/, ''));
}

/**
 * A name of `redirect_from` as the end of an address: `guides/old.md` is `guides/old/`, `old/place.html` a file, and so is what
 * an `index.html` stands for a folder. Escapes are read.
 */
export function formerAddress(name: string): string {
  const path = decodePath(name)
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)index(?:\.html?)?$/, '$1')
    .replace(/\/$/, '')
    .normalize();
  return path.endsWith('.html') ? path : `${path}/`;
}
