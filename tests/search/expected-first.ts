/** A query, the variant in which it is asked, and the page that readers expect first, or several that are as good. */
export type ExpectedFirst = readonly [variant: string, query: string, ...slugs: string[]];

export const LATEST = 'identity-server@7.2.0';
export const OLDEST = 'identity-server@7.0.0';
export const BEFORE = 'identity-server@7.1.0';
export const CLOUD = 'asgardeo';
export const MANUAL = 'variorum';
