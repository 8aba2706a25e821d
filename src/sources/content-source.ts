import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSite } from '../engine/library/folder/open-site.ts';
import { FindingsError } from '../engine/variants/findings-error.ts';
import type { SiteFile } from '../engine/variants/site-file.ts';
import { contentRoot } from './mkdocs/content-root.ts';
import { openProject } from './mkdocs/project.ts';
import { type ReadSite, readMkDocsSite } from './mkdocs/read-site.ts';

/** Names of what says what a site is. */
const OWN = ['site.yml', 'site.yaml'];
/** ProperDocs goes on with MkDocs, under another name, and Zensical with Material for MkDocs, in TOML. */
const MKDOCS = ['mkdocs.yml', 'mkdocs.yaml', 'properdocs.yml', 'properdocs.yaml', 'zensical.toml'];
/** Folders above a folder of pages in which its `mkdocs.yml` is looked for. */
const HIGHEST = 6;

/** The `mkdocs.yml` files that a command was told of (`--mkdocs`), one a line: all its processes know them. */
const TOLD = 'VARIORUM_MKDOCS';

/** Says from which `mkdocs.yml` files this process, and those that it starts, read the site. */
export function tellMkDocs(files: readonly string[]): void {
  process.env[TOLD] = files.join('\n');
}

/** The absolute paths of the `mkdocs.yml` files from which this process was told to read the site. */
export function toldMkDocs(): string[] {
  return (process.env[TOLD] ?? '').split('\n').filter(Boolean);
}

/** The path below which a command builds the site (`--base`): all its processes know it. */
const BASE = 'VARIORUM_BASE';

/** Says below which path the site is built that this process, and those that it starts, read: `/docs`, empty for the top of a host. */
export function tellBase(base: string): void {
  process.env[BASE] = base;
}

/** Whether a folder says itself that it is a site of Variorum. */
export function hasOwnSite(folder: string): boolean {
  return firstOf(folder, OWN) !== undefined;
}

/**
 * The content folder of a project of MkDocs in a folder: that of its pages, or of those of all projects that a command was told of. The
 * usual one, or else the folder itself, where a configuration cannot be read, which whoever opens it is told; undefined where there is no
 * such project.
 *
 * @param folder absolute path
 */
export function mkDocsFolder(folder: string): string | undefined {
  const told = toldMkDocs();
  const own = mkDocsFileIn(folder);
  const files = told.length > 0 ? told : own === undefined ? [] : [own];
  if (files.length === 0) return undefined;
  // Whoever mends a configuration while a command runs is to see their pages then, at the addresses that they have.
  return pagesOf(files) ?? usualFolder(folder) ?? folder;
}

/** Where a project of MkDocs has its pages that does not say it. */
function usualFolder(folder: string): string | undefined {
  const usual = join(folder, 'docs');
  return statSync(usual, { throwIfNoEntry: false })?.isDirectory() ? usual : undefined;
}

/**
 * The folders of a content folder that hold all that is published: those of the pages of several projects that a command was told of, beside
 * which other things may lie, or else the content folder itself.
 */
export function publishedFolders(content: string): readonly string[] {
  const told = toldMkDocs();
  const own = told.length === 0 && !hasOwnSite(content) ? mkDocsFileIn(content) : undefined;
  // A configuration that does not say where its pages are has none; what is wrong with it is told.
  if (own !== undefined && mkDocsFileOf(content) === own && pagesOf([own]) === undefined) return [];
  if (told.length < 2) return [content];
  try {
    return told.map((file) => openProject(file, process.env).contentDir);
  } catch (error) {
    // What is wrong with a configuration is told by whoever opens the folder.
    if (error instanceof FindingsError) return [content];
    throw error;
  }
}

/** The folder that holds the pages of projects; undefined where a configuration cannot be read. */
function pagesOf(files: readonly string[]): string | undefined {
  try {
    return contentRoot(files.map((file) => openProject(file, process.env)));
  } catch (error) {
    if (error instanceof FindingsError) return undefined;
    throw error;
  }
}

/**
 * The content folder that is meant by a folder: itself where it says that it is one, or that of a project of MkDocs in it. What a
 * command was told of (`--mkdocs`) comes before both.
 *
 * @param folder absolute path
 */
export function meantFolder(folder: string): string {
  const isOwn = toldMkDocs().length === 0 && hasOwnSite(folder);
  return isOwn ? folder : (mkDocsFolder(folder) ?? folder);
}

/**
 * The content folder of a project that does not say which it is: the one that it has by default, if a site is there, or else that of a
 * project of MkDocs.
 *
 * @param root absolute path of the project
 * @param own absolute path of the folder that it has by default
 */
export function contentIn(root: string, own: string): string {
  return hasOwnSite(own) ? own : (mkDocsFolder(root) ?? own);
}

/**
 * Reads what says what the site of a content folder is: its `site.yml`, or the `mkdocs.yml` whose pages it holds.
 *
 * @param root absolute path of the content folder
 * @throws FindingsError when there is neither, or with every mistake in it
 */
export function readSiteOf(root: string): SiteFile {
  const foreign = readForeign(root);
  if (foreign) return foreign.site;
  return openSite(root);
}

/**
 * All that another generator's configuration says of a content folder, with what the environment puts into it: equal where two reads
 * give the same site. Undefined for a folder that says itself what it is.
 *
 * @throws FindingsError with every mistake in it
 */
export function foreignSite(root: string): unknown {
  return readForeign(root)?.entry;
}

function readForeign(root: string): ReadSite | undefined {
  const told = toldMkDocs();
  const base = process.env[BASE];
  if (told.length > 0) return readMkDocsSite(told, process.env, base);
  if (hasOwnSite(root)) return undefined;
  const file = mkDocsFileOf(root);
  return file === undefined ? undefined : readMkDocsSite([file], process.env, base);
}

/** The `mkdocs.yml` in a folder itself. */
export function mkDocsFileIn(folder: string): string | undefined {
  return firstOf(folder, MKDOCS);
}

/**
 * The `mkdocs.yml` in a folder, or the one above it whose pages it holds, or that cannot be read, which whoever reads it is told. One
 * among the pages of another, such as an example or a copy, is a file like others.
 */
export function mkDocsFileOf(root: string): string | undefined {
  const own = mkDocsFileIn(root);
  if (own !== undefined && pagesOf([own]) === root) return own;
  let folder = root;
  for (let level = 0; level < HIGHEST; level++) {
    folder = dirname(folder);
    const file = mkDocsFileIn(folder);
    const pages = file === undefined ? folder : pagesOf([file]);
    if (pages === root || (pages === undefined && own === undefined)) return file;
  }
  return own;
}

function firstOf(folder: string, names: readonly string[]): string | undefined {
  return names.map((name) => join(folder, name)).find(isThere);
}

/** Whether something lies at a path. A link that leads nowhere is there as well, which is told when it is read. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Below a file lies nothing, and where nobody may look, whoever reads it is told.
    return false;
  }
}
