import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { addAll } from '../../src/engine/add-all.ts';
import type { CodeTitles } from '../../src/engine/code-titles.ts';
import type { ContentsOptions } from '../../src/engine/contents-options.ts';
import type { EscapeOptions } from '../../src/engine/escape-options.ts';
import { splitForeignFrontmatter } from '../../src/engine/library/folder/foreign-frontmatter.ts';
import { includeReader } from '../../src/engine/library/folder/include-files.ts';
import { readConflictedFile } from '../../src/engine/library/folder/text-file.ts';
import type { ListStyles } from '../../src/engine/list-styles.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { renderMarkdown } from '../../src/engine/markdown/markdown.ts';
import type { MarkdownOptions } from '../../src/engine/markdown/types.ts';
import type { SlugRule } from '../../src/engine/slug-rules.ts';
import { expandIncludes } from '../../src/engine/template/includes.ts';
import type { Typography } from '../../src/engine/typography.ts';
import { BLOCKS_OF_DEFINITION } from './block-reasons.ts';
import { type BlockDifference, compareBlocks } from './blocks.ts';
import { CODE_IN_ITEM, TABS_IN_CODE } from './code-reasons.ts';
import { AS_COMMON_MARK, CommonMark, TEXT_AS_COMMON_MARK } from './common-mark.ts';
import { reasonOf, TASKS } from './project-reasons.ts';

/** What the script that renders the reference says of a project. */
interface Reference {
  docs: string;
  pages: string[];
  failed: { page: string; why: string }[];
  templates: boolean;
  missing: { name: string; why: string }[];
  slugify: SlugRule;
  math: boolean;
  symbols: boolean;
  typography: Typography;
  toc: ContentsOptions;
  fancyLists: ListStyles;
  lineBreaks: boolean;
  wikiLinks: boolean;
  starsInWords: boolean;
  looseEmphasis: boolean;
  separateQuotes: boolean;
  unspacedHeadings: boolean;
  raisedText: boolean;
  codeHeaders: boolean;
  codeTitles: CodeTitles;
  changesInCode: boolean;
  keySeparator: string;
  keyNames: Record<string, string>;
  listIndent: number;
  escapes: EscapeOptions | null;
  autolinks: NonNullable<MarkdownOptions['autolinks']>;
  blocks: MarkdownOptions['blocks'];
  snippets: boolean;
  bases: string[];
  dedentsSnippets: boolean;
  append: string[];
}

/** How the pages of a project compare. */
export interface ProjectReport {
  pages: number;
  blocks: number;
  equal: number;
  regrouped: number;
  missing: Reference['missing'];
  failed: Reference['failed'];
  differences: (BlockDifference & { page: string; reason: string | undefined })[];
}

/** Reasons of what may stand in items of lists, where CommonMark may have it as it is here. */
const ITEM_REASONS: ReadonlySet<string> = new Set([TASKS, CODE_IN_ITEM, TABS_IN_CODE, BLOCKS_OF_DEFINITION]);

const SCRIPT = join(import.meta.dirname, 'reference.py');

/**
 * Renders the pages of an MkDocs project with Python-Markdown and the project's extensions, and here, and compares them block by block.
 * Both renderings are written, so that they can be looked at. Templates and plugins are run on neither side.
 *
 * @param configuration path of its `mkdocs.yml`
 * @param python a Python that has Markdown, PyYAML and the project's extensions
 * @param out the folder that gets `reference/` and `ours/`
 * @throws Error of the process when that Python cannot run the reference
 */
