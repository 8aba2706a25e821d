import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as engine from '../../engine/library/library.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { readSiteFile } from '../../engine/variants/site-file.ts';
import { openLibrary } from '../open-library.ts';
import { writeProject } from '../testing/write-project.ts';
import { readMkDocsSite } from './read-site.ts';
import { siteYmlOf } from './site-yml.ts';

const PAGES = { 'docs/index.md': '# Home\n', 'docs/guide.md': '# Guide\n\n[Home](index.md)\n' };

/** What `site.yml` would say of a project with these files. */
function entryOf(config: string, files: Record<string, string> = {}) {
  const root = writeProject({ ...PAGES, ...files, 'mkdocs.yml': `site_name: Orbit\n${config}` });
  return readMkDocsSite([join(root, 'mkdocs.yml')], {}).entry;
}

const plainly = async (blocks: readonly unknown[]) => blocks.map(() => '<pre></pre>');
const open = (root: string) => openLibrary(root, { highlight: plainly });

it('knows all files that say what it is, there or not, so that whoever follows them misses none', () => {
  const root = writeProject({
    ...PAGES,
    'mkdocs.yml':
      'INHERIT: base.yml\nplugins: [mike, { macros: { include_yaml: [a.yml, { b: more/b.yml }] } }]\n',
    'base.yml': 'site_name: Orbit\n',
    'a.yml': 'a: 1\n',
  });
  const { readFrom } = readMkDocsSite([join(root, 'mkdocs.yml')], {}).site;
  expect(readFrom!.map((file) => file.slice(root.length + 1)).toSorted()).toEqual([
    'a.yml',
    'base.yml',
    'docs/versions.json',
    'mkdocs.yml',
    'more/b.yml',
    'site/versions.json',
    'versions.json',
  ]);
});

it('leaves out what regular expressions of the plugin exclude fit from the beginning on, pages and files', () => {
  const { exclude } = entryOf(
    'plugins: [{ exclude: { regex: ["drafts/", ".*\\\\.(tmp|bin)$", "uide"] } }]\n',
    { 'docs/drafts/a.md': 'x', 'docs/drafts/b/c.png': '', 'docs/sub/x.bin': '', 'docs/sub/drafts/y.md': 'y' },
  );
  expect(exclude!.filter((pattern) => !/^\/?[.\w-]+\.(?:html|txt|json|xml)$/.test(pattern))).toEqual([
    '.*',
    '/templates/',
    '/drafts/',
    '/sub/x.bin',
  ]);
});

it.each([
  ['exclude_docs: |\n  ok/\n  *a*a*a*a\n', 4],
  ['not_in_nav: "*a*a*a*a"\n', 2],
  ['plugins:\n  - exclude:\n      glob:\n        - a\n        - "*a*a*a*a"\n', 6],
])('refuses patterns that would take long, with their line: %j', (config, line) => {
  expect(() => entryOf(config)).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          rule: 'invalid-mkdocs',
          message: 'This pattern has more than 3 stars in one name: "*a*a*a*a".',
          place: { file: expect.stringMatching(/mkdocs\.yml$/), line },
        }),
      ],
    }),
  );
});

