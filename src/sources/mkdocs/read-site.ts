import { relative, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Finding } from '../../engine/finding.ts';
import type { Place } from '../../engine/place.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { resolveSite, type SiteFile, siteSchema } from '../../engine/variants/site-file.ts';
import { blogBelow, blogsOf } from './blogs.ts';
import { filesOf, nodeAt, textOf } from './config-node.ts';
import { contentRoot, refuseShared } from './content-root.ts';
import { dataFiles } from './data-folders.ts';
import { dialectOf } from './dialect.ts';
import { ignorePatterns, literally } from './file-pattern.ts';
import { includeRoots } from './include-roots.ts';
import { otherLanguages } from './languages.ts';
import { lookOfProject } from './look.ts';
import { versionsFiles } from './mike.ts';
import { literateFileOf } from './nav/folder-nav.ts';
import { notationFindings } from './notations.ts';
import { below, type Part, partOf, placesOf, redirectsOf } from './part.ts';
import { pluginOf } from './plugin-of.ts';
import { pathOf } from './product-path.ts';
import { productsOf, titleOfSite } from './products.ts';
import { type MkDocsProject, openProject } from './project.ts';
import type { Environment } from './read-config.ts';
import { reportFindings } from './report-findings.ts';
import { editUrlOf } from './repository.ts';
import { silentRules } from './validation.ts';
import { variableFiles } from './variables.ts';

/** What `site.yml` says, as it is written. */
export type SiteEntry = z.input<typeof siteSchema>;

/** What `site.yml` would say of projects of MkDocs, and where they say it. */
export interface ReadSite {
  /** absolute path of the content folder: that of the pages, or the nearest one that holds those of all projects */
  root: string;
  entry: SiteEntry;
  site: SiteFile;
  projects: readonly MkDocsProject[];
}

/**
 * Reads projects of MkDocs as what a `site.yml` would say of them: one site, of which each is a version of a product. Nothing of them
 * is run.
 *
 * @param files absolute paths of their `mkdocs.yml`
 * @param base the path below which the site is built, without a slash at its end: addresses have it already
 * @throws FindingsError with what is wrong with their configuration
 */
export function readMkDocsSite(files: readonly string[], environment: Environment, base = ''): ReadSite {
  const projects = [...new Set(files)].map((file) => openProject(file, environment));
  refuseShared(projects);
  const root = contentRoot(projects);
  const { entries: products, variants } = productsOf(projects, base);
  const isOne = projects.length === 1;
  // In the order of `folders`: the first of those that share one says how its pages are read.
  const sharers = Map.groupBy(
    variants.map(({ project }) => project),
    ({ docsDir }) => docsDir,
  );
  const parts = variants.map((variant) => {
    const isShared = sharers.get(variant.project.docsDir)!.length > 1;
    return partOf(variant, { root, isOne, isShared, environment });
  });
  // A pattern that takes back what others leave out holds only among them.
  const leftOutByAll = ({ docsDir }: MkDocsProject, pattern: string): boolean => {
    const all = sharers.get(docsDir)!;
    return (
      all.length === 1 ||
      all.every(({ exclude }) => exclude.includes(pattern) && !exclude.some((each) => each.startsWith('!')))
    );
  };
  const [{ project: first, folder }] = parts as [Part];
  const description = textOf(nodeAt(first.config, 'site_description'))?.trim();
  const origins = new Set(projects.flatMap((project) => originOf(project) ?? []));
  const entry: SiteEntry = {
    title: titleOfSite(projects),
    ...(description && isOne ? { description } : {}),
    ...optional('url', origins.size === 1 ? [...origins][0] : undefined),
    ...optional('edit_url', sharedEditUrl(projects, root)),
    products,
    include_roots: includeRoots(projects, root),
    sources: 'mkdocs',
    undefined: 'keep',
    templates: first.templates,
    ...optional('template_signs', first.tagSigns),
    ...(projects.some((project) => pluginOf(project, 'include-markdown')) ? { include_tags: true } : {}),
    ...(projects.some((project) => pluginOf(project, 'table-reader')) ? { table_tags: true } : {}),
    ...(first.pageSuffix === '' ? {} : { page_suffix: first.pageSuffix }),
    ...dialectOf(first, isOne ? undefined : root),
    ...(isOne && folder === ''
      ? {}
      : {
          folders: parts.flatMap(({ project, folder: path, product, version }) => [
            {
              path: path.replace(/\/$/, '') || '.',
              product,
              ...optional('version', version),
              ...optional(
                'without',
                nonEmpty(project.exclude.filter((pattern) => !leftOutByAll(project, pattern))),
              ),
              ...otherReading(project, first, root),
            },
            // Files for all languages lie beside the folders of the languages.
            ...(isOne ? [{ path: '.', product, ...optional('version', version) }] : []),
          ]),
        }),
    exclude: [
      ...new Set(
        parts.flatMap(({ project, folder: at }) =>
          project.exclude
            .filter((pattern) => leftOutByAll(project, pattern))
            .map((pattern) => below(at, pattern)),
        ),
      ),
      ...projects.flatMap((project) => aroundPages(project, root)),
    ],
    ...(isOne && products[0]!.path === undefined ? { from_root: true } : {}),
    ...(projects.some(hasHtmlAddresses) ? { from_html: true } : {}),
    ...optional('page_defaults', pageDefaultsOf(projects)),
    blogs: [...sharers.values()].flatMap(([project]) =>
      blogsOf(project!).map((blog) => blogBelow(folderIn(root, project!.docsDir), blog)),
    ),
    redirects: Object.assign({}, ...parts.map(redirectsOf)),
    checks: Object.fromEntries(
      silentRules(projects.map(({ config }) => config)).map((rule) => [rule, 'off' as const]),
    ),
    nav: parts.flatMap(({ entries }) => entries),
    not_in_nav: parts.flatMap(({ project, folder: at }) =>
      notInNavOf(project).map((pattern) => below(at, pattern)),
    ),
    ...lookOfProject(first, folder),
  };
  const read = siteSchema.safeParse(entry);
  if (!read.success) throw new FindingsError(read.error.issues.map((issue) => unfit(issue, first)));
  const places = new Map(parts.flatMap(placesOf(parts)));
  const file = relative(root, first.file).split(sep).join('/');
  const lineOf = (path: readonly PropertyKey[]) => lineIn(first, path, places);
  const site = resolveSite(read.data, { file, lineOf, textAt: () => undefined }, (path) =>
    resolve(root, path),
  );
  const nameOf = (path: string) => relative(root, path).split(sep).join('/');
  const placeOf = (path: readonly PropertyKey[]) => {
    const place = entryPlace(path, places);
    return place && { ...place, file: nameOf(place.file) };
  };
  const found = projects.flatMap((project) => [
    ...reportFindings(project, nameOf),
    ...readingFindings(project, sharers.get(project.docsDir)![0]!, { root, nameOf }),
    ...notationFindings(project, nameOf),
  ]);
  const readFrom = [...new Set(projects.flatMap(filesReadOf))];
  const placement = placementOf(projects, base);
  return { root, entry, site: { ...site, found, readFrom, placeOf, placement }, projects };
}