export async function compareProject(
  configuration: string,
  python: string,
  out: string,
): Promise<ProjectReport> {
  const told = execFileSync(python, [SCRIPT, resolve(configuration), join(out, 'reference')], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const reference = JSON.parse(told) as Reference;
  const report: ProjectReport = {
    pages: reference.pages.length,
    blocks: 0,
    equal: 0,
    regrouped: 0,
    missing: reference.missing,
    failed: reference.failed,
    differences: [],
  };
  const options: MarkdownOptions = {
    resolveLink: (target) => target,
    resolveImage: () => undefined,
    resolveFile: () => undefined,
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
    slugify: reference.slugify,
    math: reference.math,
    symbols: reference.symbols,
    typography: reference.typography,
    toc: reference.toc,
    fancyLists: reference.fancyLists,
    lineBreaks: reference.lineBreaks,
    wikiLinks: reference.wikiLinks,
    resolveName: () => undefined,
    starsInWords: reference.starsInWords,
    looseEmphasis: reference.looseEmphasis,
    separateQuotes: reference.separateQuotes,
    unspacedHeadings: reference.unspacedHeadings,
    raisedText: reference.raisedText,
    codeHeaders: reference.codeHeaders,
    codeTitles: reference.codeTitles,
    changesInCode: reference.changesInCode,
    keySeparator: reference.keySeparator,
    keyNames: reference.keyNames,
    listIndent: reference.listIndent,
    escapes: reference.escapes ?? undefined,
    blocks: reference.blocks ?? {},
    autolinks: reference.autolinks,
  };
  for (const page of reference.pages) {
    const text = textOf(page, reference, dirname(resolve(configuration)));
    const rendered = await renderMarkdown(text, { ...options, sourceOffset: lineOffsets(text) });
    const html = reference.templates ? withBraces(rendered.html) : rendered.html;
    write(join(out, 'ours', page.replace(/md$/, 'html')), html);
    const expected = readFileSync(join(out, 'reference', page.replace(/md$/, 'html')), 'utf8');
    const { count, equal, regrouped, differences } = compareBlocks(expected, html);
    report.blocks += count;
    report.equal += equal;
    report.regrouped += regrouped;
    let commonMark: CommonMark | undefined;
    for (const difference of differences) {
      let reason = reasonOf(difference, differences);
      if (reason === undefined || ITEM_REASONS.has(reason)) {
        commonMark ??= new CommonMark(reference.templates ? withBraces(text) : text);
        // What a list holds is that of CommonMark, with the boxes of GitHub.
        if (reason !== undefined) {
          if (difference.expected !== '' && commonMark.explains(difference, differences)) report.regrouped++;
        } else if (commonMark.explains(difference, differences)) {
          reason = AS_COMMON_MARK;
          if (difference.expected !== '') report.regrouped++;
        } else if (commonMark.explainsText(difference)) reason = TEXT_AS_COMMON_MARK;
      }
      report.differences.push({ ...difference, page, reason });
    }
  }
  return report;
}

/** @param root the folder of `mkdocs.yml`, in which everything lies that a snippet may name (`../parts/a.md` beside the pages) */
function textOf(page: string, reference: Reference, root: string): string {
  const { docs, snippets, bases, append, dedentsSnippets, templates } = reference;
  const source = readConflictedFile(join(docs, page), page);
  const read = 'text' in source ? source.text : '';
  const split = splitForeignFrontmatter(read, page, { hasTemplates: false });
  const body = templates ? tagsAsText(split.body) : split.body;
  if (!snippets) return body;
  const reader = includeReader(docs, [...bases, root]);
  const { begins } = split;
  return expandIncludes(body, { path: page, begins, read: reader, append, dedentsSnippets, isText: true })
    .text;
}

/** Tags of templates with other signs, as the reference reads them: see `as_text` there. */
function tagsAsText(text: string): string {
  return text
    .replaceAll('{{', '\u2983\u2983')
    .replaceAll('}}', '\u2984\u2984')
    .replaceAll('{%', '\u2983%')
    .replaceAll('%}', '%\u2984');
}

function withBraces(html: string): string {
  return html.replaceAll('\u2983', '{').replaceAll('\u2984', '}');
}

/** Where the lines of a text begin, of which nothing is a template: at their first sign that is no space. */
function lineOffsets(text: string): (line: number) => number {
  const offsets: number[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    offsets.push(start + line.length - line.trimStart().length);
    start += line.length + 1;
  }
  return (line) => offsets[line] ?? text.length;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A report for the terminal, and with all differences for a file. */
export function formatProject(report: ProjectReport, { isWhole }: { isWhole: boolean }): string {
  const { pages, blocks, equal, regrouped, missing, failed, differences } = report;
  const share = (part: number) => `${((100 * part) / Math.max(1, blocks)).toFixed(2)} %`;
  const lines = [
    `${pages} pages, ${blocks} blocks: ${equal} equal (${share(equal)}), ${regrouped} more differ in lists only (${share(equal + regrouped)} together).`,
    ...missing.map(({ name, why }) => `Not applied, since this Python cannot import it: ${name} (${why})`),
    ...failed.map(({ page, why }) => `Python-Markdown could not render ${page}: ${why}`),
  ];
  const reasons = Map.groupBy(differences, ({ reason }) => reason);
  for (const [reason, all] of [...reasons].toSorted((a, b) => b[1].length - a[1].length)) {
    if (reason === undefined) continue;
    lines.push('', `${all.length}: ${reason}`);
    if (isWhole) addAll(lines, listed(all, isWhole));
  }
  const unexplained = reasons.get(undefined) ?? [];
  if (unexplained.length > 0) lines.push('', `${unexplained.length} without a reason that is known:`);
  for (const [kind, all] of [...Map.groupBy(unexplained, (each) => each.kind)].toSorted(
    (a, b) => b[1].length - a[1].length,
  )) {
    lines.push('', `${kind}: ${all.length}`);
    addAll(lines, listed(isWhole ? all : all.slice(0, 3), isWhole));
  }
  return lines.join('\n');
}

function listed(differences: ProjectReport['differences'], isWhole: boolean): string[] {
  return differences.flatMap(({ page, expected, found }) => [
    `  ${page}`,
    `    expected ${short(expected, isWhole)}`,
    `    found    ${short(found, isWhole)}`,
  ]);
}

function short(text: string, isWhole: boolean): string {
  const line = JSON.stringify(text);
  return isWhole || line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}
