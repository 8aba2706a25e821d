import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { renderMarkdown } from '../../src/engine/markdown/markdown.ts';
import type { MarkdownOptions } from '../../src/engine/markdown/types.ts';
import { areEqualWithoutLists, compareHtml, type Difference } from './compare.ts';
import { KNOWN_DIFFERENCES, type KnownDifference } from './known-differences.ts';
import { nestsAsCommonMark } from './list-places.ts';

/** The first place in which the HTML of a page differs from its reference. */
export interface PageDifference extends Difference {
  page: string;
  /** the entry of the list that explains it */
  known: KnownDifference | undefined;
}

/** What comparing every page of a reference came to. */
export interface Report {
  pages: number;
  equal: number;
  differences: PageDifference[];
  /** entries of the list that no page needs any more */
  obsolete: KnownDifference[];
}

/**
 * Renders every `.md` below `goldenRoot` and compares it with the `.html` beside it. A difference that `known` lists
 * counts as explained, unless the entry promises that only lists differ, as CommonMark reads them, and they do not.
 */
export async function compareHtmlPages(goldenRoot: string, known = KNOWN_DIFFERENCES): Promise<Report> {
  const options: MarkdownOptions = {
    resolveLink: (target) => target,
    resolveImage: () => undefined,
    resolveFile: () => undefined,
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
  };
  const pages = globSync('**/*.md', { cwd: goldenRoot }).sort();
  const differences: PageDifference[] = [];
  for (const page of pages) {
    const source = readFileSync(join(goldenRoot, page), 'utf8');
    const expected = readFileSync(join(goldenRoot, page.replace(/\.md$/, '.html')), 'utf8');
    const { html } = await renderMarkdown(source, options);
    const difference = compareHtml(expected, html);
    if (!difference) continue;
    const entry = known.find(({ pages: globs }) => globs.some((glob) => matchesGlob(page, glob)));
    const isExplained =
      entry !== undefined &&
      (!entry.listsAsCommonMark ||
        (areEqualWithoutLists(expected, html) && nestsAsCommonMark(source, expected, html)));
    differences.push({ ...difference, page, known: isExplained ? entry : undefined });
  }
  const used = new Set(differences.map((difference) => difference.known));
  return {
    pages: pages.length,
    equal: pages.length - differences.length,
    differences,
    obsolete: known.filter((entry) => !used.has(entry)),
  };
}