describe('a project of MkDocs, in the words of site.yml', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['site_name', '', { title: 'Orbit', products: [{ id: 'orbit', name: 'Orbit' }] }],
    [
      'site_url',
      'site_url: https://x.org/docs/orbit/\n',
      { url: 'https://x.org', products: [expect.objectContaining({ path: '/docs/orbit' })] },
    ],
    ['site_description', 'site_description: All of it\n', { description: 'All of it' }],
    ['copyright', 'copyright: "&copy; Acme"\n', { footer: '&copy; Acme' }],
    [
      'repo_url',
      'repo_url: https://github.com/acme/orbit\n',
      {
        edit_url: 'https://github.com/acme/orbit/edit/master/docs/{path}',
        social: { github: 'https://github.com/acme/orbit' },
      },
    ],
    [
      'edit_uri',
      'repo_url: https://github.com/acme/orbit/\nedit_uri: blob/main/docs\n',
      { edit_url: 'https://github.com/acme/orbit/blob/main/docs/{path}' },
    ],
    [
      'edit_uri_template',
      'repo_url: https://git.acme.org/o\nedit_uri_template: edit/{path!q}?plain\n',
      { edit_url: 'https://git.acme.org/o/edit/{path}?plain' },
    ],
    [
      'an address of its own in edit_uri',
      'edit_uri: https://x.org/e/\n',
      { edit_url: 'https://x.org/e/{path}' },
    ],
    [
      'no edit_uri',
      'repo_url: https://github.com/acme/orbit\nedit_uri: ""\n',
      { social: { github: 'https://github.com/acme/orbit' } },
    ],
    [
      'exclude_docs',
      'exclude_docs: |\n  /drafts/\n  *.tmp.md\n',
      { exclude: expect.arrayContaining(['/drafts/', '*.tmp.md']) },
    ],
    [
      'a theme in the folder of pages',
      'theme: { name: material, custom_dir: docs/overrides }\n',
      { exclude: expect.arrayContaining(['/overrides/**/*.html']) },
    ],
    [
      'pictures of the theme',
      'theme: { logo: logo.svg, favicon: gone.png }\n',
      { logo: 'logo.svg', favicon: undefined },
    ],
    [
      'a palette',
      'theme: { palette: { primary: teal } }\n',
      { theme: { accent: { light: expect.stringMatching(/^#/), dark: expect.stringMatching(/^#/) } } },
    ],
    ['a palette of black and white', 'theme: { palette: { primary: black } }\n', { social: {} }],
    ['extra_css', 'extra_css: [a.css, gone.css, https://x.org/b.css]\n', { css: ['a.css'] }],
    [
      'extra_javascript',
      'extra_javascript: [a.js, { path: b.mjs, type: module }]\n',
      {
        head: [
          { tag: 'script', attrs: { src: 'a.js', defer: true } },
          { tag: 'script', attrs: { src: 'b.mjs', type: 'module' } },
        ],
      },
    ],
    [
      'extra.social',
      'extra: { social: [{ icon: fontawesome/brands/mastodon, link: https://x.social/@o }, { icon: fontawesome/brands/x-twitter, link: https://x.com/o }] }\n',
      { social: { mastodon: 'https://x.social/@o', x: 'https://x.com/o' } },
    ],
    [
      'extra.alternate',
      'site_url: https://x.org/en\nextra: { alternate: [{ name: English, link: https://x.org/en/ }, { name: Deutsch, link: /de/, lang: de }] }\n',
      { links: [{ text: 'Deutsch', url: 'https://x.org/de/' }] },
    ],
    [
      'extra.alternate with its own language, without an address',
      'theme: { language: de }\nextra: { alternate: [{ name: English, link: https://x.org/en/, lang: en }, { name: Deutsch, link: https://x.org/, lang: de }] }\n',
      { links: [{ text: 'English', url: 'https://x.org/en/' }] },
    ],
    [
      'redirects',
      'plugins: [{ redirects: { redirect_maps: { old.md: guide.md, "a/index.md": guide.md#part, guide.md: index.md, other.md: https://x.org } } }]\n',
      { redirects: { old: 'index.md', 'a/index': 'index.md', guide: 'index.md' } },
    ],
    [
      'braces, without a plugin for them',
      'extra: { name: x }\n',
      { templates: false, products: [expect.not.objectContaining({ attributes: expect.anything() })] },
    ],
    [
      'variables',
      'extra: { name: x, a-b: 1, version: "2" }\nplugins: [macros]\n',
      { templates: true, products: [expect.objectContaining({ attributes: { name: 'x' } })] },
    ],
    [
      'variables of files',
      'extra: { a: own }\nplugins: [{ macros: { include_yaml: [more.yml, { list: list.yml }, gone.yml] } }]\n',
      {
        products: [expect.objectContaining({ attributes: { a: 'own', b: { c: 1 }, list: ['x', 'y'] } })],
      },
    ],
    [
      'includes of a plugin, where braces are text',
      'plugins: [include-markdown]\n',
      { templates: false, include_tags: true },
    ],
    [
      'tables of a plugin, and where it finds them',
      'plugins: [{ table-reader: { data_path: tables } }]\n',
      { templates: false, table_tags: true },
    ],
    [
      'braces of another kind',
      'plugins: [{ macros: { j2_variable_start_string: "[[" } }]\n',
      { templates: true, template_signs: { variables: ['[[', '}}'] } },
    ],
    [
      'braces of another kind, as markdownextradata has them',
      'plugins: [{ markdownextradata: { jinja_options: { block_start_string: "<%", block_end_string: "%>" } } }]\n',
      { templates: true, template_signs: { blocks: ['<%', '%>'] } },
    ],
    [
      'folders of snippets',
      'markdown_extensions: [{ pymdownx.snippets: { base_path: [parts, docs, gone] } }]\n',
      { include_roots: ['../parts'] },
    ],
    [
      'numbers before all lines of code',
      'markdown_extensions: [{ pymdownx.highlight: { linenums: true } }]\n',
      { line_numbers: true },
    ],
    ['dollar signs that are money, and signs that are typed', '', { math: false, symbols: false }],
    [
      'signs, and the repository of numbers and names',
      'markdown_extensions: [pymdownx.smartsymbols, { pymdownx.magiclink: { repo_url_shorthand: true, user: acme, repo: orbit } }]\n',
      { autolinks: { repository: 'https://github.com/acme/orbit' } },
    ],
    [
      'typography with other signs',
      'markdown_extensions: [{ markdown.extensions.smarty: { smart_dashes: false, smart_angled_quotes: true, substitutions: { left-double-quote: "&bdquo;", ndash: "–" } } }]\n',
      { typography: { dashes: false, angled_quotes: true, signs: { 'left-double-quote': '„', ndash: '–' } } },
    ],
    [
      'lists of headings',
      'markdown_extensions: [{ toc: { toc_depth: 2-4, title: On this page, marker: "" } }]\n',
      { toc: { from: 2, to: 4, title: 'On this page', marker: '' } },
    ],
    [
      'headings that begin with a lower level, and their ids',
      'markdown_extensions: [{ toc: { baselevel: 2, separator: _ } }]\n',
      { toc: { base: 2, separator: '_' } },
    ],
    ['lists of no headings', 'markdown_extensions: [{ toc: { toc_depth: 0 } }]\n', { toc: { to: 0 } }],
    [
      'backslashes that escape all',
      'markdown_extensions: [{ pymdownx.escapeall: { hardbreak: true, nbsp: true } }]\n',
      { escape_all: { breaks: true, spaces: true } },
    ],
    ['the language of the interface', 'theme: { name: material, language: zh-TW }\n', { lang: 'zh-TW' }],
    [
      'the language of a theme of MkDocs, and its direction',
      'theme: { name: mkdocs, locale: pt_BR, direction: rtl }\n',
      { lang: 'pt-BR', dir: 'rtl' },
    ],
    [
      'what ids of tabs are made of',
      'markdown_extensions:\n  - pymdownx.tabbed:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: { case: lower }\n      combine_header_slug: true\n',
      { tab_ids: { slugify: 'pymdownx', heading: true } },
    ],
    ['lines that stay lines', 'markdown_extensions: [nl2br]\n', { line_breaks: true }],
    ['names in double brackets', 'plugins: [ezlinks]\n', { wiki_links: true }],
    ['places by their ids', 'plugins: [autorefs]\n', { cross_references: true }],
    ['names of pages', 'markdown_extensions: [wikilinks]\n', { wiki_links: true }],
    [
      'names of pages of another site',
      'markdown_extensions: [{ wikilinks: { base_url: "https://wiki.x.org/" } }]\n',
      {},
    ],
    ['emphasis beside spaces', 'markdown_extensions: [toc]\n', { loose_emphasis: true }],
    [
      'emphasis of PyMdown',
      'markdown_extensions: [pymdownx.extra]\n',
      expect.not.objectContaining({ loose_emphasis: true }),
    ],
    ['stars in words', 'markdown_extensions: [pymdownx.betterem]\n', { stars_in_words: true }],
    [
      'lines and addresses of GFM',
      'markdown_extensions: [mdx_gfm]\n',
      { line_breaks: true, autolinks: true },
    ],
    ['no raised text', 'markdown_extensions: [toc]\n', { raised_text: false }],
    ['headings that need none', 'markdown_extensions: [toc]\n', { unspaced_headings: true }],
    ['quotations that stand apart', 'markdown_extensions: [pymdownx.quotes]\n', { separate_quotes: true }],
    ['code that names its language', 'markdown_extensions: [codehilite]\n', { code_headers: true }],
    [
      'names of languages above code',
      'markdown_extensions: [{ pymdownx.highlight: { auto_title: true } }]\n',
      { code_titles: true },
    ],
    [
      'other names above code',
      'markdown_extensions: [{ pymdownx.highlight: { auto_title: true, auto_title_map: { "Python Console Session": Python } } }]\n',
      { code_titles: { 'Python Console Session': 'Python' } },
    ],
    ['changes in code', 'markdown_extensions: [pymdownx.critic]\n', { changes_in_code: true }],
    [
      'what stands between keys',
      'markdown_extensions: [{ pymdownx.keys: { separator: "＋" } }]\n',
      { key_separator: '＋' },
    ],
    [
      'what keys are called',
      'markdown_extensions: [{ pymdownx.keys: { key_map: { q: q } } }]\n',
      { key_names: { q: 'q' } },
    ],
    ['lists in lists by two columns', 'markdown_extensions: [mdx_truly_sane_lists]\n', { list_indent: 2 }],
    [
      'lists in lists by three columns',
      'markdown_extensions: [{ mdx_truly_sane_lists: { nested_indent: 3, truly_sane: true } }]\n',
      { list_indent: 3 },
    ],
    ['lists of letters', 'markdown_extensions: [pymdownx.fancylists]\n', { fancy_lists: true }],
    [
      'lists of some letters',
      'markdown_extensions: [{ pymdownx.fancylists: { additional_ordered_styles: [generic, roman] } }]\n',
      { fancy_lists: ['roman', 'generic'] },
    ],
    ['typography', 'markdown_extensions: [smarty]\n', { typography: true }],
    [
      'short addresses, fences that others draw, and numbers of captions',
      'markdown_extensions: [{ pymdownx.magiclink: { repo_url_shorthand: true, repo_url_shortener: true, normalize_issue_symbols: true, user: acme, repo: orbit } }, { pymdownx.superfences: { custom_fences: [{ name: mermaid, class: mermaid }, { name: vega, class: vega }] } }, { pymdownx.blocks.caption: { types: [caption, { name: listing, prefix: "Listing {}." }, { name: figure-caption }] } }]\n',
      {
        autolinks: { repository: 'https://github.com/acme/orbit', shorten: true, normalize: true },
        custom_fences: ['vega'],
        captions: { listing: 'Listing {}.', 'figure-caption': '' },
      },
    ],
    [
      'short addresses alone',
      'markdown_extensions: [{ pymdownx.magiclink: { repo_url_shortener: true, user: acme, repo: orbit } }]\n',
      { autolinks: { repository: 'https://github.com/acme/orbit', shorten: true, shorthand: false } },
    ],
    [
      'blocks that the project names',
      'markdown_extensions: [{ pymdownx.blocks.admonition: { types: [note, new, { name: old, class: warning, title: Gone }] } }, { pymdownx.blocks.details: { types: [{ name: details-new, class: new }] } }]\n',
      {
        blocks: {
          new: {},
          old: { type: 'warning', title: 'Gone' },
          'details-new': { type: 'new', details: true },
        },
      },
    ],
    [
      'formulas, links of addresses, and what follows every page',
      'markdown_extensions: [pymdownx.arithmatex, pymdownx.magiclink, { pymdownx.snippets: { auto_append: [parts/abbr.md], dedent_subsections: true } }]\n',
      { autolinks: true, auto_append: ['parts/abbr.md'], dedent_snippets: true },
    ],
    [
      'ids in all letters',
      'markdown_extensions: [{ toc: { slugify: !!python/name:markdown.extensions.toc.slugify_unicode } }]\n',
      { slugify: 'unicode' },
    ],
    [
      'ids as PyMdown makes them',
      'markdown_extensions: [{ toc: { slugify: !!python/object/apply:pymdownx.slugs.slugify { kwds: { case: lower } } } }]\n',
      { slugify: 'pymdownx' },
    ],
    [
      'the folder of the project, from where pages take text',
      'docs_dir: taking\n',
      { include_roots: ['..'] },
    ],
    ['addresses like names of files', 'use_directory_urls: false\n', { from_html: true }],
    [
      'files with keys of pages',
      'plugins: [{ material/meta: { meta_file: defaults.yml } }]\n',
      { page_defaults: 'defaults.yml' },
    ],
    [
      'patterns of the plugin exclude, whose stars stand for slashes as well',
      'plugins: [{ exclude: { glob: ["drafts/*", "*.tmp", "a/*.md", "*/b.md"] } }]\n',
      { exclude: expect.arrayContaining(['/drafts/*', '/**/*.tmp', '/a/**/*.md', '/**/b.md']) },
    ],
    ['watched folders', 'watch: [parts, mkdocs.yml]\n', { include_roots: ['../parts'] }],
  ])('has %s', (_, config, expected) => {
    const entry = entryOf(config, {
      'docs/logo.svg': '<svg/>',
      'docs/a.css': '',
      'docs/a.js': '',
      'docs/b.mjs': '',
      'docs/overrides/main.html': '',
      'parts/one.md': '',
      'more.yml': 'a: other\nb: { c: 1 }\n',
      'list.yml': '- x\n- y\n',
      'taking/index.md': '--8<-- "parts/one.md"\n',
    });
    expect(entry).toMatchObject(expected);
    expect('edit_url' in entry).toBe('edit_url' in expected);
    expect('theme' in entry).toBe('theme' in expected);
  });

  it('has the blogs of a project as their options say, but for what is usual or without effect', () => {
    const blog = { 'docs/news/index.md': '# News\n', 'docs/news/posts/a.md': '---\ndraft: true\n---\n# A\n' };
    const entry = entryOf(
      `plugins:
  - material/blog:
      blog_dir: news
      pagination_per_page: 5
      archive_pagination:
      categories_allowed: [A, B]
      categories_slugify: !!python/object/apply:pymdownx.slugs.slugify { kwds: { case: none } }
      categories_sort_by: !!python/name:material.plugins.blog.view_post_count
      pagination_format: "~3~"
      archive_toc: perhaps
  - blog: { blog_dir: other, enabled: false }
  - blog: { blog_dir: . }
`,
      blog,
    );
    expect(entry.blogs).toEqual([
      {
        blog_dir: 'news',
        pagination_per_page: 5,
        pagination_format: '~3~',
        categories_slugify: 'pymdownx-cased',
        categories_sort_by: 'post_count',
      },
      { blog_dir: '.' },
    ]);
    // What is not finished today may be tomorrow.
    expect(entry.exclude).not.toContain('/news/posts/a.md');
  });

  it('tells what of a blog is not read', () => {
    const root = writeProject({
      ...PAGES,
      'docs/blog/index.md': '# Blog\n',
      'mkdocs.yml':
        'site_name: Orbit\nplugins: [{ blog: { pagination_keep_content: true, archive_toc: perhaps, blog_toc: true } }]\n',
    });
    const { site } = readMkDocsSite([join(root, 'mkdocs.yml')], {});
    expect(site.found!.map(({ message }) => message).join()).toContain(
      '"blog: pagination_keep_content" (line 2), "blog: archive_toc" (line 2).',
    );
  });

  it('names posts where nav does, and never because they lie in a folder', () => {
    const root = writeProject({
      ...PAGES,
      'docs/blog/index.md': '# Blog\n',
      'docs/blog/posts/a.md': '---\ndate: 2024-01-31\n---\n# A\n',
      'docs/blog/posts/b.md': '---\ndate: 2024-01-31\n---\n# B\n',
      'mkdocs.yml': 'site_name: Orbit\nplugins: [blog]\nnav: [index.md, { First: blog/posts/a.md }, blog/]\n',
    });
    const { entry } = readMkDocsSite([join(root, 'mkdocs.yml')], {});
    expect(entry.nav).toEqual([
      'index.md',
      { title: 'First', page: 'blog/posts/a.md' },
      { title: 'Blog', children: ['blog/index.md'] },
    ]);
  });

  it('has the blogs of several projects in their folders', () => {
    const root = writeProject({
      'a/mkdocs.yml':
        'site_name: A\nplugins: [{ blog: { authors_file: "{blog}/who.yml", post_dir: notes } }]\n',
      'a/docs/index.md': '# A\n',
      'b/mkdocs.yml': 'site_name: B\nplugins: [blog]\n',
      'b/docs/index.md': '# B\n',
    });
    const files = ['a', 'b'].map((name) => join(root, name, 'mkdocs.yml'));
    expect(readMkDocsSite(files, {}).entry.blogs).toEqual([
      { blog_dir: 'a/docs/blog', authors_file: '{blog}/who.yml', post_dir: 'a/docs/notes' },
      { blog_dir: 'b/docs/blog' },
    ]);
  });

  it('says nothing of what validation ignores, and of pages in not_in_nav', () => {
    const found = (config: string) => {
      const root = writeProject({
        ...PAGES,
        'docs/old/a.md': '[x](gone.md)\n',
        'mkdocs.yml': `site_name: Orbit\nnav: [index.md, gone.md]\n${config}`,
      });
      return open(join(root, 'docs')).findings.map(({ rule, place }) => `${rule} ${place!.file}`);
    };
    const all = ['missing-nav-page ../mkdocs.yml', 'page-outside-nav guide.md', 'page-outside-nav old/a.md'];
    expect(found('')).toEqual(expect.arrayContaining(all));
    expect(found('not_in_nav: |\n  old/\n')).toEqual(all.slice(0, 2));
    expect(found('validation: { omitted_files: ignore }\n')).toEqual(all.slice(0, 1));
    expect(found('validation: { nav: { omitted_files: ignore, not_found: ignore } }\n')).toEqual([]);
  });

  it('tells of other configurations that nav includes, and shows nothing in their places', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml':
        'site_name: Orbit\nplugins: [monorepo]\nnav:\n- index.md\n- API: "!include ./api/mkdocs.yml"\n- "*include ./more/*/mkdocs.yml"\n',
    });
    const { site, entry } = readMkDocsSite([join(root, 'mkdocs.yml')], {});
    expect(entry.nav).toEqual(['index.md']);
    expect(site.found!.map(({ message, place }) => `${place!.line} ${message}`)).toEqual([
      '5 "nav: !include ./api/mkdocs.yml" is not read: its pages are no part of this site. Build it as a site of its own, or with this one, by a --mkdocs for each.',
      '6 "nav: *include ./more/*/mkdocs.yml" is not read: its pages are no part of this site. Build it as a site of its own, or with this one, by a --mkdocs for each.',
    ]);
  });

  it('tells of a folder of pages that is not there', () => {
    const root = writeProject({ 'mkdocs.yml': 'site_name: Orbit\ndocs_dir: text\n' });
    expect(() => readMkDocsSite([join(root, 'mkdocs.yml')], {})).toThrow(FindingsError);
    expect(() => readMkDocsSite([join(root, 'mkdocs.yml')], {})).toThrow(
      'docs_dir: there is no folder "text"',
    );
  });
});

