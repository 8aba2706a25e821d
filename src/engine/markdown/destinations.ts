import MarkdownItParser from 'markdown-it';
import { destinationWithSpaces } from './inline/links.ts';

const read = destinationWithSpaces(new MarkdownItParser().helpers.parseLinkDestination);

/**
 * Reads the target of a link as the dialect does.
 *
 * @param position where it begins, behind the parenthesis or the colon
 * @returns the target without its escapes, and where it ends; undefined where no target stands
 */
export function readDestination(
  markdown: string,
  position: number,
): { target: string; end: number } | undefined {
  const { ok, pos, str } = read(markdown, position, markdown.length);
  return ok && str !== '' ? { target: str, end: pos } : undefined;
}

/** An address as it can stand as the target of a link in every kind of Markdown (CommonMark 0.31, 6.3). */
export function writeDestination(address: string): string {
  return address.replace(/[\s<>()[\]\\`]|&(?=#?\w+;)/g, (sign) =>
    /[()]/.test(sign) ? `%${sign.charCodeAt(0).toString(16)}` : encodeURIComponent(sign),
  );
}