/**
 * Where what is built is to be published, where that is not where MkDocs publishes: it has the path of `site_url` in no name of a file, and we
 * have it in all.
 */
function placementOf(projects: readonly MkDocsProject[], base: string): string | undefined {
  const [project, another] = projects;
  if (project === undefined || another !== undefined || base !== '') return undefined;
  const [path, origin] = [pathOf(project), originOf(project)];
  if (path === undefined || origin === undefined) return undefined;
  return `Addresses begin with ${path}/, as site_url says: publish this folder at the top of ${origin}. To publish it below ${path}, as GitHub Pages does, build with --base ${path}.`;
}

/** The files that say what a project is, there or not: absolute paths. */
function filesReadOf(project: MkDocsProject): string[] {
  return [
    project.file,
    ...filesOf(project.config),
    ...variableFiles(project).map(([, file]) => file),
    ...dataFiles(project).map(([, file]) => file),
    ...versionsFiles(project),
  ];
}

/** The keys of `mkdocs.yml` that say what one of `site.yml` does. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  title: ['site_name'],
  url: ['site_url'],
  edit_url: ['edit_uri'],
  products: ['site_name'],
  logo: ['theme', 'logo'],
  favicon: ['theme', 'favicon'],
  theme: ['theme', 'palette'],
  lang: ['theme', 'language'],
  auto_append: ['markdown_extensions'],
  css: ['extra_css'],
  head: ['extra_javascript'],
  footer: ['copyright'],
  exclude: ['exclude_docs'],
  blogs: ['plugins'],
  include_roots: ['watch'],
  nav: ['nav'],
};

/** The line of what `site.yml` would say at a path of keys; the first one where the file inherits it from another. */
function lineIn(
  { file, config }: MkDocsProject,
  path: readonly PropertyKey[],
  places: ReadonlyMap<string, Place>,
): number {
  const place = entryPlace(path, places) ?? nodeAt(config, ...(KEYS[String(path[0])] ?? []))?.place;
  return place?.file === file ? place.line : 1;
}

/** Where an entry of the navigation is said, or the nearest one around it: in the configuration, what it inherits, or what a folder says. */
function entryPlace(path: readonly PropertyKey[], places: ReadonlyMap<string, Place>): Place | undefined {
  const keys = path[0] === 'nav' ? path.slice(1).map(String) : [];
  for (let length = keys.length; length > 0; length--) {
    const place = places.get(keys.slice(0, length).join('.'));
    if (place !== undefined) return place;
  }
  return undefined;
}

function nonEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}

