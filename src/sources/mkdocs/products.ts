import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import { addAll } from '../../engine/add-all.ts';
import { isUrlPath } from '../../engine/url-path.ts';
import { isNumericVersion, orderVersions } from '../../engine/variants/order.ts';
import type { siteSchema } from '../../engine/variants/site-file.ts';
import { nodeAt, textOf } from './config-node.ts';
import { defaultAlias, type PublishedVersion, publishedVersions, usesMike, versionCalled } from './mike.ts';
import type { MkDocsProject } from './project.ts';
import { attributesOf } from './variables.ts';

type ProductEntry = z.input<typeof siteSchema>['products'][number];

/** The product and the version that a project is about. */
export interface ProjectVariant {
  project: MkDocsProject;
  product: string;
  version: string | undefined;
}

/** Products with their versions, and which project is which of them. */
export interface ReadProducts {
  entries: ProductEntry[];
  variants: ProjectVariant[];
}

/**
 * Makes products and versions of projects. Projects are of one product that say the same product, or else the same name, and their
 * versions are what they say (`extra.is_version`, `extra.version`), what the address or the folder ends with.
 */
export function productsOf(projects: readonly MkDocsProject[]): ReadProducts {
  const groups = [...Map.groupBy(projects, productKey)];
  const isAlone = projects.length === 1;
  const taken = new Set<string>();
  const names = new Set<string>();
  const entries: ProductEntry[] = [];
  const variants: ProjectVariant[] = [];
  for (const [key, own] of groups) {
    const id = unique(idOf(key), taken);
    const published = own.flatMap((project) => publishedVersions(project) ?? []);
    const found = own.map((project) => ({ project, version: versionIn(published, project, isAlone) }));
    const isVersioned = found.length > 1 || found[0]!.version !== undefined;
    const named = found.map(({ project, version }, index) => ({
      project,
      product: id,
      version: isVersioned ? (version ?? folderName(project) ?? String(index + 1)) : undefined,
    }));
    // Of two that say the same version, only their folders tell one from the other.
    const versions = new Set<string>();
    for (const variant of named)
      if (variant.version !== undefined) variant.version = unique(variant.version, versions);
    addAll(variants, named);
    const entry = productEntry(id, named, { published, isOnly: groups.length === 1 });
    entries.push(names.has(entry.name) ? { ...entry, name: `${entry.name} (${id})` } : entry);
    names.add(entry.name);
  }
  return { entries, variants };
}

/** The version that a project is, by the name that mike has for it. */
function versionIn(
  published: readonly PublishedVersion[],
  project: MkDocsProject,
  isAlone: boolean,
): string | undefined {
  const own = versionOf(project, isAlone && published.length === 0);
  const called = versionCalled(own, published) ?? versionCalled(project.name, published);
  if (called || own !== undefined || !isAlone) return called?.version ?? own;
  // What is built alone is what readers are led to.
  return (versionCalled(defaultAlias(project), published) ?? published.at(-1))?.version;
}

function productEntry(
  id: string,
  own: readonly ProjectVariant[],
  { published, isOnly }: { published: readonly PublishedVersion[]; isOnly: boolean },
): ProductEntry {
  const [first] = own as [ProjectVariant];
  const { project } = first;
  // What has no other product beside it needs no name in its addresses.
  const path = sharedPath(own, published.length > 0) ?? (isOnly && own.length > 1 ? '/{version}' : undefined);
  const entry: ProductEntry = { id, name: nameOf(project), ...(path === undefined ? {} : { path }) };
  if (first.version === undefined) return { ...entry, ...variablesOf(attributesOf(project)) };
  const place = (version: string) => published.findIndex((each) => each.version === version);
  const ordered = own.toSorted((a, b) => {
    const [left, right] = [place(a.version!), place(b.version!)];
    return left >= 0 && right >= 0 ? left - right : compareVersions(a.version!, b.version!);
  });
  const current =
    versionCalled(defaultAlias(project), published)?.version ??
    textOf(nodeAt(project.config, 'extra', 'versions', 'current'));
  const gone = published
    .map(({ version }) => version)
    .filter((version) => isNumericVersion(version) && own.every((each) => each.version !== version));
  const released = ordered.filter(({ version }) => isNumericVersion(version!));
  const latest = ordered.find(({ version }) => version === current) ?? released.at(-1) ?? ordered.at(-1)!;
  return {
    ...entry,
    versions: ordered.map(({ version, project: each }) => ({
      id: version!,
      ...variablesOf(attributesOf(each)),
    })),
    latest: latest.version!,
    ...(gone.length > 0 ? { retired: [...new Set(gone)] } : {}),
  };
}