describe('the pages of a project of MkDocs', () => {
  it('are there as MkDocs has them: with underscores, includes and empty ones, but without what is hidden', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml': 'site_name: Orbit\nexclude_docs: drafts/\nnav: [index.md]\n',
      'docs/_part.md': 'x\n',
      'docs/includes/note.md': 'x\n',
      'docs/empty.md': '',
      'docs/sub/README.md': '# Sub\n',
      'docs/.hidden.md': 'x\n',
      'docs/templates/x.md': 'x\n',
      'docs/drafts/x.md': 'x\n',
      'docs/robots.txt': 'User-agent: *\n',
    });
    const library = open(join(root, 'docs'));
    expect(library.pages.map(({ path, slug }) => [path, slug])).toEqual([
      ['_part.md', '_part'],
      ['empty.md', 'empty'],
      ['guide.md', 'guide'],
      ['includes/note.md', 'includes/note'],
      ['index.md', ''],
      ['sub/README.md', 'sub'],
    ]);
    expect(library.hasErrors).toBe(false);
    // What the navigation does not name is found by links and search.
    expect(library.navigation(library.site.variants[0]!).map(({ title }) => title)).toEqual(['Home']);
  });

  it('have the frontmatter that MkDocs finds: keys without marks around them, too, but no text between two rules', async () => {
    const root = writeProject({
      'mkdocs.yml': 'site_name: Orbit\n',
      'docs/index.md': '---\n\n!!! note "A: b"\n\n    Text\n\n---\n\nMore\n',
      'docs/plain.md': 'Title: The plain one\ntags: a\n\nText\n',
      'docs/more.md': 'title: More\ntoc_depth: 2\n\nText\n',
      'docs/sentence.md': 'Note: this is text.\n',
      'docs/empty.md': '---\n# tags:\n---\nText\n',
    });
    const library = open(join(root, 'docs'));
    const html = async (path: string) =>
      (await library.render(library.document(library.page(path)!, library.site.variants[0]!)!)).html;
    expect(await html('index.md')).toMatch(/^<hr>.*Text.*<hr>\n<p>More/s);
    expect(library.page('plain.md')!.frontmatter).toEqual({ title: 'The plain one', tags: ['a'] });
    expect(await html('plain.md')).toBe('<p>Text</p>\n');
    expect(await html('more.md')).toBe('<p>Text</p>\n');
    expect(
      library.findings.filter(({ rule }) => rule === 'unread-frontmatter').map(({ place }) => place),
    ).toEqual([{ file: 'more.md', line: 2 }]);
    expect(await html('sentence.md')).toBe('<p>Note: this is text.</p>\n');
    expect(await html('empty.md')).toBe('<p>Text</p>\n');
  });

  it('are called in navigation as their headings read: with the signs that the project has set', () => {
    const pages = { 'docs/index.md': "# It's (c)\n", 'docs/own.md': '---\ntitle: "It\'s"\n---\n' };
    const titles = (extensions: string) => {
      const root = writeProject({ ...pages, 'mkdocs.yml': `site_name: Orbit\n${extensions}` });
      const library = open(join(root, 'docs'));
      return library.navigation(library.site.variants[0]!).map(({ title }) => title);
    };
    // As in MkDocs, a title of the frontmatter stays as it is typed.
    expect(titles('markdown_extensions: [smarty, pymdownx.smartsymbols]\n')).toEqual(['It’s ©', "It's"]);
    expect(titles('')).toEqual(["It's (c)", "It's"]);
  });

  it('have notebooks, and patterns of Python, told by name and number', () => {
    const root = writeProject({
      ...PAGES,
      'docs/a.ipynb': '{}',
      'docs/sub/b.ipynb': '{}',
      'mkdocs.yml':
        'site_name: Orbit\nplugins:\n- mkdocs-jupyter\n- exclude: { regex: ["(?<!a)tmp"] }\nmarkdown_extensions: [{ pymdownx.highlight: { anchor_linenums: true, auto_title: false } }]\n',
    });
    const [finding] = open(join(root, 'docs')).findings;
    expect(finding!.message).toBe(
      'What this project says besides is not read: "exclude: (?<!a)tmp" (line 4), "plugins: jupyter" (line 2).',
    );
  });

  it('have notations of others told, each kind once, with its number and the first place', () => {
    const root = writeProject({
      'mkdocs.yml': 'site_name: Orbit\n',
      'docs/index.md':
        '# Home\n\n```\n:::note\n```\n\n`{{< no >}}`\n\n:::note\ntext\n:::\n\n::: orbit.start\n',
      'docs/other.md': ':::tip x\n\n{{< figure >}}\n',
    });
    const told = open(join(root, 'docs')).findings.filter(({ rule }) => rule === 'unread-notation');
    expect(told.map(({ message, place }) => `${place!.file}:${place!.line} ${message}`)).toEqual([
      'index.md:9 Pages have admonitions of Docusaurus (:::note), which nothing here reads: readers see them as they are typed, 2 times on 2 pages.',
      'index.md:13 Pages have documentation of code (::: module.name), which nothing here reads: readers see them as they are typed, once.',
      'other.md:3 Pages have shortcodes of Hugo ({{< name >}}), which nothing here reads: readers see them as they are typed, once.',
    ]);
  });

  it.each([
    ['a comment in a formula', '$$\n\\text{{% half of it\n\\small x}}\n$$', []],
    ['an index in a formula', 'Let $x_{{<n}}$ be.', []],
    ['a variable of Windows', 'Set {{%PATH}} here.', []],
    ['a shortcode', 'See {{% note %}} here.', [3]],
    ['one that closes', '{{< /tabs >}}', [3]],
    ['one without spaces', '{{<youtube id="x">}}', [3]],
    ['one of several lines', '{{< figure\n  src="a.png" >}}', [3]],
  ])('have shortcodes of Hugo told, and nothing that only begins alike: %s', (_, text, lines) => {
    const root = writeProject({ 'mkdocs.yml': 'site_name: Orbit\n', 'docs/index.md': `# Home\n\n${text}\n` });
    const told = open(join(root, 'docs')).findings.filter(({ rule }) => rule === 'unread-notation');
    expect(told.map(({ place }) => place!.line)).toEqual(lines);
  });

  it.each([
    ['block', '{{%', '%}}', '{{% if moon %}}Io{{% endif %}}'],
    ['variable', '{{<', '>}}', 'On {{< moon >}}.'],
    ['comment', '{{%', '%}}', 'Text.{{% moon %}}'],
  ])('have no shortcodes of Hugo told that are tags of their own: %s', (kind, open_, close, text) => {
    const root = writeProject({
      'mkdocs.yml': `site_name: Orbit\nextra: { moon: Io }\nplugins: [{ macros: { j2_${kind}_start_string: "${open_}", j2_${kind}_end_string: "${close}" } }]\n`,
      'docs/index.md': `# Home\n\n${text}\n`,
    });
    expect(open(join(root, 'docs')).findings.filter(({ rule }) => rule === 'unread-notation')).toEqual([]);
  });

  it('take code from folders beside the project, and from no others', async () => {
    const root = writeProject({
      'site/mkdocs.yml': 'site_name: Orbit\n',
      'site/docs/index.md': '# Home\n\n{* ../code/a.py hl[2] *}\n\n{! ../gone/b.py !}\n',
      'code/a.py': 'import os\nprint()\n',
    });
    const library = open(join(root, 'site/docs'));
    expect(library.site.includeRoots.map((path) => path.slice(root.length))).toEqual(['/site', '/code']);
    const { html } = await library.render(library.documentAt('/orbit/')!);
    expect(html).toContain('<pre></pre>');
    expect(library.findings.map(({ rule, severity, place }) => [rule, severity, place!.line])).toEqual([
      ['missing-include', 'warning', 5],
    ]);
  });

  it('include files above the project in tags of several lines, and follow links there, within its repository', async () => {
    const root = writeProject({
      'repository/.git/HEAD': '',
      'repository/site/mkdocs.yml': 'site_name: Orbit\nplugins: [include-markdown]\n',
      'repository/site/docs/index.md': '# Home\n\n{%\n   include-markdown "../../parts/a.md"\n%}\n',
      'repository/parts/a.md': 'Part\n',
      'repository/spec/b.md': '# Spec\n',
      'other/c.md': '# Other\n',
    });
    symlinkSync(join(root, 'repository/spec/b.md'), join(root, 'repository/site/docs/b.md'));
    symlinkSync(join(root, 'other/c.md'), join(root, 'repository/site/docs/c.md'));
    const library = open(join(root, 'repository/site/docs'));
    expect((await library.render(library.documentAt('/orbit/')!)).html).toContain('<p>Part</p>');
    expect(library.pages.map(({ path }) => path)).toEqual(['b.md', 'index.md']);
    expect(library.findings.map(({ rule, place }) => [rule, place!.file])).toEqual([
      ['outside-roots', 'c.md'],
    ]);
  });

  it('have what files say of all pages in their folders', async () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml': 'site_name: Orbit\nplugins: [macros, meta]\n',
      'docs/.meta.yml': 'tags: [all]\nhide: [toc]\nlevel: 1\nsearch: { exclude: true }\n',
      'docs/sub/.meta.yml': 'tags: [sub]\nlevel: 2\ntitle: Below\n',
      'docs/sub/a.md': '---\ntags: [own]\nsearch: { exclude: false }\n---\nLevel {{ level }}\n',
      'docs/sub/b.md': 'Level {{ level }}\n',
      'docs/bad/.meta.yml': 'a: [1\n',
      'docs/bad/c.md': '# C\n',
    });
    const library = open(join(root, 'docs'));
    const keys = (path: string) => library.page(path)!.frontmatter;
    expect(keys('guide.md')).toEqual({
      tags: ['all'],
      hide: ['toc'],
      search: false,
      attributes: { level: 1 },
    });
    expect(keys('sub/a.md')).toMatchObject({ title: 'Below', tags: ['all', 'sub', 'own'], search: true });
    expect(keys('sub/b.md')).toMatchObject({ title: 'Below', tags: ['all', 'sub'], search: false });
    expect(library.findings.map(({ rule, place }) => `${rule} ${place!.file}`)).toEqual([
      'invalid-frontmatter bad/.meta.yml',
    ]);
    const page = library.document(library.page('sub/b.md')!, library.site.variants[0]!)!;
    expect((await library.render(page)).html).toContain('Level 2');
  });

  it('have addresses like names of files lead to them, where they had such', () => {
    const root = writeProject({
      ...PAGES,
      'docs/sub/index.md': '# Sub\n',
      'mkdocs.yml': 'site_name: Orbit\nsite_url: https://x.org\nuse_directory_urls: false\n',
    });
    const library = open(join(root, 'docs'));
    expect([...library.formerAddresses].map(([address, { url }]) => [address, url])).toEqual([
      ['/guide/', '/orbit/guide/'],
      ['/orbit/guide.html', '/orbit/guide/'],
      ['/guide.html', '/orbit/guide/'],
      ['/sub/', '/orbit/sub/'],
    ]);
  });

  it('have their old addresses lead to them, where they stood at the root of the site', () => {
    const root = writeProject({ ...PAGES, 'mkdocs.yml': 'site_name: Orbit\nsite_url: https://x.org\n' });
    const library = open(join(root, 'docs'));
    expect([...library.formerAddresses].map(([address, { url }]) => [address, url])).toEqual([
      ['/guide/', '/orbit/guide/'],
    ]);
  });

  it('stand below the path of their address, or below the site where that is built for the path', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml': 'site_name: Orbit\nsite_url: https://x.org/docs/guides/\n',
    });
    const read = (base?: string) => {
      const { entry, site } = readMkDocsSite([join(root, 'mkdocs.yml')], {}, base);
      return [entry.products![0]!.path, site.placement];
    };
    expect(read()).toEqual([
      '/docs/guides',
      'Addresses begin with /docs/guides/, as site_url says: publish this folder at the top of https://x.org. To publish it below /docs/guides, as GitHub Pages does, build with --base /docs/guides.',
    ]);
    expect(read('/docs/guides')).toEqual([undefined, undefined]);
    expect(read('/docs')).toEqual(['/guides', undefined]);
    expect(read('/doc')).toEqual(['/docs/guides', undefined]);
    writeFileSync(join(root, 'mkdocs.yml'), 'site_name: Orbit\nsite_url: file:///docs/\n');
    expect(read()).toEqual(['/docs', undefined]);
  });

  it('are one of several files with one address, and of the others is told', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml': 'site_name: Orbit\n',
      'docs/guide/index.md': '# Other\n',
    });
    const library = open(join(root, 'docs'));
    expect(library.pages.map(({ path }) => path)).toEqual(['guide/index.md', 'index.md']);
    expect(library.findings.map(({ rule, place }) => [rule, place!.file])).toEqual([
      ['unpublished-page', 'guide.md'],
    ]);
  });

  it('stop no build with what MkDocs only warns of, or takes as it is', async () => {
    const root = writeProject({
      'mkdocs.yml': 'site_name: Orbit\nplugins: [macros]\nnav: [index.md, gone.md, Text: text.md]\n',
      'docs/index.md': `---\ntitle: 2024\nnav: nonsense\nown: { key: 1 }\nsearch: { boost: 2 }\n---\n[x](gone.md) ![y](gone.png) {{ own.key }}\n\n{% include "gone.md" %}\n`,
      'docs/text.md': '{% highlight %} {{ x\n',
      'docs/bad.md': '---\na: [1\n---\n# Bad\n',
      'docs/open.md': '---\nno end\n',
    });
    const library = open(join(root, 'docs'));
    await library.checkPages();
    expect(library.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(library.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        'missing-nav-page',
        'missing-page',
        'missing-image',
        'missing-include',
        'invalid-frontmatter',
      ]),
    );
    const [variant] = library.site.variants;
    const html = async (path: string) =>
      (await library.render(library.document(library.page(path)!, variant!)!)).html;
    expect(await html('index.md')).toContain(' 1</p>');
    expect(await html('text.md')).toContain('{% highlight %} {{ x');
  });
});

