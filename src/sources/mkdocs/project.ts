import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Finding } from '../../engine/finding.ts';
import { listFiles } from '../../engine/library/folder/file-list.ts';
import { isIndex, slugOf } from '../../engine/library/folder/page-name.ts';
import { titleOfHtml } from '../../engine/markdown/written-title.ts';
import type { TagSigns } from '../../engine/tag-signs.ts';
import { foldPath } from '../../engine/url-path.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { draftsOf } from './blogs.ts';
import { type ConfigNode, type NamedOptions, namedOptions, nodeAt, textOf, textsOf } from './config-node.ts';
import { ignorePatterns, literally, patternsIn, refuseEndless } from './file-pattern.ts';
import { inLanguage, languagesOf, otherLanguages, type ProjectLanguages } from './languages.ts';
import { outdonePages } from './outdone-pages.ts';
import { takenFolder } from './outside.ts';
import { pythonPattern } from './python-pattern.ts';
import { type Environment, readConfig } from './read-config.ts';
import { redirectedPages } from './redirected-pages.ts';
import { tagSignsOf } from './tag-signs.ts';
import { withTechDocs } from './techdocs.ts';

/** A project of MkDocs: its configuration with all that it inherits, and its pages. */
export interface MkDocsProject {
  /** absolute path of its `mkdocs.yml` */
  file: string;
  config: ConfigNode;
  /** absolute path of the folder of its pages */
  docsDir: string;
  /** absolute path of the folder that holds its pages in all languages; mostly that of its pages itself */
  contentDir: string;
  /** in which languages it has pages, where it has them in several */
  languages: ProjectLanguages | undefined;
  name: string;
  plugins: readonly NamedOptions[];
  extensions: readonly NamedOptions[];
  /** patterns of what in the folder of pages is none of the site */
  exclude: readonly string[];
  /** paths of its pages in `docsDir`, sorted */
  pages: readonly string[];
  /** files that would have the address of another page, by their paths, with that of the page that keeps it */
  shadowed: ReadonlyMap<string, string>;
  /** pages beside the folders of languages that would have the address of another page, by their paths in `contentDir`, with that page */
  outdone: ReadonlyMap<string, string>;
  /** pages at whose addresses readers are led on, by their paths, with the page at which they arrive */
  redirected: ReadonlyMap<string, string>;
  /** what pages of the default language have before the endings of their names; empty where none has it */
  pageSuffix: string;
  /** files whose names hold a sign that no address can hold */
  unaddressable: readonly string[];
  /** how many notebooks its pages lie among, where it makes pages of them */
  notebooks: number;
  /** absolute paths of the folders beside that of the pages to which links in it lead */
  linkedFolders: readonly string[];
  /** whether its pages have tags of templates */
  templates: boolean;
  /** the signs of these tags, where they are not braces */
  tagSigns: TagSigns | undefined;
}

/** Plugins that run pages as Jinja templates. */
const TEMPLATING: ReadonlySet<string> = new Set([
  'macros',
  'markdownextradata',
  'jinja2',
  'jinja',
  'j2',
  'render-macros',
  'zensical.extensions.macros',
]);
/** What MkDocs itself leaves out, and files that Variorum makes. */
const LEFT_OUT = [
  '.*',
  '/templates/',
  ...[
    '404.html',
    'index.html',
    'llms.txt',
    'llms-full.txt',
    'manifest.json',
    'robots.txt',
    'sitemap.xml',
  ].map((name) => `/${name}`),
];

/**
 * Opens a project of MkDocs.
 *
 * @param file absolute path of its `mkdocs.yml`
 * @throws FindingsError with what is wrong with its configuration
 */