function originOf({ config }: MkDocsProject): string | undefined {
  const address = textOf(nodeAt(config, 'site_url'));
  return address !== undefined && URL.canParse(address) && /^https?:/.test(address)
    ? new URL(address).origin
    : undefined;
}

/** Tells that pages which projects share are read as the first of them says, where another would have them read otherwise. */
function readingFindings(
  project: MkDocsProject,
  reader: MkDocsProject,
  { root, nameOf }: { root: string; nameOf: (file: string) => string },
): Finding[] {
  const keys = Object.keys(project === reader ? {} : otherReading(project, reader, root));
  if (keys.length === 0) return [];
  return [
    {
      severity: 'warning',
      rule: 'unread-setting',
      message: `The pages are those of ${nameOf(reader.file)} as well, and are read as it says: what this project says otherwise of ${keys.join(', ')} is not read.`,
      hint: 'Give both the same extensions and plugins; INHERIT says them once.',
      place: { file: nameOf(project.file), line: 1 },
    },
  ];
}

/** How the pages of a project are read, as far as it is not how those of the first are. */
function otherReading(project: MkDocsProject, first: MkDocsProject, root: string): Partial<SiteEntry> {
  const plain = {
    slugify: 'ascii',
    tab_ids: false,
    cross_references: false,
    math: true,
    symbols: true,
    line_numbers: false,
    typography: false,
    toc: {},
    line_breaks: false,
    stars_in_words: false,
    loose_emphasis: false,
    wiki_links: false,
    separate_quotes: false,
    unspaced_headings: false,
    raised_text: true,
    code_headers: false,
    code_titles: false,
    changes_in_code: false,
    key_separator: '+',
    key_names: {},
    list_indent: 4,
    escape_all: false,
    fancy_lists: false,
    autolinks: false,
    custom_fences: [] as string[],
    captions: {},
    blocks: {},
    icons: [] as string[],
    auto_append: [] as string[],
    dedent_snippets: false,
  };
  const [own, other] = [project, first].map((each) => ({
    templates: each.templates,
    ...plain,
    ...dialectOf(each, root),
  }));
  return Object.fromEntries(
    Object.entries(own!).filter(
      ([key, value]) => !isDeepStrictEqual(value, other![key as keyof typeof other]),
    ),
  );
}

function hasHtmlAddresses({ config }: MkDocsProject): boolean {
  return textOf(nodeAt(config, 'use_directory_urls')) === 'false';
}

/** The name of the files that say what pages in their folders have as frontmatter: one for all projects, as it nearly always is. */
function pageDefaultsOf(projects: readonly MkDocsProject[]): string | undefined {
  const [plugin] = projects.flatMap((project) => pluginOf(project, 'meta') ?? []);
  return plugin && (textOf(nodeAt(plugin.options, 'meta_file')) ?? '.meta.yml');
}

/** Pages that nobody misses in the navigation: what the project says, and the files that list it. */
function notInNavOf(project: MkDocsProject): string[] {
  const list = literateFileOf(project);
  return [
    ...ignorePatterns(nodeAt(project.config, 'not_in_nav')),
    ...(list === undefined ? [] : [list.replace(/[!#*?[\]\\]/g, '\\$&')]),
  ];
}

/** What a value of `mkdocs.yml` is that `site.yml` could not say. */
function unfit({ path, message }: z.core.$ZodIssue, project: MkDocsProject): Finding {
  const line = lineIn(project, path, new Map());
  return {
    severity: 'error',
    rule: 'invalid-mkdocs',
    message: `${KEYS[String(path[0])]?.join('.') ?? path.join('.')}: expected ${message}.`,
    hint: 'Correct it there.',
    place: { file: project.file, line },
  };
}

/** What of the folder of all languages is none of the site, where pages lie in the folder of one: the other languages, and what is left out everywhere. */
function aroundPages(project: MkDocsProject, root: string): string[] {
  const { contentDir, docsDir, languages, exclude, outdone } = project;
  if (contentDir === docsDir || !languages) return [];
  const folder = folderIn(root, contentDir);
  const others = [...otherLanguages(languages), ...[...outdone.keys()].map(literally)];
  return [...exclude, ...others].map((pattern) => below(folder, pattern));
}

/** A folder in the content folder, with a slash at its end; empty for the content folder itself. */
function folderIn(root: string, path: string): string {
  const name = relative(root, path).split(sep).join('/');
  return name === '' ? '' : `${name}/`;
}

/** The address at which pages of all projects are edited, as far as it is one. */
function sharedEditUrl(projects: readonly MkDocsProject[], root: string): string | undefined {
  const urls = new Set(
    projects.flatMap(({ config, contentDir }) => {
      const url = editUrlOf(config);
      const folder = folderIn(root, contentDir);
      if (url === undefined || folder === '') return url ?? [];
      return url.includes(`${folder}{path}`) ? url.replace(`${folder}{path}`, '{path}') : [];
    }),
  );
  return urls.size === 1 ? [...urls][0] : undefined;
}
