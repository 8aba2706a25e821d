import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageSizeFromFile } from 'image-size/fromFile';
import { addAll } from '../../add-all.ts';
import type { Finding } from '../../finding.ts';
import type { Language } from '../../language/language.ts';
import { footnoteMarks } from '../../markdown/blocks/footnotes.ts';
import { type ParsedMarkdown, parseMarkdown, writeMarkdown } from '../../markdown/markdown.ts';
import { type MdxCode, NO_CODE, parseMdx, writeMdx } from '../../markdown/mdx/mdx.ts';
import type {
  CodeBlock,
  MarkdownOptions,
  MarkdownProblem,
  RenderedMarkdown,
  WrittenReference,
} from '../../markdown/types.ts';
import { limited } from '../../suggest.ts';
import type { Dialect } from '../../variants/dialect-schema.ts';
import { iconDrawing } from '../folder/icon-files.ts';
import { ownIcon } from '../folder/own-icons.ts';
import { packageFolder } from '../folder/package-folder.ts';
import type { Page } from '../folder/page.ts';
import { titleFromPath } from '../names/title.ts';
import { editionFindings } from './edition-findings.ts';
import type { EditionText } from './editions.ts';
import { isKept, type LinkTarget, type LinkWorld, resolveTarget, targetUrl } from './link-target.ts';
import { conditionAboveMarks } from './marked-lines.ts';
import { slugAsWritten } from './slug-as-written.ts';

/** An edition after Markdown, shared by its variants; prefixes in it are still abstract. */
export interface RenderedEdition {
  markdown: RenderedMarkdown;
  /** MDX source whose Markdown is HTML already; undefined for a page in Markdown */
  module: string | undefined;
  code: MdxCode;
  /** errors and warnings of the Markdown itself */
  findings: Finding[];
}

/** What rendering an edition needs from the library. */
export interface RenderingWorld extends LinkWorld {
  /** absolute path of the content folder */
  root: string;
  /** whether a missing picture is an error; a site that is being migrated only hears of it */
  strictImages: boolean;
  language: Language;
  /** how the Markdown of a page is read, by its path */
  dialectOf(path: string): Dialect;
  /** where the part of a page ends that lists of posts show; undefined for a page that is no post */
  excerptEnd(page: Page): string | undefined;
  highlight(blocks: CodeBlock[]): Promise<string[]>;
}

/** An edition whose Markdown is read, but not written yet: the ids of its headings depend on the other editions. */
export interface ParsedEdition {
  edition: EditionText;
  markdown: ParsedMarkdown;
  findings: Finding[];
}