describe('several projects', () => {
  const product = (name: string, version?: string) =>
    `INHERIT: ../base.yml\nextra: { product: ${name}, is_version: ${version ?? 'null'} }\nsite_url: https://x.org/${name}${version === undefined ? '' : `/${version}`}/\n`;
  const files = {
    'base.yml': 'site_name: Acme Docs\nplugins: [macros]\nnav: [index.md, guide.md, More: https://x.org]\n',
    'one/mkdocs.yml': product('server', '1.9'),
    'one/docs/index.md': '# One\n',
    'one/docs/guide.md': '# Guide\n\n{{ is_version }} ![](a/x.svg) [home](index.md)\n',
    'one/docs/a/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'two/mkdocs.yml': product('server', '1.10'),
    'two/docs/index.md': '# Two\n',
    'two/docs/guide.md': '# Guide\n\n{{ is_version }}\n',
    'cloud/mkdocs.yml': product('cloud'),
    'cloud/docs/index.md': '# Cloud\n',
    'cloud/docs/guide.md': '# Guide\n',
  };

  it('are one site: products and versions in their order, each with the pages of its folder', async () => {
    const root = writeProject(files);
    const read = readMkDocsSite(
      ['two', 'cloud', 'one'].map((name) => join(root, name, 'mkdocs.yml')),
      {},
    );
    expect(read.root).toBe(root);
    expect(read.site.variants.map(({ id, basePath }) => [id, basePath])).toEqual([
      ['server@1.9', '/server/1.9'],
      ['server@1.10', '/server/1.10'],
      ['cloud', '/cloud'],
    ]);
    expect(read.site.products[0]!.latest).toBe('1.10');
    const library = engine.openLibrary(root, { highlight: plainly, readSite: () => read.site });
    const urls = library.site.variants.map((variant) => library.documents(variant).map(({ url }) => url));
    expect(urls).toEqual([
      ['/server/1.9/', '/server/1.9/guide/'],
      ['/server/1.10/', '/server/1.10/guide/'],
      ['/cloud/', '/cloud/guide/'],
    ]);
    const guide = library.documentAt('/server/1.9/guide/')!;
    expect((await library.render(guide)).html).toMatch(
      /1\.9 <img [^>]*src="\/one\/docs\/a\/x\.svg".*href="\/server\/1\.9\/"/,
    );
    expect(library.counterpart(guide.page, library.variant('cloud')!)?.url).toBe('/cloud/guide/');
    expect(library.findings.filter(({ rule }) => rule !== 'unread-setting')).toEqual([]);
    // The link of each navigation is in its own alone.
    for (const variant of library.site.variants)
      expect(
        library
          .navigation(variant)
          .map(({ title }) => title)
          .slice(1),
      ).toEqual(['Guide', 'More']);
  });
});