/** The variables of a product or a version, where there are any. */
function variablesOf(attributes: Record<string, unknown>): { attributes?: Record<string, unknown> } {
  return Object.keys(attributes).length > 0 ? { attributes } : {};
}

/** Numbers by what they are, and behind them what has a name: `next`, `main`. */
function compareVersions(a: string, b: string): number {
  const [isA, isB] = [a, b].map(isNumericVersion);
  if (isA && isB) return orderVersions(a, b, []) ?? 0;
  return Number(!isA) - Number(!isB) || (a < b ? -1 : 1);
}

function productKey(project: MkDocsProject): string {
  return textOf(nodeAt(project.config, 'extra', 'product'))?.trim() || nameOf(project);
}

function nameOf({ config, name }: MkDocsProject): string {
  return textOf(nodeAt(config, 'extra', 'product_name'))?.trim() || name;
}

/** Names that versions have where they have no numbers. */
const NAMED: ReadonlySet<string> = new Set(['next', 'main', 'master', 'dev', 'edge', 'nightly', 'stable']);

/** @param isAlone whether it is the only one: then what its address ends with is no version of anything */
function versionOf(project: MkDocsProject, isAlone: boolean): string | undefined {
  const said = ['is_version', 'version', 'docs_version'].flatMap(
    (key) => textOf(nodeAt(project.config, 'extra', key)) ?? [],
  )[0];
  if (said !== undefined && /^\w[\w.-]*$/.test(said) && said !== 'latest')
    return isAlone && !isVersioned(project) ? undefined : said;
  if (isAlone) return undefined;
  return [pathOf(project)?.split('/').at(-1), folderName(project)].find(
    (name) => name !== undefined && (isNumericVersion(name) || NAMED.has(name)),
  );
}

/** Whether a project that is built alone is one version of several: `is_version` is asked by templates, mike publishes versions. */
function isVersioned(project: MkDocsProject): boolean {
  return nodeAt(project.config, 'extra', 'is_version') !== undefined || usesMike(project);
}

function folderName({ file }: MkDocsProject): string | undefined {
  const name = basename(dirname(file));
  return /^\w[\w.-]*$/.test(name) && name !== 'latest' ? name : undefined;
}

/** The path of `site_url`, without a slash at its end; undefined where it has none. */
function pathOf({ config }: MkDocsProject): string | undefined {
  const address = textOf(nodeAt(config, 'site_url'));
  if (address === undefined || !URL.canParse(address)) return undefined;
  const path = decodeURI(new URL(address).pathname).replace(/\/+$/, '');
  return path !== '' && isUrlPath(path) ? path : undefined;
}

/** The prefix of the addresses of a product, with `{version}` where they differ; undefined where they do otherwise. */
function sharedPath(own: readonly ProjectVariant[], isPublishedByMike: boolean): string | undefined {
  const paths = own.map(({ project, version }) => {
    const parts = pathOf(project)?.split('/') ?? [];
    return parts.map((part) => (part === version ? '{version}' : part)).join('/');
  });
  const [path] = paths;
  // mike puts each version into a folder of the address.
  if (isPublishedByMike && paths.every((each) => each === path && !each.includes('{version}')))
    return `${path}/{version}`;
  if (!path || paths.some((each) => each !== path)) return undefined;
  return own.length === 1 || path.includes('{version}') ? path : undefined;
}

/** Lower-case letters, digits and hyphens. */
function idOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return id || 'guides';
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  taken.add(free);
  return free;
}

/** What the site of several projects is called: the words with which all their names begin, or the name of the first. */
export function titleOfSite(projects: readonly MkDocsProject[]): string {
  const names = projects.map(({ name }) => name.split(/\s+/));
  const [first] = names as [string[]];
  const end = first.findIndex((word, index) => names.some((words) => words[index] !== word));
  return first.slice(0, end < 0 ? undefined : end).join(' ') || first.join(' ');
}
