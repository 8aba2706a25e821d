/** What becomes of something that a project uses. */
export interface Counterpart {
  /** whether Variorum does what it does, a part of it, or nothing of it */
  state: 'read' | 'partly' | 'unread';
  /** what takes its place, or what is missing; the rest of a sentence */
  note: string;
  /** what a page holds that depends on it, where that shows */
  pages?: RegExp;
}

const read = (note: string): Counterpart => ({ state: 'read', note });
const partly = (note: string, pages?: RegExp): Counterpart => ({
  state: 'partly',
  note,
  ...(pages ? { pages } : {}),
});
const unread = (note: string, pages?: RegExp): Counterpart => ({
  state: 'unread',
  note,
  ...(pages ? { pages } : {}),
});

const VARIABLES = read('variables of extra are attributes');
const DATES = read('pages say when they were last committed');
const SHRINKING = read('files are small as they are written');
const WIKI_LINKS = read('names of files in double brackets are links and pictures');
const NOTES = read('quotations that begin with [!NOTE] are notes');
const MADE = unread('pages that a script makes are not there');

/** Plugins by the names by which projects know them, without the prefixes of packages. */
export const PLUGINS: Readonly<Record<string, Counterpart>> = {
  autorefs: read('links name headings and places of any page by their ids'),
  'awesome-nav': read('.nav.yml files order the navigation'),
  'awesome-pages': read('.pages files order the navigation'),
  blog: partly(
    'posts are pages, to which the addresses that they had lead; the blog lists them, by category, date and author, too',
  ),
  'build-plantuml': unread('diagrams are code', /^```plantuml/m),
  callouts: NOTES,
  drawio: unread('diagrams are links', /\.drawio\b/),
  encryptcontent: unread('protected pages are left open', /^password:/m),
  ezlinks: WIKI_LINKS,
  exclude: read('its patterns leave files out'),
  'gen-files': MADE,
  'gh-admonitions': NOTES,
  'git-authors': unread('authors are not named'),
  'git-committers': unread('authors are not named'),
  'git-revision-date': DATES,
  'git-revision-date-localized': DATES,
  glightbox: read('pictures are enlarged when they are pressed'),
  group: unread('its plugins are not looked at'),
  i18n: partly('the site is that of the default language'),
  'include-markdown': read('its tags put files in place'),
  info: read('nothing is needed of it'),
  jinja: VARIABLES,
  jinja2: VARIABLES,
  'literate-nav': read('lists of links in its files are the navigation'),
  llmstxt: read('llms.txt is made of the navigation'),
  macros: VARIABLES,
  markdownextradata: VARIABLES,
  'markdown-exec': unread('code is shown, not run', /^[ \t]*```\w* exec=/m),
  mermaid2: read('diagrams are drawn'),
  meta: read('.meta.yml files say what pages have as frontmatter'),
  mike: partly(
    'a version is built at a time, or several with a --mkdocs for each; versions.json beside mkdocs.yml says which there are',
  ),
  minify: SHRINKING,
  mkdocstrings: unread('documentation of code is not made', /^[ \t]*::: ?\w/m),
  jupyter: partly('notebooks are no pages'),
  monorepo: partly('configurations that nav includes are sites of their own: name each with --mkdocs'),
  'obsidian-bridge': partly(
    'names of files in double brackets are links and pictures; notes are not put into others',
  ),
  'obsidian-support': partly(
    'names of files in double brackets are links and pictures; notes are not put into others',
  ),
  offline: unread('the site is made for a server'),
  optimize: unread('pictures are left as they are'),
  'open-in-new-tab': unread('links open where they are'),
  privacy: read('pages load nothing from other sites'),
  projects: unread('projects in projects are not built'),
  redirects: read('old addresses lead to their pages'),
  roamlinks: WIKI_LINKS,
  rss: unread('there is no feed'),
  'same-dir': read('pages may lie beside the configuration'),
  search: read('there is a search'),
  'section-index': read('the first page of a section is the page of the section'),
  social: unread('cards for previews are not drawn'),
  'swagger-ui-tag': unread('descriptions of interfaces are not shown', /<swagger-ui/),
  'table-reader': partly(
    'tables of CSV and TSV files stand in pages; others are not read',
    /\{\{ *(?:pd_read_|read_(?!csv|table|raw))\w+\(/,
  ),
  tags: read('tags stand in pages, with their lists'),
  'techdocs-core': read('what it switches on is on'),
  termynal: unread('terminals do not move', /termynal/),
  typeset: read('titles keep their code and emphasis'),
};

const DIALECT = read('a part of the dialect');

/** Extensions of Markdown by the names that are no part of the dialect; the others are. */
export const EXTENSIONS: Readonly<Record<string, Counterpart>> = {
  codehilite: DIALECT,
  'markdown_include.include': read('its tags put files in place'),
  markdown_include_variants: read('its tags put code in place'),
  mdx_breakless_lists: read('lists directly below a text are lists'),
  mdx_gfm: DIALECT,
  mdx_include: read('its tags put files in place'),
  mdx_partial_gfm: DIALECT,
  'zensical.extensions.macros': VARIABLES,
  meta: DIALECT,
  nl2br: DIALECT,
  smarty: DIALECT,
  wikilinks: partly(
    'names of files in double brackets are links, but those of another site (base_url), which are text',
  ),
  'pymdownx.b64': unread('pictures stay files'),
  'pymdownx.pathconverter': read('paths are resolved'),
  'pymdownx.striphtml': unread('comments are kept'),
  plantuml_markdown: unread('diagrams are code', /^```plantuml/m),
  markdown_grid_tables: unread('such tables are text', /^\+[-=+]{5,}/m),
};

/** Extensions that the dialect has. */
const IN_DIALECT: ReadonlySet<string> = new Set([
  ...'abbr admonition attr_list callouts def_list extra fenced_code footnotes github-callouts md_in_html mdx_math mdx_truly_sane_lists sane_lists tables toc'.split(
    ' ',
  ),
  ...'arithmatex betterem caret critic details emoji escapeall extra extrarawhtml fancylists githubemoji headeranchor highlight inlinehilite keys magiclink mark progressbar quotes saneheaders smartsymbols snippets superfences tabbed tasklist tilde blocks.admonition blocks.caption blocks.definition blocks.details blocks.html blocks.tab'
    .split(' ')
    .map((name) => `pymdownx.${name}`),
]);

/** What becomes of a plugin. */
export function ofPlugin(name: string): Counterpart {
  return PLUGINS[name] ?? unread('nothing here does what it does');
}

/** What becomes of an extension of Markdown. */
export function ofExtension(name: string): Counterpart {
  return EXTENSIONS[name] ?? (IN_DIALECT.has(name) ? DIALECT : unread('what it reads is not read here'));
}
