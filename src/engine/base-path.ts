/**
 * Stands for a variant's URL prefix in everything that an edition shares between variants.
 *
 * `{{ base_path }}` differs in every variant; were it written out, no two variants could share an edition. So
 * templates print this character, Markdown carries it through, and it becomes `/en/7.1.0` only when a document is
 * written. It is a Unicode noncharacter: it may not occur in text that people exchange (Unicode 16, 23.7).
 */
export const BASE_PATH = '\uFDD0';

/** Returns `text` (HTML, Markdown or plain) with every abstract base path written out as `basePath`, e.g. `/en/7.1.0`. */
export function writeBasePath(text: string, basePath: string): string {
  return text.includes(BASE_PATH) ? text.replaceAll(BASE_PATH, basePath) : text;
}
