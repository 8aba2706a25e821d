import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Place } from '../../engine/place.ts';
import { formerPathSchema } from '../../engine/variants/former-path.ts';
import { variantId } from '../../engine/variants/products-check.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { nodeAt, textOf, textsOf } from './config-node.ts';
import { folderNavOf } from './nav/folder-nav.ts';
import { readNav } from './nav/nav.ts';
import { pageTitle } from './nav/page-title.ts';
import { pluginOf } from './plugin-of.ts';
import type { ProjectVariant } from './products.ts';
import type { Environment } from './read-config.ts';

/** A project in the site that it is a part of. */
export interface Part extends ProjectVariant {
  /** of its pages in the content folder, with a slash at its end; empty when it is the content folder */
  folder: string;
  /** its navigation, by paths in the content folder */
  entries: NavEntry[];
  places: ReadonlyMap<string, Place>;
}

/** Reads what a project is in the site. */
export function partOf(
  variant: ProjectVariant,
  { root, isOne, environment }: { root: string; isOne: boolean; environment: Environment },
): Part {
  const { project, product, version } = variant;
  const { config, docsDir, pages } = project;
  const path = relative(root, docsDir).split(sep).join('/');
  const folder = path === '' ? '' : `${path}/`;
  // awesome-nav reads the files of folders alone.
  const nav = pluginOf(project, 'awesome-nav') ? undefined : nodeAt(config, 'nav');
  const { entries, places } = readNav(
    nav,
    {
      pages,
      hasFile: (each) => existsSync(join(docsDir, each)),
      folderNav: folderNavOf(project, environment),
      titleOf: (page) => pageTitle(docsDir, page),
    },
    {
      indexes: textsOf(nodeAt(config, 'theme', 'features')).includes('navigation.indexes'),
      untitled: pluginOf(project, 'section-index') !== undefined,
    },
  );
  const id = variantId({ id: product }, version);
  return {
    ...variant,
    folder,
    entries: isOne ? entries : entries.map((entry) => inFolder(entry, folder, id)),
    places,
  };
}

/** An entry of a navigation among those of other folders. */
function inFolder(entry: NavEntry, folder: string, variant: string): NavEntry {
  if (typeof entry === 'string') return folder + entry;
  const { page, url, children } = entry;
  return {
    ...entry,
    ...(page === undefined ? {} : { page: folder + page }),
    ...(url === undefined ? {} : { variants: [variant] }),
    ...(children === undefined ? {} : { children: children.map((each) => inFolder(each, folder, variant)) }),
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

/** Where pages stood before: `redirect_maps`, as far as they lead to pages. */
export function redirectsOf({ project, folder }: Part): Record<string, string> {
  const pages = new Set(project.pages);
  const maps = nodeAt(pluginOf(project, 'redirects')?.options, 'redirect_maps');
  const told =
    maps?.kind === 'map'
      ? [...maps.entries].map(([from, node]): [string, string] => [
          from.replace(/^\//, ''),
          textOf(node)?.split('#')[0]?.replace(/^\//, '') ?? '',
        ])
      : [];
  return Object.fromEntries(
    told.flatMap(([from, to]) => {
      const old = from.replace(/\.md$/, '');
      return pages.has(to) && !pages.has(from) && formerPathSchema.safeParse(old).success
        ? [[old, folder + to]]
        : [];
    }),
  );
}