/** Reads an edition's Markdown; problems get the writer's file, line and variants. */
export async function parseEdition(edition: EditionText, world: RenderingWorld): Promise<ParsedEdition> {
  const { page, text, rendering, variants } = edition;
  const { provenance } = rendering;
  const findings: Finding[] = [];
  const report = (problem: MarkdownProblem) => addAll(findings, editionFindings(edition, problem));
  const sizes = await imageSizes(text, edition, world);
  const suggest = limited(world.closestAsset);
  const reportMissing = (
    target: string,
    resolved: LinkTarget,
    { line, range, element }: WrittenReference,
    what: 'picture' | 'file',
  ): void => {
    if (resolved.kind === 'elsewhere' && !target.startsWith('/')) return;
    // A drawing shows parts of itself.
    if (isKept(target) || (resolved.kind === 'here' && element !== undefined)) return;
    const expected = resolved.kind === 'missing' ? resolved.slug : target.replace(/^\//, '');
    const unserved = world.unserved(world.folderOf(edition.page.path) + expected);
    const severity = world.strictImages ? 'error' : 'warning';
    if (unserved)
      report({
        severity,
        rule: 'unserved-file',
        message: `The ${what} "${unserved.path}" lies there but is not served: ${unserved.why}.`,
        line,
        range,
        hint: unserved.hint.replace('the link', `the ${what}`),
      });
    else
      report({
        severity,
        rule: what === 'picture' ? 'missing-image' : 'missing-file',
        message: `There is no ${what} "${resolved.kind === 'missing' ? slugAsWritten(expected, range, edition, world) : expected}" in the content folder.`,
        line,
        range,
        hint: pictureHint(suggest(expected)),
      });
  };
  const dialect = world.dialectOf(page.path);
  const options: MarkdownOptions = {
    language: world.language,
    ...dialect,
    keptComment: world.excerptEnd(page),
    isFollowed: page.posts !== undefined,
    highlight(blocks) {
      for (const block of blocks) {
        const conditional = conditionAboveMarks(block, provenance);
        if (conditional !== undefined)
          report({
            severity: 'warning',
            rule: 'conditional-marks',
            message: `hl_lines marks line ${block.marked.reduce((last, line) => Math.max(last, line))} of this code block, but line ${conditional} stands under a condition: in other variants another line is marked.`,
            line: block.line,
            hint: 'Mark lines above the first condition only, or put a condition into hl_lines as well.',
          });
      }
      return world.highlight(blocks);
    },
    resolveLink: (target) => targetUrl(resolveTarget(target, page.path, world)) ?? target,
    resolveImage(target, written) {
      const resolved = resolveTarget(target, page.path, world);
      if (resolved.kind === 'asset') return { url: targetUrl(resolved)!, ...sizes.get(resolved.path) };
      reportMissing(target, resolved, written, 'picture');
      return undefined;
    },
    resolveFile(target, written) {
      const resolved = resolveTarget(target, page.path, world);
      if (resolved.kind === 'asset') return targetUrl(resolved);
      reportMissing(target, resolved, written, 'file');
      return undefined;
    },
    resolveName: (name) => world.fileNamed(name, page.path),
    resolvePlace: (id) => world.placeNamed(id, page.path),
    resolveIcon: (name) => iconDrawing(world.root, name),
    ownIcon: (name) => ownIcon(world.root, dialect.icons, name),
    drawsDiagrams: packageFolder(world.root, 'mermaid') !== undefined,
    stableHeading: (line) => stableText(edition, line),
    formerHeadings: (line) => formerTexts(edition, line),
    formerIds: page.frontmatter.ids_from,
    sourceOffset: (line) => provenance.sourceOffset(line),
    lostFootnote: lostFootnotes(edition),
  };
  const parse = page.format === 'mdx' ? parseMdx : parseMarkdown;
  return { edition, markdown: parse(text, options, variants.size), findings };
}

/** Writes an edition as HTML, once its headings have their ids. */
export async function writeEdition(
  { edition, markdown: parsed, findings }: ParsedEdition,
  world: RenderingWorld,
): Promise<RenderedEdition> {
  const { page, text } = edition;
  const report = (problem: MarkdownProblem) => addAll(findings, editionFindings(edition, problem));
  const { module, code, ...markdown } =
    page.format === 'mdx'
      ? await writeMdx(parsed)
      : { ...(await writeMarkdown(parsed)), module: undefined, code: NO_CODE };
  for (const { target, line } of code.imports) {
    if (!/^\.{1,2}\//.test(target) || existsSync(join(world.root, dirname(page.path), target))) continue;
    report({
      severity: 'error',
      rule: 'missing-import',
      message: `There is no file "${target}" to import.`,
      line,
      hint: 'The path is relative to the page.',
    });
  }
  if (markdown.title?.isOpen && page.frontmatter.title === undefined) {
    const { title } = markdown;
    const inline = parsed.tokens.find(({ type, map }) => type === 'inline' && map?.[0] === title.line);
    report({
      severity: 'warning',
      rule: 'title-with-component',
      message: `This heading titles the page, but what its components and braces print is not known in the navigation, in search and in lists: there the page is called ${JSON.stringify(title.text || titleFromPath(page.path))}.`,
      line: title.line,
      hint: 'Give the page a title: in its frontmatter.',
      quotes: inline && parsed.collector.quotationOf(title.text, inline, text),
    });
  }
  markdown.problems.forEach(report);
  return { markdown, module, code, findings };
}

/** Tells of a footnote whether its marks stand under conditions that the edition does not meet. */
function lostFootnotes({ text, source }: EditionText): (name: string) => boolean {
  let marks: Set<string>[] | undefined;
  return (name) => {
    marks ??= [source, text].map(footnoteMarks);
    return marks[0]!.has(name) && !marks[1]!.has(name);
  };
}

function pictureHint(suggestion: string | undefined): string {
  return suggestion
    ? `Did you mean "${suggestion}"?`
    : 'Add the file, or correct its path: it is relative to the page, or begins with {{ base_path }}/ or /.';
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?)(?=[\s)"'\]}>?#]|$)/i;
/** Sizes do not change while a library is open. */
const knownSizes = new WeakMap<RenderingWorld, Map<string, { width: number; height: number } | undefined>>();

/** Width and height of every local picture that a text may show, by its path in the content folder. */
async function imageSizes(text: string, { page }: EditionText, world: RenderingWorld) {
  const sizes = knownSizes.get(world) ?? new Map<string, { width: number; height: number } | undefined>();
  knownSizes.set(world, sizes);
  if (!IMAGE.test(text)) return sizes;
  for (const [target] of text.matchAll(
    /(?<![^\s()"'<>[\]])[^\s()"'<>[\]]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?)/gi,
  )) {
    const resolved = resolveTarget(target, page.path, world);
    if (resolved.kind === 'asset' && !sizes.has(resolved.path))
      sizes.set(resolved.path, await measure(join(world.root, resolved.path)));
  }
  return sizes;
}

async function measure(file: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await imageSizeFromFile(file);
    return { width, height };
  } catch {
    // A picture whose format says no size is shown without one.
    return undefined;
  }
}

/** A heading's line as it was while the product had another name, when it prints the name: a product that is renamed keeps its ids. */
function formerTexts({ rendering, variants }: EditionText, line: number): string[] {
  const spans = rendering.provenance.spans(line);
  const products = new Set([...variants].map(({ product }) => product));
  const named = [...products].find(({ name }) =>
    spans.some(({ expression, text }) => expression === 'product_name' && text === name),
  );
  return (named?.aliases ?? []).map((alias) =>
    spans.map(({ expression, text }) => (expression === 'product_name' ? alias : text)).join(''),
  );
}

/**
 * A heading's line with the names of variables in place of their values, when it prints any. A choice (`a if … else b`) has no name, and
 * is written otherwise when a version is released or retired.
 */
function stableText({ rendering }: EditionText, line: number): string | undefined {
  const spans = rendering.provenance.spans(line).map(({ text, expression }) => ({
    text,
    name: expression && /\sif\s/.test(expression) ? undefined : expression,
  }));
  if (spans.every(({ name }) => name === undefined)) return undefined;
  return spans.map(({ text, name }) => name ?? text).join('');
}
