import picomatch from 'picomatch';
import { tooMuchOf } from '../../engine/pattern-limit.ts';
import type { Place } from '../../engine/place.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { type ConfigNode, itemsOf, textOf } from './config-node.ts';

/** A pattern of files, and where it is written. */
export interface FilePattern {
  pattern: string;
  place: Place;
}

/**
 * Makes the function that says whether a path fits a pattern with stars and braces.
 *
 * @throws FindingsError for a pattern that would take long
 */
export function matcherOf({ pattern, place }: FilePattern): (path: string) => boolean {
  refuseEndless({ pattern, place }, true);
  return picomatch(pattern.replace(/^\//, ''));
}

/** The lines of a text of patterns, as `.gitignore` has them. @throws FindingsError for one that would take long */
export function ignorePatterns(node: ConfigNode | undefined): string[] {
  if (node === undefined) return [];
  return (textOf(node) ?? '').split('\n').flatMap((line, index, lines) => {
    const pattern = line.trim();
    // A text of several lines begins below its key.
    const place = { ...node.place, line: node.place.line + (lines.length > 1 ? index + 1 : 0) };
    refuseEndless({ pattern, place }, false);
    return pattern === '' ? [] : [pattern];
  });
}

/** The texts that a node lists, each with its place. */
export function patternsIn(node: ConfigNode | undefined): FilePattern[] {
  return itemsOf(node).flatMap((item) => {
    const pattern = textOf(item);
    return pattern === undefined ? [] : [{ pattern, place: item.place }];
  });
}

/** @throws FindingsError for a pattern that would take long */
export function refuseEndless({ pattern, place }: FilePattern, hasAlternatives: boolean): void {
  const found = tooMuchOf(pattern, { hasAlternatives });
  if (found === undefined) return;
  throw new FindingsError([
    {
      severity: 'error',
      rule: 'invalid-mkdocs',
      message: `This pattern has ${found}: "${pattern.slice(0, 200)}".`,
      hint: 'Write fewer: each of them multiplies the ways in which a name may fit.',
      place,
    },
  ]);
}

/** A pattern of `.gitignore` that means one file, whatever signs its name holds. */
export function literally(path: string): string {
  return `/${path.replace(/[\\*?[\]#! ]/g, '\\$&')}`;
}
