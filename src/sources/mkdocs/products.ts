import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import { addAll } from '../../engine/add-all.ts';
import { isNumericVersion, orderVersions } from '../../engine/variants/order.ts';
import type { siteSchema } from '../../engine/variants/site-file.ts';
import { nodeAt, textOf } from './config-node.ts';
import { defaultAlias, type PublishedVersion, publishedVersions, usesMike, versionCalled } from './mike.ts';
import { type NumberedName, numberedNames } from './numbered-names.ts';
import { pathOf, sharedPath } from './product-path.ts';
import type { MkDocsProject } from './project.ts';
import { attributesAmong } from './variables.ts';

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
 * versions are what they say (`extra.is_version`, `extra.version`, a number in the name), what the address or the folder ends with.
 *
 * @param base the path below which the site is built: what addresses have of it, products need not
 */
export function productsOf(projects: readonly MkDocsProject[], base = ''): ReadProducts {
  const numbered = numberedNames(projects);
  const attributes = attributesAmong(projects);
  const groups = [...Map.groupBy(projects, (project) => productKey(project, numbered.get(project)))];
  const isAlone = projects.length === 1;
  const taken = new Set<string>();
  const names = new Set<string>();
  const paths = new Set<string>();
  const entries: ProductEntry[] = [];
  const variants: ProjectVariant[] = [];
  for (const [key, own] of groups) {
    const id = unique(idOf(key), taken);
    const listed = own.flatMap((project) => publishedVersions(project) ?? []);
    // A list beside the files of several products is that of the one whose versions it has.
    const isOwn = groups.length === 1 || own.some((project) => isPublished(project, listed, numbered));
    const published = isOwn ? listed : [];
    const found = own.map((project) => ({
      project,
      version: versionIn(published, project, { isAlone, numbered: numbered.get(project) }),
    }));
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
    const { path, ...entry } = productEntry(id, named, {
      published,
      base,
      numbered: numbered.get(own[0]!),
      attributes,
    });
    entries.push({
      ...entry,
      ...(names.has(entry.name) ? { name: `${entry.name} (${id})` } : {}),
      // Two products may say the same address, at which each was published in its time.
      ...(path === undefined || paths.has(path) ? {} : { path }),
    });
    names.add(entry.name);
    if (path !== undefined)
      for (const version of ['{version}', 'latest', ...versions])
        paths.add(path.replace('{version}', version));
  }
  return { entries, variants };
}

function isPublished(
  project: MkDocsProject,
  listed: readonly PublishedVersion[],
  numbered: ReadonlyMap<MkDocsProject, NumberedName>,
): boolean {
  const version = versionIn(listed, project, { isAlone: false, numbered: numbered.get(project) });
  return versionCalled(version, listed) !== undefined;
}

/** The version that a project is, by the name that mike has for it. */
function versionIn(
  published: readonly PublishedVersion[],
  project: MkDocsProject,
  { isAlone, numbered }: { isAlone: boolean; numbered: NumberedName | undefined },
): string | undefined {
  const own = versionOf(project, isAlone && published.length === 0, numbered);
  const called = versionCalled(own, published) ?? versionCalled(project.name, published);
  if (called || own !== undefined || !isAlone) return called?.version ?? own;
  // What is built alone is what readers are led to.
  return (versionCalled(defaultAlias(project), published) ?? published.at(-1))?.version;
}

function productEntry(
  id: string,
  own: readonly ProjectVariant[],
  {
    published,
    base,
    numbered,
    attributes,
  }: {
    published: readonly PublishedVersion[];
    base: string;
    numbered: NumberedName | undefined;
    attributes: ReadonlyMap<MkDocsProject, Record<string, unknown>>;
  },
): ProductEntry {
  const [first] = own as [ProjectVariant];
  const { project } = first;
  const path = sharedPath(own, { isPublishedByMike: published.length > 0, base });
  const entry: ProductEntry = {
    id,
    name: nameOf(project, numbered),
    ...(path === undefined ? {} : { path }),
  };
  if (first.version === undefined) return { ...entry, ...variablesOf(attributes.get(project)!) };
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
      ...aliasesOf(version!, published),
      ...variablesOf(attributes.get(each)!),
    })),
    latest: latest.version!,
    ...(gone.length > 0 ? { retired: [...new Set(gone)] } : {}),
  };
}

/** The names that mike has for a version besides its own; `latest` goes without saying. */
function aliasesOf(version: string, published: readonly PublishedVersion[]): { aliases?: string[] } {
  const known = new Set(['latest', ...published.map((each) => each.version)]);
  const aliases = (published.find((each) => each.version === version)?.aliases ?? []).filter(
    (alias) => /^\w[\w.-]*$/.test(alias) && !known.has(alias),
  );
  return aliases.length > 0 ? { aliases } : {};
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

function productKey(project: MkDocsProject, numbered: NumberedName | undefined): string {
  return textOf(nodeAt(project.config, 'extra', 'product'))?.trim() || nameOf(project, numbered);
}

function nameOf({ config, name }: MkDocsProject, numbered: NumberedName | undefined): string {
  return textOf(nodeAt(config, 'extra', 'product_name'))?.trim() || (numbered?.name ?? name);
}

/** Names that versions have where they have no numbers. */
const NAMED: ReadonlySet<string> = new Set(['next', 'main', 'master', 'dev', 'edge', 'nightly', 'stable']);

/** @param isAlone whether it is the only one: then what its address ends with is no version of anything */
function versionOf(
  project: MkDocsProject,
  isAlone: boolean,
  numbered: NumberedName | undefined,
): string | undefined {
  const said = ['is_version', 'version', 'docs_version'].flatMap(
    (key) => textOf(nodeAt(project.config, 'extra', key)) ?? [],
  )[0];
  if (said !== undefined && /^\w[\w.-]*$/.test(said) && said !== 'latest')
    return isAlone && !isVersioned(project) ? undefined : said;
  if (isAlone) return undefined;
  if (numbered) return numbered.version;
  return [pathOf(project)?.split('/').at(-1), folderName(project), basename(project.docsDir)].find(
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