it('reads the pages of each project as it says itself', async () => {
  const page = '# Ä name\n\n{{ a }} $x$ https://x.org\n';
  const root = writeProject({
    'one/mkdocs.yml':
      'site_name: One\nmarkdown_extensions: [pymdownx.arithmatex, pymdownx.magiclink, { toc: { slugify: !!python/name:markdown.extensions.toc.slugify_unicode } }]\n',
    'one/docs/index.md': page,
    'two/mkdocs.yml':
      'site_name: Two\nplugins: [macros]\nextra: { a: b }\nmarkdown_extensions: [{ pymdownx.snippets: { auto_append: [end.md] } }]\n',
    'two/docs/index.md': page,
    'two/end.md': 'The end.\n',
  });
  const read = readMkDocsSite(
    ['one', 'two'].map((name) => join(root, name, 'mkdocs.yml')),
    {},
  );
  const library = engine.openLibrary(read.root, { highlight: plainly, readSite: () => read.site });
  const html = async (id: string) => (await library.render(library.documentAt(`/${id}/`)!)).html;
  expect(await html('one')).toMatch(/id="ä-name".*\{\{ a \}\}.*<math.*<a href="https:\/\/x\.org"/s);
  expect(await html('one')).not.toContain('The end');
  expect(await html('two')).toMatch(/id="a-name".*<p>b \$x\$ https:\/\/x\.org<\/p>.*The end\./s);
});

