import { escapePattern } from '../engine/escape-pattern.ts';
import type { Rewrite } from './rewrite.ts';
import { GONE } from './tidy.ts';

/** As many lines are told. */
const MOST = 20;

/** Sentences about lines that still name a version that is gone: what they say of it, only a person can know. */
export function mentionsOfVersion(version: string, rewrite: Rewrite, files: readonly string[]): string[] {
  const named = new RegExp(`(?<![\\w./-])${escapePattern(version)}(?![\\w-]|\\.\\d)`);
  return mentions(version, named, files, (file) => rewrite.text(file));
}

/** Sentences about lines that still name a page by the address that it had: in code, in prose, in what components are given. */
export function mentionsOfPage(slug: string, rewrite: Rewrite, files: readonly string[]): string[] {
  if (slug === '') return [];
  // A word alone may be any word.
  const named = slug.includes('/')
    ? new RegExp(`(?<![\\w-])${escapePattern(slug)}(?![\\w-])`)
    : new RegExp(`(?<![\\w-])${escapePattern(slug)}\\.mdx?\\b`);
  return mentions(slug, named, files, (file) => rewrite.parts(file).body);
}

function mentions(
  name: string,
  named: RegExp,
  files: readonly string[],
  textOf: (file: string) => string | undefined,
): string[] {
  const lines = files.flatMap((file) =>
    (textOf(file) ?? '')
      .replaceAll(GONE, '')
      .split('\n')
      .filter((line) => named.test(line))
      .map((line) => `${file} still names ${name}: ${shortened(line.trim())}`),
  );
  const rest = lines.length - MOST;
  return rest > 0
    ? [...lines.slice(0, MOST), `${rest} more ${rest === 1 ? 'line names' : 'lines name'} it.`]
    : lines;
}

function shortened(line: string): string {
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
