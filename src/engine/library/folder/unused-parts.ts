import { posix } from 'node:path';
import type { Finding } from '../../finding.ts';

/**
 * Finds Markdown files whose names begin with an underscore, or that of a folder around them, and that nothing on the site
 * names: they were written, and no reader sees them.
 *
 * @param parts paths of the files, relative to the content folder
 * @param texts of everything that may include or import a file
 */
export function findUnusedParts(parts: readonly string[], texts: Iterable<string>): Finding[] {
  const unused = new Set(parts);
  for (const text of texts) {
    if (unused.size === 0) return [];
    for (const path of unused) if (text.includes(posix.basename(path))) unused.delete(path);
  }
  /** by the outermost name with an underscore: a folder of drafts is told once */
  const byRoot = new Map<string, string[]>();
  for (const path of unused) {
    const [root] = /^(?:[^_/][^/]*\/)*_[^/]*/.exec(path)!;
    byRoot.set(root, [...(byRoot.get(root) ?? []), path]);
  }
  return [...byRoot].map(([root, paths]) => ({
    severity: 'warning',
    rule: 'unpublished-page',
    message:
      root === paths[0]
        ? 'This file is no page, since its name begins with "_", and nothing includes it: no reader sees it.'
        : `Markdown in the folder "${root}" makes no pages, since its name begins with "_", and nothing includes ${paths.length === 1 ? 'this file' : `${paths.length} of its files`}: no reader sees ${paths.length === 1 ? 'it' : 'them'}.`,
    hint: 'Take the "_" off the name if readers are to see it, include it in a page, or delete it.',
    place: { file: paths[0]!, line: 1 },
  }));
}
