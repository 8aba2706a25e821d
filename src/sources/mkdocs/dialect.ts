import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { CodeTitles } from '../../engine/code-titles.ts';
import type { ContentsOptions } from '../../engine/contents-options.ts';
import type { EscapeOptions } from '../../engine/escape-options.ts';
import { LIST_STYLES, type ListStyles } from '../../engine/list-styles.ts';
import { NOTE_BLOCKS } from '../../engine/markdown/blocks/slash-blocks.ts';
import { canonicalLanguage } from '../../engine/markdown/highlight/languages.ts';
import { htmlText } from '../../engine/markdown/html/html-text.ts';
import type { NoteBlock } from '../../engine/note-block.ts';
import type { RepositoryLinks } from '../../engine/repository-links.ts';
import type { SlugRule } from '../../engine/slug-rules.ts';
import type { TabIds } from '../../engine/tab-ids.ts';
import { TYPOGRAPHIC_SIGNS, type TypographicSign, type Typography } from '../../engine/typography.ts';
import { type ConfigNode, itemsOf, nodeAt, textOf, textsOf } from './config-node.ts';
import { hasWikiLinks, pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';
import { slugRule } from './slug-rule.ts';

/** How a project has its Markdown read, in the words of `site.yml`. */
export interface DialectEntry {
  slugify?: SlugRule;
  tab_ids?: TabIds;
  math?: boolean;
  symbols?: boolean;
  line_numbers?: boolean;
  typography?: Typography;
  toc?: ContentsOptions;
  line_breaks?: true;
  stars_in_words?: true;
  loose_emphasis?: true;
  wiki_links?: true;
  cross_references?: true;
  separate_quotes?: true;
  unspaced_headings?: true;
  raised_text?: false;
  code_headers?: true;
  code_titles?: CodeTitles;
  changes_in_code?: true;
  key_separator?: string;
  key_names?: Record<string, string>;
  list_indent?: number;
  escape_all?: true | EscapeOptions;
  fancy_lists?: true | ListStyles[number][];
  autolinks?: boolean | RepositoryLinks;
  custom_fences?: string[];
  captions?: Record<string, string>;
  blocks?: Record<string, NoteBlock>;
  icons?: string[];
  auto_append?: string[];
  dedent_snippets?: boolean;
}

/**
 * Reads what the extensions of a project change of the dialect.
 *
 * @param root the content folder, where it holds several projects: files that follow pages are named by their paths from there, since
 * each project may have one of the same name
 */
export function dialectOf(project: MkDocsProject, root?: string): DialectEntry {
  const { extensions, file } = project;
  const optionsOf = (...names: string[]) => extensions.find(({ name }) => names.includes(name));
  const magic = optionsOf('pymdownx.magiclink');
  const smarty = optionsOf('smarty');
  const fancy = optionsOf('pymdownx.fancylists');
  const escapeAll = optionsOf('pymdownx.escapeall');
  const emphasis = textOf(nodeAt(optionsOf('pymdownx.betterem')?.options, 'smart_enable'));
  const separator = textOf(nodeAt(optionsOf('pymdownx.keys')?.options, 'separator'));
  const sane = optionsOf('mdx_truly_sane_lists');
  const slugify = slugRule(nodeAt(optionsOf('toc')?.options, 'slugify'));
  const toc = tocOf(optionsOf('toc')?.options);
  const snippets = optionsOf('pymdownx.snippets')?.options;
  const bases = ['.', ...textsOf(nodeAt(snippets, 'base_path'))];
  const append = textsOf(nodeAt(snippets, 'auto_append')).map((path) => {
    if (root === undefined) return path;
    const found = bases.map((base) => resolve(dirname(file), base, path)).find((each) => existsSync(each));
    return found === undefined ? path : relative(root, found).split(sep).join('/');
  });
  const fences = namesIn(nodeAt(optionsOf('pymdownx.superfences')?.options, 'custom_fences')).filter(
    (name) => !DRAWN.has(name),
  );
  const captions = Object.fromEntries(
    itemsOf(nodeAt(optionsOf('pymdownx.blocks.caption')?.options, 'types')).flatMap((type) => {
      const name = textOf(nodeAt(type, 'name'));
      return name === undefined ? [] : [[name, textOf(nodeAt(type, 'prefix')) ?? '']];
    }),
  );
  const blocks = Object.fromEntries([
    ...notesIn(nodeAt(optionsOf('pymdownx.blocks.admonition')?.options, 'types'), false),
    ...notesIn(nodeAt(optionsOf('pymdownx.blocks.details')?.options, 'types'), true),
  ]);
  return {
    ...(slugify ? { slugify } : {}),
    ...tabIdsOf(optionsOf('pymdownx.tabbed', 'pymdownx.blocks.tab')?.options),
    // Without an extension for them, dollar signs are money.
    ...(optionsOf('pymdownx.arithmatex', 'mdx_math') ? {} : { math: false }),
    ...(optionsOf('pymdownx.smartsymbols') ? {} : { symbols: false }),
    ...(textOf(nodeAt(optionsOf('pymdownx.highlight', 'codehilite')?.options, 'linenums')) === 'true'
      ? { line_numbers: true }
      : {}),
    ...(smarty ? { typography: typographyOf(smarty.options) } : {}),
    ...(optionsOf('nl2br', 'mdx_gfm') ? { line_breaks: true } : {}),
    // Underscores alone are smart unless betterem is told otherwise.
    ...(emphasis === 'all' || emphasis === 'asterisk' ? {} : { stars_in_words: true }),
    // betterem alone looks at spaces, and PyMdown's extra brings it with it.
    ...(optionsOf('pymdownx.betterem', 'pymdownx.extra') ? {} : { loose_emphasis: true }),
    ...(hasWikiLinks(project) ? { wiki_links: true } : {}),
    // mkdocstrings brings the plugin with it.
    ...(pluginOf(project, 'autorefs', 'mkdocstrings') ? { cross_references: true } : {}),
    ...(optionsOf('pymdownx.quotes') ? { separate_quotes: true } : {}),
    // Without an extension for either, 2^10 and 2^20 are what is typed.
    ...(optionsOf('pymdownx.caret', 'pymdownx.tilde') ? {} : { raised_text: false }),
    ...(optionsOf('pymdownx.saneheaders') ? {} : { unspaced_headings: true }),
    ...(optionsOf('codehilite') ? { code_headers: true } : {}),
    ...(optionsOf('pymdownx.critic') ? { changes_in_code: true } : {}),
    ...(separator === undefined || separator === '+' ? {} : { key_separator: separator }),
    ...keyNamesOf(optionsOf('pymdownx.keys')?.options),
    ...(sane
      ? { list_indent: Number(/^[1-8]$/.exec(textOf(nodeAt(sane.options, 'nested_indent')) ?? '')?.[0] ?? 2) }
      : {}),
    ...codeTitlesOf(optionsOf('pymdownx.highlight')?.options),
    ...(escapeAll ? { escape_all: escapesOf(escapeAll.options) } : {}),
    ...(fancy ? { fancy_lists: listStyles(fancy.options) } : {}),
    ...(Object.keys(toc).length > 0 ? { toc } : {}),
    // GFM has addresses that are links, and in its whole every line end counts.
    ...((magic ?? optionsOf('mdx_gfm', 'mdx_partial_gfm'))
      ? { autolinks: repositoryOf(magic?.options) ?? true }
      : {}),
    ...(fences.length > 0 ? { custom_fences: fences } : {}),
    ...(Object.keys(captions).length > 0 ? { captions } : {}),
    ...(Object.keys(blocks).length > 0 ? { blocks } : {}),
    ...iconsOf(project, root),
    ...(append.length > 0 ? { auto_append: append } : {}),
    ...(textOf(nodeAt(snippets, 'dedent_subsections')) === 'true' ? { dedent_snippets: true } : {}),
  };
}

/** How tabs are told to make ids of their titles. */
function tabIdsOf(options: ConfigNode | undefined): Pick<DialectEntry, 'tab_ids'> {
  const slugify = nodeAt(options, 'slugify');
  if (!slugify || textOf(slugify) === 'null') return {};
  const isBelow = textOf(nodeAt(options, 'combine_header_slug')) === 'true';
  return { tab_ids: { slugify: slugRule(slugify) ?? 'ascii', ...(isBelow ? { heading: true } : {}) } };
}

/** Whether highlight writes names of languages above code, and which others its map has. */
function codeTitlesOf(options: ConfigNode | undefined): Pick<DialectEntry, 'code_titles'> {
  if (textOf(nodeAt(options, 'auto_title')) !== 'true') return {};
  const titles = textsByName(nodeAt(options, 'auto_title_map'));
  return { code_titles: Object.keys(titles).length > 0 ? titles : true };
}

/** What a project calls keys. */
function keyNamesOf(options: ConfigNode | undefined): Pick<DialectEntry, 'key_names'> {
  const names = textsByName(nodeAt(options, 'key_map'));
  return Object.keys(names).length > 0 ? { key_names: names } : {};
}

/** The folders that emoji is told to take icons from, which it looks for from the folder of `mkdocs.yml` on. */
function iconsOf({ extensions, file, docsDir }: MkDocsProject, root = docsDir): Pick<DialectEntry, 'icons'> {
  const emoji = extensions.find(({ name }) => name === 'pymdownx.emoji');
  const folders = textsOf(nodeAt(emoji?.options, 'options', 'custom_icons'))
    .map((folder) => resolve(dirname(file), folder))
    .filter((folder) => existsSync(folder))
    .map((folder) => relative(root, folder).split(sep).join('/'));
  return folders.length > 0 ? { icons: folders } : {};
}

/** The texts of a map, by their keys. */
function textsByName(map: ConfigNode | undefined): Record<string, string> {
  return Object.fromEntries(
    (map?.kind === 'map' ? [...map.entries] : []).flatMap(([name, node]) => {
      const text = textOf(node);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** Blocks that a project names: by their names alone, or with the class and the title that they have. Those of every site stay out. */
function notesIn(types: ConfigNode | undefined, details: boolean): [name: string, block: NoteBlock][] {
  return itemsOf(types).flatMap((item): [string, NoteBlock][] => {
    const name = textOf(item) ?? textOf(nodeAt(item, 'name'));
    const type = textOf(nodeAt(item, 'class'));
    const title = textOf(nodeAt(item, 'title'));
    const isPlain = type === undefined && title === undefined && !details;
    if (name === undefined || (isPlain && NOTE_BLOCKS.has(name))) return [];
    return [
      [
        name,
        {
          ...(type === undefined ? {} : { type }),
          ...(title === undefined ? {} : { title }),
          ...(details ? { details } : {}),
        },
      ],
    ];
  });
}

/** What smarty is told to set; its signs may be written as entities. */
function typographyOf(options: ConfigNode | undefined): Typography {
  const isOff = (key: string) => textOf(nodeAt(options, key)) === 'false';
  const signs = Object.fromEntries(
    (Object.keys(TYPOGRAPHIC_SIGNS) as TypographicSign[]).flatMap((name) => {
      const sign = textOf(nodeAt(options, 'substitutions', name));
      return sign === undefined ? [] : [[name, htmlText(sign)]];
    }),
  );
  const told = {
    ...(isOff('smart_quotes') ? { quotes: false } : {}),
    ...(isOff('smart_dashes') ? { dashes: false } : {}),
    ...(isOff('smart_ellipses') ? { ellipses: false } : {}),
    ...(textOf(nodeAt(options, 'smart_angled_quotes')) === 'true' ? { angled_quotes: true } : {}),
    ...(Object.keys(signs).length > 0 ? { signs } : {}),
  };
  return Object.keys(told).length > 0 ? told : true;
}

/** What escapeall does besides escaping. */
function escapesOf(options: ConfigNode | undefined): true | EscapeOptions {
  const isOn = (key: string) => textOf(nodeAt(options, key)) === 'true';
  const told = {
    ...(isOn('hardbreak') ? { breaks: true } : {}),
    ...(isOn('nbsp') ? { spaces: true } : {}),
  };
  return Object.keys(told).length > 0 ? told : true;
}

/** The ways to number lists that fancylists is told of; all of them where it is told of none. */
function listStyles(options: ConfigNode | undefined): true | ListStyles[number][] {
  const told = nodeAt(options, 'additional_ordered_styles');
  return told === undefined ? true : LIST_STYLES.filter((style) => textsOf(told).includes(style));
}

/** Which headings `toc` lists, and where: `toc_depth` is the last level, or the first and the last. */
function tocOf(options: ConfigNode | undefined): ContentsOptions {
  const [, from, to] = /^(?:([1-6])-)?([0-6])$/.exec(textOf(nodeAt(options, 'toc_depth')) ?? '') ?? [];
  const title = textOf(nodeAt(options, 'title'));
  const marker = textOf(nodeAt(options, 'marker'));
  const base = Number(textOf(nodeAt(options, 'baselevel')) ?? 1);
  const separator = textOf(nodeAt(options, 'separator'));
  return {
    ...(base > 1 && base <= 6 ? { base } : {}),
    ...(separator === undefined || separator === '-' || !/^[\w.~:-]{0,3}$/.test(separator)
      ? {}
      : { separator }),
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(to === undefined ? {} : { to: Number(to) }),
    ...(title === undefined || title === '' ? {} : { title }),
    ...(marker === undefined ? {} : { marker }),
  };
}

/** Fences that are drawn here as well, whatever draws them there. */
const DRAWN = new Set(['mermaid', 'math']);

/**
 * Names of custom fences. Those of markdown-exec are code that runs where it says so, and code like any other elsewhere; a text is one
 * wherever something else than code is asked for.
 */
function namesIn(node: ConfigNode | undefined): string[] {
  return itemsOf(node).flatMap((item) => {
    const [name, format] = [textOf(nodeAt(item, 'name')), textOf(nodeAt(item, 'format'))];
    const isCode =
      name !== undefined && canonicalLanguage(name) === 'text' && (format ?? CODE).endsWith(CODE);
    return isCode || format?.startsWith('markdown_exec.') ? [] : (name ?? []);
  });
}

/** What a custom fence becomes where it does not say. */
const CODE = 'fence_code_format';

/** The addresses at which services keep repositories, by the names that magiclink has for them. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com'],
  ['gitlab', 'https://gitlab.com'],
  ['bitbucket', 'https://bitbucket.org'],
]);

/** The repository whose `#12` and `@name` are links, or whose addresses are short, where magiclink is told of one. */
function repositoryOf(options: ConfigNode | undefined): RepositoryLinks | undefined {
  const said = (key: string) => textOf(nodeAt(options, key));
  const host = HOSTS.get(said('provider') ?? 'github');
  const [user, repo] = [said('user'), said('repo')];
  const isOn = (key: string) => said(key) === 'true';
  const [links, shortens] = [isOn('repo_url_shorthand'), isOn('repo_url_shortener')];
  if ((!links && !shortens) || !host || !user || !repo) return undefined;
  const repository = `${host}/${user}/${repo}`;
  if (!URL.canParse(repository)) return undefined;
  return {
    repository,
    ...(shortens ? { shorten: true } : {}),
    ...(isOn('normalize_issue_symbols') ? { normalize: true } : {}),
    ...(links ? {} : { shorthand: false }),
  };
}
