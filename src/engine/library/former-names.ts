import type { Page } from './types.ts';

/** The slugs that a page had before, in every variant that has the page (`redirect_from: [guides/old]`). */
export function formerSlugs(page: Page): string[] {
  return formerNames(page).filter((name) => !name.startsWith('/'));
}

/** The addresses of the whole site at which a page stood before (`redirect_from: [/old/place]`), with a slash at the end. */
export function formerAddresses(page: Page): string[] {
  return formerNames(page)
    .filter((name) => name.startsWith('/'))
    .map((name) => `${name}/`);
}

function formerNames({ frontmatter }: Page): string[] {
  return (frontmatter.redirect_from ?? []).map((name) =>
    name
      .replace(/\.mdx?$/, '')
      .replace(/\/$/, '')
      .normalize(),
  );
}
