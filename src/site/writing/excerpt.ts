import { resolve } from 'node:path';
import { readRegularFile } from '../../engine/library/folder/regular-file.ts';
import { isInside, realPath } from '../../engine/library/folder/roots.ts';
import type { Place } from '../../engine/place.ts';

/** A line of a file, as a writer wrote it. */
export interface ExcerptLine {
  /** from 1 */
  number: number;
  text: string;
  /** whether it is the one that is meant */
  isMeant: boolean;
}

/** Lines before and after the one that is meant. */
const AROUND = 2;
/** Bytes: as much as any page has. */
const MOST_BYTES = 4_000_000;
/** Letters of a line that are shown. */
const MOST_LETTERS = 400;

/**
 * The lines around a place in a file of the content; undefined for other files, and for what cannot be read.
 *
 * @param roots absolute paths of the content folder, to which places are relative, and of those from which includes may come
 */
export function excerptAt({ file, line }: Place, roots: readonly string[]): ExcerptLine[] | undefined {
  const path = contentFile(file, roots);
  const reading = path === undefined ? undefined : readRegularFile(path, MOST_BYTES);
  if (reading === undefined || 'why' in reading) return undefined;
  const lines = reading.bytes.toString('utf8').split(/\r\n?|\n/);
  if (line < 1 || line > lines.length) return undefined;
  const first = Math.max(1, line - AROUND);
  const shown = lines.slice(first - 1, line + AROUND);
  return shown.map((text, index) => ({
    number: first + index,
    text: text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text,
    isMeant: first + index === line,
  }));
}

/**
 * The absolute path of a file of the content, links followed; undefined for what lies elsewhere or is not there.
 *
 * @param file relative to the content folder, the first of the roots
 */
export function contentFile(file: string, roots: readonly string[]): string | undefined {
  const [root] = roots;
  const path = root === undefined ? undefined : realPath(resolve(root, file));
  if (path === undefined) return undefined;
  return roots.some((each) => isInside(realPath(each) ?? each, path)) ? path : undefined;
}
