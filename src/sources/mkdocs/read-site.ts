import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import type { Finding } from '../../engine/finding.ts';
import { isUrlPath } from '../../engine/url-path.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { formerPathSchema } from '../../engine/variants/former-path.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { resolveSite, type SiteFile, siteSchema } from '../../engine/variants/site-file.ts';
import { attributesSchema } from '../../engine/yaml/schema.ts';
import { itemsOf, nodeAt, plainValue, textOf, textsOf } from './config-node.ts';
import { lookOfProject } from './look.ts';
import { navOfFolders, readNav } from './nav.ts';
import { type MkDocsProject, openProject, pluginOf } from './project.ts';
import type { Environment } from './read-config.ts';
import { editUrlOf } from './repository.ts';

/** What `site.yml` would say of a project, and where the project says it. */
export interface ReadSite {
  /** as it would stand in `site.yml` */
  entry: z.input<typeof siteSchema>;
  site: SiteFile;
  project: MkDocsProject;
}

/**
 * Reads a project of MkDocs as what a `site.yml` would say of it. Nothing of it is run.
 *
 * @param file absolute path of its `mkdocs.yml`
 * @throws FindingsError with what is wrong with its configuration
 */
export function readMkDocsSite(file: string, environment: Environment): ReadSite {
  const project = openProject(file, environment);
  const { config, docsDir, pages } = project;
  const at = (...path: string[]) => nodeAt(config, ...path);
  const findings: Finding[] = [];
  const written = at('nav');
  const nav = written && readNav(written, { pages, hasFile: (path) => existsSync(join(docsDir, path)) });
  const address = textOf(at('site_url'));
  const url =
    address !== undefined && URL.canParse(address) && /^https?:/.test(address) ? address : undefined;
  const description = textOf(at('site_description'));
  const entry: z.input<typeof siteSchema> = {
    title: project.name,
    ...(description?.trim() ? { description } : {}),
    ...(url === undefined ? {} : { url: new URL(url).origin }),
    ...optional('edit_url', editUrlOf(config)),
    products: [productOf(project, url)],
    attributes: attributesOf(project),
    include_roots: includeRoots(project),
    sources: 'mkdocs',
    undefined: 'keep',
    templates: project.templates,
    exclude: [...project.exclude],
    redirects: redirectsOf(project),
    nav: usable(nav?.entries ?? navOfFolders(pages)),
    ...lookOfProject(project),
  };
  const read = siteSchema.safeParse(entry);
  if (!read.success)
    throw new FindingsError([
      ...findings,
      ...read.error.issues.map(
        (issue): Finding => ({
          severity: 'error',
          rule: 'invalid-mkdocs',
          message: `${issue.path.join('.')}: expected ${issue.message}.`,
          place: { file, line: 1 },
        }),
      ),
    ]);
  const name = relative(docsDir, file);
  const lineOf = (path: readonly PropertyKey[]) =>
    (path[0] === 'nav' ? nav?.places.get(path.slice(1).join('.'))?.line : undefined) ??
    at(String(path[0]))?.place.line ??
    1;
  const site = resolveSite(read.data, { file: name, lineOf, textAt: () => undefined }, (path) =>
    resolve(docsDir, path),
  );
  return { entry, site, project };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}

/** Texts that `site.yml` takes: a group without a title, or a link to nowhere, is none. */
function usable(entries: readonly NavEntry[]): NavEntry[] {
  return entries.map((entry) =>
    typeof entry === 'string'
      ? entry
      : { ...entry, ...(entry.children ? { children: usable(entry.children) } : {}) },
  );
}

function productOf(
  project: MkDocsProject,
  url: string | undefined,
): z.input<typeof siteSchema>['products'][number] {
  const name = textOf(nodeAt(project.config, 'extra', 'product_name'))?.trim() || project.name;
  const path = url === undefined ? '' : new URL(url).pathname.replace(/\/+$/, '');
  return {
    id: idOf(project.name),
    name,
    ...(path !== '' && isUrlPath(path) ? { path: decodeURI(path) } : {}),
  };
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

function attributesOf({ config, templates }: MkDocsProject): Record<string, unknown> {
  if (!templates) return {};
  const extra = plainValue(nodeAt(config, 'extra'));
  const entries = typeof extra === 'object' && extra !== null ? Object.entries(extra) : [];
  return Object.fromEntries(
    entries.filter(([key, value]) => attributesSchema.safeParse({ [key]: value }).success),
  );
}

/** Folders from which pages may take text, relative to the folder of pages: those that are watched, and those of snippets and includes. */
function includeRoots(project: MkDocsProject): string[] {
  const { config, file, docsDir, extensions } = project;
  const folder = dirname(file);
  const snippets = extensions.find(({ name }) => name === 'pymdownx.snippets');
  const named = [
    ...textsOf(nodeAt(config, 'watch')),
    ...itemsOf(nodeAt(snippets?.options, 'base_path')).flatMap((node) => textOf(node) ?? []),
    ...textsOf(nodeAt(pluginOf(project, 'macros')?.options, 'include_dir')),
    ...(pluginOf(project, 'include-markdown') ? ['.'] : []),
  ];
  const roots = named
    .map((path) => resolve(folder, path.replace(/^\$config_dir\/?/, '')))
    .filter((path) => path !== docsDir && !path.startsWith(`${docsDir}/`) && existsSync(path));
  return [...new Set(roots)].map((path) => relative(docsDir, path));
}

/** `redirect_maps`, as far as they lead to pages. */
function redirectsOf(project: MkDocsProject): Record<string, string> {
  const maps = nodeAt(pluginOf(project, 'redirects')?.options, 'redirect_maps');
  if (maps?.kind !== 'map') return {};
  const pages = new Set(project.pages);
  return Object.fromEntries(
    [...maps.entries].flatMap(([from, node]) => {
      const to = textOf(node)?.split('#')[0]?.replace(/^\//, '') ?? '';
      const old = from.replace(/^\//, '').replace(/\.md$/, '');
      return pages.has(to) && !pages.has(from) && formerPathSchema.safeParse(old).success ? [[old, to]] : [];
    }),
  );
}