describe('projects that share a folder', () => {
  const project = (name: string, more: string) =>
    `site_name: ${name}\ndocs_dir: docs\nplugins: [macros]\nextra: { is${name}: true }\n${more}`;
  const files = {
    'cloud.yml': project(
      'Cloud',
      'exclude_docs: |\n  server/\n  *.tmp.md\nnav: [index.md, Billing: pay.md]\n',
    ),
    'server.yml': project(
      'Server',
      'exclude_docs: |\n  /pay.md\n  *.tmp.md\nnav: [index.md, Start: [server/set-up.md]]\n',
    ),
    'docs/index.md':
      '# Home\n\n{% if isCloud %}Nothing to install.{% else %}[Set up](server/set-up.md){% endif %}\n\n![](a.svg)\n',
    'docs/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'docs/pay.md': '# Pay\n',
    'docs/server/set-up.md': '# Set up\n',
    'docs/draft.tmp.md': '# Draft\n',
  };

  it.each([
    ['that is all of the content', [] as string[]],
    ['beside another one', ['other.yml']],
  ])('%s are products of one source: each has its pages and its navigation', async (_, others) => {
    const root = writeProject({
      ...files,
      'other.yml': 'site_name: Other\ndocs_dir: more\n',
      'more/index.md': '# Other\n',
    });
    const names = ['cloud.yml', 'server.yml', ...others];
    const read = readMkDocsSite(
      names.map((name) => join(root, name)),
      {},
    );
    const library = engine.openLibrary(read.root, { highlight: plainly, readSite: () => read.site });
    const [cloud, server] = ['cloud', 'server'].map((id) => library.variant(id)!);
    const urls = [cloud!, server!].map((variant) => library.documents(variant).map(({ url }) => url));
    expect(urls).toEqual([
      ['/cloud/', '/cloud/pay/'],
      ['/server/', '/server/server/set-up/'],
    ]);
    const titles = [cloud!, server!].map((variant) => library.navigation(variant).map(({ title }) => title));
    expect(titles).toEqual([
      ['Home', 'Billing'],
      ['Home', 'Start'],
    ]);
    const html = async (url: string) => (await library.render(library.documentAt(url)!)).html;
    expect(await html('/cloud/')).toContain('Nothing to install.');
    expect(await html('/server/')).toContain('href="/server/server/set-up/"');
    expect(library.findings.filter(({ rule }) => rule !== 'unread-setting')).toEqual([]);
  });

  it('have what each takes back from its patterns', () => {
    const root = writeProject({
      ...files,
      'cloud.yml': project('Cloud', 'exclude_docs: |\n  *.tmp.md\n  !draft.tmp.md\n'),
    });
    const { site } = readMkDocsSite([join(root, 'cloud.yml'), join(root, 'server.yml')], {});
    const library = engine.openLibrary(join(root, 'docs'), { highlight: plainly, readSite: () => site });
    const having = (path: string) => [...library.variantsOf(library.page(path)!)].map(({ id }) => id);
    expect(having('draft.tmp.md')).toEqual(['cloud']);
    expect(having('pay.md')).toEqual(['cloud']);
    expect(having('server/set-up.md')).toEqual(['cloud', 'server']);
  });

  it('are told of pages that are read as another says', () => {
    const root = writeProject({
      ...files,
      'server.yml': project('Server', 'markdown_extensions: [pymdownx.arithmatex]\n'),
    });
    const { site } = readMkDocsSite([join(root, 'cloud.yml'), join(root, 'server.yml')], {});
    expect(site.found?.map(({ message, place }) => [place?.file, message])).toEqual([
      [
        '../server.yml',
        'The pages are those of ../cloud.yml as well, and are read as it says: what this project says otherwise of math is not read.',
      ],
    ]);
  });

  it('may not lie in one another', () => {
    const root = writeProject({ ...files, 'below.yml': 'site_name: Below\ndocs_dir: docs/server\n' });
    expect(() => readMkDocsSite([join(root, 'cloud.yml'), join(root, 'below.yml')], {})).toThrow(
      FindingsError,
    );
  });
});

