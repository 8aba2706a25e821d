import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Place } from '../../engine/place.ts';
import { formerPathSchema } from '../../engine/variants/former-path.ts';
import { variantId } from '../../engine/variants/products-check.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { postFoldersOf } from './blogs.ts';
import { type ConfigNode, nodeAt, textOf, textsOf } from './config-node.ts';
import { translated } from './languages.ts';
import { folderNavOf } from './nav/folder-nav.ts';
import { readNav } from './nav/nav.ts';
import { pageTitle } from './nav/page-title.ts';
import { saidNav } from './nav/said-nav.ts';
import { pluginOf } from './plugin-of.ts';
import type { ProjectVariant } from './products.ts';
import type { MkDocsProject } from './project.ts';
import type { Environment } from './read-config.ts';

/** A project in the site that it is a part of. */
export interface Part extends ProjectVariant {
  /** of its pages in the content folder, with a slash at its end; empty when it is the content folder */
  folder: string;
  /** its navigation, by paths in the content folder */
  entries: NavEntry[];
  places: ReadonlyMap<string, Place>;
}

/**
 * Reads what a project is in the site.
 *
 * @param isShared whether other projects have the same pages
 */
export function partOf(
  variant: ProjectVariant,
  {
    root,
    isOne,
    isShared,
    environment,
  }: { root: string; isOne: boolean; isShared: boolean; environment: Environment },
): Part {
  const { project, product, version } = variant;
  const { config, docsDir, pages } = project;
  const path = relative(root, docsDir).split(sep).join('/');
  const folder = path === '' ? '' : `${path}/`;
  // awesome-nav reads the files of folders alone.
  const nav = pluginOf(project, 'awesome-nav') ? undefined : saidNav(config);
  const posts = postFoldersOf(project);
  const { entries: all, places } = readNav(
    nav,
    {
      pages,
      redirected: project.redirected,
      hasFile: (each) => existsSync(join(docsDir, each)),
      folderNav: folderNavOf(project, environment),
      titleOf: (page) => pageTitle(docsDir, page),
      isUnlisted: (page) => posts.some((postDir) => page.startsWith(postDir)),
      suffix: project.languages ? `.${project.languages.tag}` : '',
    },
    {
      indexes: textsOf(nodeAt(config, 'theme', 'features')).includes('navigation.indexes'),
      untitled: pluginOf(project, 'section-index') !== undefined,
    },
  );
  const entries = project.languages ? translated(all, project.languages.titles) : all;
  const id = variantId({ id: product }, version);
  return {
    ...variant,
    folder,
    entries:
      isOne && folder === '' ? entries : entries.map((entry) => inFolder(entry, folder, { id, isShared })),
    places,
  };
}

/** An entry of a navigation among those of other folders, and of other projects that share its folder. */
function inFolder(entry: NavEntry, folder: string, variant: { id: string; isShared: boolean }): NavEntry {
  const variants = [variant.id];
  if (typeof entry === 'string')
    return variant.isShared ? { page: folder + entry, variants } : folder + entry;
  const { page, url, children } = entry;
  // Where a group is left out, so is what is in it.
  const inGroup = { ...variant, isShared: false };
  return {
    ...entry,
    ...(page === undefined ? {} : { page: folder + page }),
    ...(url === undefined && !variant.isShared ? {} : { variants }),
    ...(children === undefined ? {} : { children: children.map((each) => inFolder(each, folder, inGroup)) }),
  };
}

/** Where entries of the navigation stand, by their path of keys in that of all parts. */
export function placesOf(parts: readonly Part[]): (part: Part) => [string, Place][] {
  return (part) => {
    const before = parts.slice(0, parts.indexOf(part)).reduce((sum, { entries }) => sum + entries.length, 0);
    return [...part.places].map(([key, place]) => {
      const [first, ...rest] = key.split('.');
      return [[Number(first) + before, ...rest].join('.'), place];
    });
  };
}

/** A pattern of `.gitignore` that holds below a folder. */
export function below(folder: string, pattern: string): string {
  if (folder === '') return pattern;
  const [, not = '', path = ''] = /^(!?)(.*)$/.exec(pattern) ?? [];
  return path.replace(/\/$/, '').includes('/')
    ? `${not}/${folder}${path.replace(/^\//, '')}`
    : `${not}/${folder}**/${path}`;
}

/** What `redirect_maps` says of an address: the page to which it leads, or why nothing leads on from it. */
interface Redirect {
  from: string;
  node: ConfigNode;
  to?: string;
  /** the rest of a sentence */
  problem?: string;
}

function redirectMap(project: Pick<MkDocsProject, 'plugins' | 'pages' | 'redirected'>): Redirect[] {
  const pages = new Set(project.pages);
  const maps = nodeAt(pluginOf(project, 'redirects')?.options, 'redirect_maps');
  if (maps?.kind !== 'map') return [];
  return [...maps.entries].map(([from, node]): Redirect => {
    const target = textOf(node) ?? '';
    const named = target.split('#')[0]!.replace(/^\//, '');
    const to = project.redirected.get(named) ?? named;
    const old = from.replace(/^\//, '').replace(/\.md$/, '');
    const known = { from: old, node };
    if (pages.has(`${old}.md`)) return { ...known, problem: 'there is a page at this address, and it stays' };
    if (/^[a-z][\w+.-]*:|^\/\//i.test(target))
      return { ...known, problem: 'old addresses lead to pages of the site only' };
    if (!pages.has(to)) return { ...known, problem: `there is no page "${to}"` };
    if (!formerPathSchema.safeParse(old).success)
      return { ...known, problem: 'nothing can stand at such an address' };
    return { ...known, to };
  });
}

/** Where pages stood before: `redirect_maps`, as far as they lead to pages. */
export function redirectsOf({ project, folder }: Part): Record<string, string> {
  return Object.fromEntries(
    redirectMap(project).flatMap(({ from, to }) => (to === undefined ? [] : [[from, folder + to]])),
  );
}

/** Old addresses of `redirect_maps` from which nothing leads on here. */
export function unreadRedirects(
  project: Pick<MkDocsProject, 'plugins' | 'pages' | 'redirected'>,
): { from: string; node: ConfigNode; problem: string }[] {
  return redirectMap(project).flatMap(({ from, node, problem }) =>
    problem === undefined ? [] : [{ from, node, problem }],
  );
}
