/**
 * Stands for a variant's URL prefix in everything that an edition shares between variants.
 *
 * `{{ base_path }}` differs in every variant; were it written out, no two variants could share an edition. So
 * templates print this character, Markdown carries it through, and it becomes `/en/7.1.0` only when a document is
 * written. It is a Unicode noncharacter: it may not occur in text that people exchange (Unicode 16, 23.7).
 */
export const BASE_PATH = '\uFDD0';

/** Stands for the path below which the whole site is deployed, in the URLs of pictures and downloads. */
export const SITE_ROOT = '\uFDD4';

/**
 * Writes the abstract prefixes of `text` (HTML, Markdown or plain) out.
 *
 * @param basePath the variant's URL prefix, e.g. `/en/7.1.0`
 * @param root the path below which the site is deployed, e.g. `/docs`, or nothing
 */
export function writeBasePath(text: string, basePath: string, root = ''): string {
  const written = text.includes(BASE_PATH) ? text.replaceAll(BASE_PATH, root + basePath) : text;
  return written.includes(SITE_ROOT) ? written.replaceAll(SITE_ROOT, root) : written;
}