describe('products of several projects', () => {
  /** The products of projects, by the names of their files: the name and the rest of a configuration. */
  function productsOf(configs: Record<string, string>, more: Record<string, string> = {}) {
    const root = writeProject({
      ...more,
      ...Object.fromEntries(
        Object.entries(configs).flatMap(([name, config]) => [
          [`mkdocs-${name}.yml`, `docs_dir: d${name}\n${config}`],
          [`d${name}/index.md`, '# Home\n'],
        ]),
      ),
    });
    const files = Object.keys(configs).map((name) => join(root, `mkdocs-${name}.yml`));
    return readMkDocsSite(files, {}).entry.products;
  }

  it('are one where names differ in a number, at the address at which each was the latest', () => {
    const config = (name: string) => `site_name: ${name}\nsite_url: https://x.org/orbit/latest/\n`;
    expect(
      productsOf({ b: config('Orbit 2.10 Help'), a: config('Orbit 2.9 Help'), c: config('Comet') }),
    ).toEqual([
      {
        id: 'orbit-help',
        name: 'Orbit Help',
        path: '/orbit/{version}',
        versions: [{ id: '2.9' }, { id: '2.10' }],
        latest: '2.10',
      },
      { id: 'comet', name: 'Comet' },
    ]);
  });

  it('have the list of mike that names their versions, and no other', () => {
    const mike = 'plugins: [mike]\n';
    const names = ['Orbit 2.9', 'Orbit 2.10', 'Comet 1.0', 'Comet 1.1'];
    const configs = Object.fromEntries(names.map((name, i) => [`${i}`, `site_name: ${name}\n${mike}`]));
    const versions = JSON.stringify(
      ['2.10', '2.9', '2.8'].map((version) => ({ version, title: version, aliases: [] })),
    );
    expect(productsOf(configs, { 'versions.json': versions })).toMatchObject([
      { id: 'orbit', versions: [{ id: '2.9' }, { id: '2.10' }], retired: ['2.8'] },
      expect.not.objectContaining({ retired: expect.anything() }),
    ]);
  });

  it('have one address once', () => {
    const config = (name: string) => `site_name: ${name}\nsite_url: https://x.org/docs/index.html\n`;
    expect(productsOf({ a: config('Orbit'), b: config('Comet') })).toEqual([
      { id: 'orbit', name: 'Orbit', path: '/docs' },
      { id: 'comet', name: 'Comet' },
    ]);
  });
});

