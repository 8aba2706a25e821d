/** The ways to make an id of a text; `site.yml` names them. */
export const SLUG_RULES = ['ascii', 'unicode', 'pymdownx', 'pymdownx-cased'] as const;
export type SlugRule = (typeof SLUG_RULES)[number];