export function openProject(file: string, environment: Environment): MkDocsProject {
  const written = readConfig(file, environment);
  const plugins = namedOptions(nodeAt(written, 'plugins')).map(withoutPrefix);
  const languages = languagesOf(plugins);
  const config = languages ? inLanguage(written, languages) : written;
  const docs = nodeAt(config, 'docs_dir');
  const contentDir = resolve(dirname(file), textOf(docs) ?? 'docs');
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory())
    throw new FindingsError([
      {
        severity: 'error',
        rule: 'invalid-mkdocs',
        message: `docs_dir: there is no folder "${textOf(docs) ?? 'docs'}" beside this file.`,
        hint: 'Correct docs_dir, or add the folder: its pages are the site.',
        place: docs?.place ?? { file, line: 1 },
      },
    ]);
  const docsDir = languages ? folderOfLanguage(contentDir, languages) : contentDir;
  const named = namedOptions(nodeAt(config, 'markdown_extensions')).map(withoutPrefix);
  const extensions = withTechDocs(named, plugins);
  const excludeAll = languages ? otherLanguages(languages) : [];
  const excludeHere = docsDir === contentDir ? excludeAll : [];
  const exclude = [...LEFT_OUT, ...excludeHere, ...excludedBy(config, plugins, contentDir, file)];
  const listed = { sources: 'mkdocs', exclude } as const;
  const linkedFolders = foldersOfLinks(docsDir, listFiles(docsDir, listed).findings, dirname(file));
  const { pages: listedPages, assets } = listFiles(docsDir, { ...listed, includeRoots: linkedFolders });
  const isLeftOut = leftOutBy(plugins);
  const makesNotebooks = plugins.some(({ name }) => name === 'jupyter');
  const drafts = new Set(draftsOf({ plugins, docsDir }, listedPages));
  const unaddressable = listedPages.filter((path) => /[#?%\\]/.test(path));
  const files = [...listedPages, ...assets];
  const excluded = new Set(isLeftOut ? files.filter(isLeftOut) : []);
  const left = new Set([...drafts, ...unaddressable, ...excluded]);
  const all = listedPages.filter((path) => !left.has(path));
  const templating = [...plugins, ...extensions].find(({ name }) => TEMPLATING.has(name));
  const outdone = outdonePages({ contentDir, docsDir, languages, exclude }, all);
  const suffix = languages?.layout === 'suffix' ? `.${languages.tag}` : '';
  const shadowed = shadowedPages(all, suffix);
  const redirected = redirectedPages(
    plugins,
    all.filter((path) => !shadowed.has(path)),
  );
  return {
    file,
    config,
    docsDir,
    contentDir,
    languages,
    linkedFolders,
    name: titleOfHtml(textOf(nodeAt(config, 'site_name'))?.trim() ?? '') || basename(dirname(file)),
    plugins,
    extensions,
    exclude: [
      ...exclude,
      ...[...shadowed.keys(), ...redirected.keys(), ...unaddressable].map(literally),
      ...literalPatterns(excluded, files),
    ],
    pages: all.filter((path) => !shadowed.has(path) && !redirected.has(path)),
    pageSuffix: all.some((path) => path.endsWith(`${suffix}.md`)) ? suffix : '',
    shadowed,
    outdone,
    redirected,
    unaddressable,
    notebooks: makesNotebooks ? assets.filter((path) => path.endsWith('.ipynb')).length : 0,
    templates: hasTemplates(config, templating),
    tagSigns: tagSignsOf(templating),
  };
}

/** The folder of the pages in the default language; that of all of them, where nobody has made one. */
function folderOfLanguage(contentDir: string, { layout, tag }: ProjectLanguages): string {
  const folder = join(contentDir, tag);
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  return layout === 'folder' && isThere ? folder : contentDir;
}

/** The folders to which links in the folder of pages lead that lead out of it. */
function foldersOfLinks(docsDir: string, findings: readonly Finding[], project: string): string[] {
  const folders = findings.flatMap(({ rule, place }) =>
    rule === 'outside-roots' && place ? (takenFolder(project, join(docsDir, place.file)) ?? []) : [],
  );
  return [...new Set(folders)];
}

/** Patterns of `.gitignore` that mean some of the files: folders of which nothing else is left, and files. */
function literalPatterns(some: ReadonlySet<string>, files: readonly string[]): string[] {
  if (some.size === 0) return [];
  const foldersAbove = (path: string) =>
    path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
  const kept = new Set(files.flatMap((path) => (some.has(path) ? [] : foldersAbove(path))));
  const patterns = [...some].map((path) => {
    const folder = foldersAbove(path).find((each) => each !== '' && !kept.has(each));
    return folder === undefined ? literally(path) : `${literally(folder)}/`;
  });
  return [...new Set(patterns)];
}

/** `material/blog` is `blog`, `markdown.extensions.toc` is `toc`. */
function withoutPrefix({ name, ...rest }: NamedOptions): NamedOptions {
  return { name: name.replace(/^(?:material\/|mkdocs-|markdown\.extensions\.)/, ''), ...rest };
}

/**
 * Of several files with one address, such as `a.md` and `a/index.md`, the index of a folder is the page, as MkDocs writes it last. Servers
 * and systems that do not tell capitals from small letters would show one of `A.md` and `a.md`, too. A file that names its language
 * stands before one for all languages.
 */
function shadowedPages(pages: readonly string[], suffix: string): Map<string, string> {
  return new Map(
    [...Map.groupBy(pages, (path) => foldPath(slugOf(path, suffix))).values()].flatMap((group) => {
      const named = group.filter((path) => suffix !== '' && path.endsWith(`${suffix}.md`));
      const among = named.length > 0 ? named : group;
      const page = among.find((path) => isIndex(path, suffix)) ?? among[0]!;
      return group.filter((path) => path !== page).map((path): [string, string] => [path, page]);
    }),
  );
}

function hasTemplates(config: ConfigNode, plugin: NamedOptions | undefined): boolean {
  if (textOf(nodeAt(config, 'extra', 'material', 'jinja2content')) === 'true') return true;
  return plugin !== undefined && textOf(nodeAt(plugin.options, 'render_by_default')) !== 'false';
}

/** Regular expressions of the plugin `exclude`: what they fit from the beginning on is none of the site. */
function leftOutBy(plugins: readonly NamedOptions[]): ((path: string) => boolean) | undefined {
  const plugin = plugins.find(({ name }) => name === 'exclude');
  const patterns = textsOf(nodeAt(plugin?.options, 'regex')).flatMap((text) => pythonPattern(text) ?? []);
  return patterns.length === 0 ? undefined : (path) => patterns.some((pattern) => pattern.match(path));
}

function excludedBy(
  config: ConfigNode,
  plugins: readonly NamedOptions[],
  docsDir: string,
  file: string,
): string[] {
  const theme = textOf(nodeAt(config, 'theme', 'custom_dir'));
  const custom = theme === undefined ? undefined : resolve(dirname(file), theme);
  // Templates of a theme among the pages are none of the site; its pictures and style sheets are, as everywhere.
  const inside = custom?.startsWith(`${docsDir}/`) ? [`/${custom.slice(docsDir.length + 1)}/**/*.html`] : [];
  const plugin = plugins.find(({ name }) => name === 'exclude');
  const globs = patternsIn(nodeAt(plugin?.options, 'glob')).map(({ pattern, place }) => {
    refuseEndless({ pattern, place }, false);
    return likeGitignore(pattern);
  });
  return [
    ...ignorePatterns(nodeAt(config, 'exclude_docs')),
    ...ignorePatterns(nodeAt(config, 'draft_docs')),
    ...inside,
    ...globs,
  ];
}

/** A pattern of Python's fnmatch, in which a star stands for slashes as well, as `.gitignore` would have it. */
function likeGitignore(glob: string): string {
  const path = glob.replace(/^\//, '');
  return `/${path.replace(/(^|\/)\*(?=\/)/g, '$1**').replace(/(^|\/)\*(?=[^/*])/g, '$1**/*')}`;
}
