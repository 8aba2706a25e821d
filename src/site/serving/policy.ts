/**
 * What browsers may load for a page of the site, and nothing else: its own files. No script and no style stands in a page itself.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** Headers that belong to every answer of a site, whatever is asked for. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Pages, lists and the search index: asked for again each time, so that a new build shows at once. */
export const CACHE_OF_PAGES = 'public, max-age=0, must-revalidate';

/** How long browsers may keep what lies in some folders of a site; all else is as `CACHE_OF_PAGES`. */
export const CACHE_OF_FOLDERS = [
  // Their names change with their bytes.
  { folder: '/_site/', value: 'public, max-age=31536000, immutable' },
  { folder: '/assets/', value: 'public, max-age=3600' },
] as const;

/** The `Cache-Control` of a file by its path below the deployment's base. */
export function cacheControl(path: string): string {
  return CACHE_OF_FOLDERS.find(({ folder }) => path.startsWith(folder))?.value ?? CACHE_OF_PAGES;
}
