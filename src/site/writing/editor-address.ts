import type { Place } from '../../engine/place.ts';

/** Addresses of the development server for whoever writes, below the base; no page of a site has such a name. */
export const OPEN = '/__variorum/open';
export const XRAY = '/__variorum/xray';

/**
 * The address that opens a place in the editor, when it is asked for from a page of the same server.
 *
 * @param base the path below which the site is served, without a slash at its end
 */
export function editorAddress({ file, line, column }: Place, base: string): string {
  const query = new URLSearchParams({ file, line: `${line}`, column: `${column ?? 1}` });
  return `${base}${OPEN}?${query}`;
}