describe('versions that mike publishes', () => {
  const versions = JSON.stringify([
    { version: 'dev', title: 'dev', aliases: [] },
    { version: '2.0', title: '2.0.1', aliases: ['stable'] },
    { version: '1.10', title: '1.10', aliases: [] },
    { version: '1.9', title: '1.9', aliases: [] },
  ]);
  const config = 'plugins: [mike]\nextra: { version: { provider: mike, default: stable } }\n';

  it('are those of versions.json: the one that readers are led to is built, and others lead to it', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml': `site_name: Orbit\nsite_url: https://x.org/orbit/\n${config}`,
      'versions.json': versions,
    });
    const { entry } = readMkDocsSite([join(root, 'mkdocs.yml')], {});
    // Where mike deploys, which is not the top of the host.
    const [below] = readMkDocsSite([join(root, 'mkdocs.yml')], {}, '/orbit').entry.products!;
    expect(below).toMatchObject({ path: '/{version}', latest: '2.0' });
    expect(entry.products).toEqual([
      {
        id: 'orbit',
        name: 'Orbit',
        path: '/orbit/{version}',
        versions: [{ id: '2.0', aliases: ['stable'] }],
        latest: '2.0',
        retired: ['1.9', '1.10'],
      },
    ]);
    const library = open(join(root, 'docs'));
    expect(library.documentAt('/orbit/2.0/guide/')).toBeDefined();
    expect(library.formerAddresses.get('/orbit/1.9/guide/')?.url).toBe('/orbit/2.0/guide/');
  });

  it('are in its order, by the names that projects have for them', () => {
    const root = writeProject({
      'versions.json': versions,
      ...Object.fromEntries(
        ['dev', 'old', 'new'].flatMap((name) => [
          [
            `${name}/mkdocs.yml`,
            `site_name: Orbit\nplugins: [mike]\nextra: { version: { default: stable }, docs_version: "${{ dev: 'dev', old: '1.9', new: '2.0.1' }[name]}" }\n`,
          ],
          [`${name}/docs/index.md`, '# Home\n'],
        ]),
      ),
      'new/versions.json': versions,
    });
    const { site } = readMkDocsSite(
      ['dev', 'new', 'old'].map((name) => join(root, name, 'mkdocs.yml')),
      {},
    );
    expect(site.variants.map(({ id, basePath }) => [id, basePath])).toEqual([
      ['orbit@1.9', '/1.9'],
      ['orbit@2.0', '/2.0'],
      ['orbit@dev', '/dev'],
    ]);
    expect(site.products[0]!.latest).toBe('2.0');
    expect(site.retired.map(({ id }) => id)).toEqual(['orbit@1.10']);
  });

  it('are refused by file where the list is none', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml': `site_name: Orbit\n${config}`,
      'versions.json': '{',
    });
    expect(() => readMkDocsSite([join(root, 'mkdocs.yml')], {})).toThrow('no list of versions');
  });
});

describe('what is written as site.yml', () => {
  it('says the same as the project, with what has no counterpart in comments', () => {
    const root = writeProject({
      ...PAGES,
      'mkdocs.yml':
        'site_name: Orbit\nsite_url: https://x.org/orbit/\nhooks: [hook.py]\nplugins: [mkdocstrings, search]\nnav: [index.md, {Guide: guide.md}, {Code: "https://x.org"}]\n',
      'docs/guide.md': '::: orbit.start\n',
    });
    const read = readMkDocsSite([join(root, 'mkdocs.yml')], {});
    const text = siteYmlOf(read);
    const {
      lineOf: _,
      textAt: __,
      file: ___,
      ...own
    } = readSiteFile(text, 'site.yml', (path) => join(root, 'docs', path));
    const {
      lineOf: _a,
      textAt: _b,
      file: _c,
      found: _d,
      readFrom: _e,
      placeOf: _f,
      placement: _g,
      ...site
    } = read.site;
    expect(own).toEqual(site);
    expect(text).toMatch(/^# Written by "variorum import mkdocs" from \.\.\/mkdocs\.yml/);
    expect(text.replace(/\n# +/g, ' ')).toContain('mkdocs.yml:3 hooks: hook.py: Python is never run.');
    expect(text).toMatch(/mkdocs\.yml:4 plugins: mkdocstrings: .* Pages: 1\./);
  });
});
