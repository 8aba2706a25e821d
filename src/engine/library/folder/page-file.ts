import { join } from 'node:path';
import type { Finding } from '../../finding.ts';
import type { TextStart } from '../../place.ts';
import { parseTemplate, type Template } from '../../template/template.ts';
import type { Reading, Site } from '../../variants/site.ts';
import { VariantSet } from '../../variants/variant-set.ts';
import { splitForeignFrontmatter } from './foreign-frontmatter.ts';
import { type SplitSource, splitFrontmatter } from './frontmatter.ts';
import { conflictMarks, conflictMessage } from './merge-conflicts.ts';
import type { Frontmatter, Page } from './page.ts';
import { slugOf } from './page-name.ts';
import type { Post, PostList } from './post.ts';
import { folderOf, ownersOf, readingAt } from './site-folder.ts';
import type { SourceWorld } from './source-world.ts';
import { readConflictedFile, readTextFile } from './text-file.ts';
import { variantsWhere } from './when.ts';

/** The text of a page below its frontmatter. */
export interface PageText {
  page: Page;
  body: string;
  /** where it begins in the file */
  begins: TextStart;
}

/** A page as its file has it. */
export interface PageFile extends PageText {
  textAt: SplitSource['textAt'];
}

/** How a page of Material asks for the list of all tags. */
const LISTS_TAGS = /^ {0,3}(?:<!-- {0,9}material\/tags\b|\[TAGS\][ \t]{0,9}$)/m;

/** What is said of a page in other places than its file. */
export interface SaidElsewhere {
  /** where it stood before */
  formerPaths?: readonly string[];
  /** what its frontmatter says where it does not say otherwise */
  defaults?: Readonly<Record<string, unknown>>;
  /** its text, where no file holds it */
  made?: string | undefined;
  /** its text, where somebody has read its file already */
  text?: string | undefined;
  /** what it is in a blog */
  post?: Post | undefined;
  posts?: PostList | undefined;
}

/** Reads a page's file and its frontmatter; what is wrong with them is a finding. */
export function readPageFile(
  path: string,
  { root, site }: Pick<SourceWorld, 'root' | 'site'>,
  { formerPaths = [], defaults = {}, made, text = made, post, posts }: SaidElsewhere = {},
): { source: PageFile | undefined; findings: Finding[] } {
  const isForeign = site.sources === 'mkdocs';
  const read = isForeign ? readConflictedFile : readTextFile;
  const reading = text === undefined ? read(join(root, path), path) : { text };
  if ('findings' in reading) return { source: undefined, findings: reading.findings };
  const { frontmatter, body, begins, textAt, findings } = isForeign
    ? splitForeignFrontmatter(reading.text, path, {
        hasTemplates: readingAt(path, site).templates,
        defaults,
      })
    : splitFrontmatter(reading.text, path, site.undefined === 'keep' ? 'warning' : 'error');
  if (findings.some(({ severity }) => severity === 'error')) return { source: undefined, findings };
  if (body.trim() === '' && !isForeign) {
    const message = 'This page is empty.';
    const hint = 'Write something, or delete the file.';
    return {
      source: undefined,
      findings: [{ severity: 'error', rule: 'empty-page', message, hint, place: { file: path, line: 1 } }],
    };
  }
  const page: Page = {
    path,
    slug: slugOf(path.slice(folderOf(path, site.folders).length), site.pageSuffix),
    format: path.endsWith('x') ? 'mdx' : 'md',
    // Where they stand in the navigation, their blog says; elsewhere nobody misses them.
    frontmatter: withFormerPaths(post || posts ? leftOut(frontmatter) : frontmatter, formerPaths),
    ...(LISTS_TAGS.test(body) ? { listsTags: true } : {}),
    ...(made === undefined ? {} : { isMade: true }),
    ...(post ? { post } : {}),
    ...(posts ? { posts } : {}),
    ...(isForeign && body.trim() === '' ? templateIn(reading.text) : {}),
  };
  return {
    source: { page, body, begins, textAt },
    findings: [...findings, ...conflictsIn(reading.text, path)],
  };
}

/** The template that the frontmatter of a page of MkDocs names. */
function templateIn(text: string): Pick<Page, 'template'> {
  const [, template] = /^template:[ \t]{0,9}["']?([\w./-]{1,200})/m.exec(text) ?? [];
  return template === undefined ? {} : { template };
}

/** Marks of merge conflicts that readers see: an example in a block of code, or what nobody has resolved. */
function conflictsIn(text: string, file: string): Finding[] {
  return conflictMarks(text).map((mark) => ({
    severity: 'warning',
    rule: 'merge-conflict',
    message: mark.isInCode
      ? `${conflictMessage(mark).slice(0, -1)}, unless this code is about such marks.`
      : conflictMessage(mark),
    hint: `Choose one of the two texts, and delete the marks.${mark.isInCode ? ' An example that is indented is not told.' : ''}`,
    place: { file, line: mark.line },
  }));
}

function withFormerPaths(frontmatter: Frontmatter, paths: readonly string[]): Frontmatter {
  if (paths.length === 0) return frontmatter;
  return { ...frontmatter, redirect_from: [...(frontmatter.redirect_from ?? []), ...paths] };
}

function leftOut(frontmatter: Frontmatter): Frontmatter {
  return { ...frontmatter, nav: { ...frontmatter.nav, hidden: true } };
}

/** Reads the text of a page as a template. */
export function templateOf({ page, body, begins }: PageText, world: SourceWorld): Template {
  const { autoAppend, dedentsSnippets } = readingAt(page.path, world.site);
  return parseTemplate(
    {
      text: body,
      path: page.path,
      begins,
      isText: isText(page, world.site),
      includeTags: world.site.includeTags,
      tableTags: world.site.tableTags,
      signs: world.site.tagSigns,
    },
    {
      ...world,
      append: autoAppend,
      dedentsSnippets,
      appendedAt: { file: world.site.file, line: world.site.lineOf(['auto_append']) },
    },
  );
}

/** Whether the braces of a page are text: it says so itself, or the site says so of all that do not. */
export function isText({ path, frontmatter }: Page, site: Reading & Pick<Site, 'folders'>): boolean {
  return !(frontmatter.templates ?? readingAt(path, site).templates);
}

/** The variants in which a page exists, as its `when:` says. */
export function existence(
  { page, textAt }: PageFile,
  world: SourceWorld,
): { variants: VariantSet; findings: Finding[] } {
  const when = textAt('when');
  const { path: file, frontmatter } = page;
  const owners = ownersOf(file, world.site.folders);
  const inFolder = VariantSet.all(world.site).filter(({ id }) => owners?.has(id) ?? true);
  if (when === undefined) return { variants: inFolder, findings: [] };
  const { variants: chosen, findings } = variantsWhere(
    when,
    { file, rule: 'invalid-frontmatter', attributes: frontmatter.attributes },
    world,
  );
  const variants = chosen.filter((variant) => inFolder.has(variant));
  if (variants.size === 0 && findings.length === 0) {
    const message = `This page exists nowhere, since its when: is true in no variant: ${when.text.trim()}.`;
    const hint = 'Correct when:, or delete the page.';
    findings.push({
      severity: 'warning',
      rule: 'page-nowhere',
      message,
      hint,
      place: { file, line: when.line },
    });
  }
  return { variants, findings };
}
