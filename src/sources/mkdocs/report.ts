import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Finding } from '../../engine/finding.ts';
import { slugOf } from '../../engine/library/folder/file-list.ts';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import type { Place } from '../../engine/place.ts';
import { closest } from '../../engine/suggest.ts';
import { blogsOf } from './blogs.ts';
import { type ConfigNode, itemsOf, nodeAt, textOf, textsOf } from './config-node.ts';
import { type Counterpart, ofExtension, ofPlugin } from './counterparts.ts';
import { includedConfigurations } from './nav/nav-reader.ts';
import { unreadOptions } from './options.ts';
import { unreadRedirects } from './part.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';
import { pythonPattern } from './python-pattern.ts';

/** What became of one thing that a configuration says. */
export interface ReportLine extends Counterpart {
  /** the keys that lead to it: `plugins: mike` */
  what: string;
  place: Place;
  /** whether a build has a warning for it alone, whatever pages hold */
  isAlone?: true;
  /** what to do about it; a full sentence */
  hint?: string;
  /** what was probably meant, of a name that nobody knows */
  suggestion?: string;
}

/** Keys that say the same here, or need not be said. */
const SILENT: ReadonlySet<string> = new Set(
  'INHERIT config_file_path copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs extra extra_css extra_javascript extra_templates google_analytics markdown_extensions nav not_in_nav pages plugins remote_branch remote_name repo_name repo_url site_author site_description site_dir site_name site_url theme watch hooks use_directory_urls strict validation'.split(
    ' ',
  ),
);

/** Says of all that a project's configuration holds what becomes of it: what it uses most first. */
export function reportOf(project: MkDocsProject): ReportLine[] {
  const { config, plugins, extensions } = project;
  return [
    ...settingsOf(project),
    ...plugins.map(({ name, place }): ReportLine => ({ what: `plugins: ${name}`, place, ...ofPlugin(name) })),
    ...extensions.map(
      ({ name, place }): ReportLine => ({
        what: `markdown_extensions: ${name}`,
        place,
        ...ofExtension(name),
      }),
    ),
    ...[...plugins, ...extensions]
      .flatMap(unreadOptions)
      .map(({ node, ...line }): ReportLine => ({ ...line, place: node.place })),
    ...unknownKeys(config),
  ];
}

/** Variables that have a value of Variorum's own, with the pages that print them. */
const OWN_VARIABLES: readonly [key: string, note: string, pages: RegExp][] = [
  [
    'product',
    'product is the id of the product here. Call the variable otherwise, such as product_title, for pages to print it',
    /\{\{-? *product *(?:\||-?\}\})/,
  ],
  [
    'base_path',
    'base_path is the path of the version here. Call the variable otherwise, such as base, for pages to print it',
    /\{\{-? *base_path *(?:\||-?\}\})/,
  ],
];

function settingsOf(project: MkDocsProject): ReportLine[] {
  const { config } = project;
  const lines: ReportLine[] = [];
  const say = (
    state: Counterpart['state'],
    what: string,
    node: ConfigNode | undefined,
    note: string,
    pages?: RegExp,
  ) => {
    if (node) lines.push({ state, what, place: node.place, note, ...(pages ? { pages } : {}) });
  };
  const at = (...keys: string[]) => nodeAt(config, ...keys);
  const custom = at('theme', 'custom_dir');
  if (textOf(custom))
    say('unread', `theme.custom_dir: ${textOf(custom)}`, custom, 'templates of the theme are not used');
  if (textOf(at('use_directory_urls')) === 'false')
    say(
      'partly',
      'use_directory_urls: false',
      at('use_directory_urls'),
      'addresses end in a slash; guides/start.html leads to guides/start/',
    );
  if (textOf(at('strict')) === 'true')
    say('partly', 'strict: true', at('strict'), '"variorum check --strict" fails for warnings');
  for (const hook of itemsOf(at('hooks')))
    say('unread', `hooks: ${textOf(hook)}`, hook, 'Python is never run');
  for (const key of ['extra_css', 'extra_javascript'])
    for (const node of itemsOf(at(key))) {
      const path = textOf(node.kind === 'map' ? nodeAt(node, 'path') : node) ?? '';
      if (/^(?:https?:)?\/\//.test(path))
        say(
          'unread',
          `${key}: ${path}`,
          node,
          'pages load nothing from other sites: put a copy into the content',
        );
      else if (path !== '' && !isThere(project, path)) lines.push(lostFile(`${key}: ${path}`, node));
    }
  for (const key of ['site_url', 'repo_url']) {
    const node = at(key);
    const address = textOf(node);
    if (node && address && !/^https?:\/\/[^/]/.test(address))
      lines.push({
        state: 'unread',
        what: `${key}: ${address}`,
        place: node.place,
        note: 'this is no address',
        hint: 'Write it with https:// at its beginning.',
        isAlone: true,
      });
  }
  for (const key of ['logo', 'favicon']) {
    const node = at('theme', key);
    const path = textOf(node) ?? '';
    if (node && path !== '' && !/^(?:https?:)?\/\//.test(path) && !isThere(project, path))
      lines.push(lostFile(`theme.${key}: ${path}`, node));
  }
  if (project.templates)
    for (const [key, note, pages] of OWN_VARIABLES) {
      const node = at('extra', key);
      // An id is printed as it is written.
      if (node?.kind === 'value' && !/^[a-z\d-]+$/.test(textOf(node) ?? ''))
        say('unread', `extra.${key}`, node, note, pages);
    }
  for (const node of includedConfigurations(at('nav')))
    lines.push({
      state: 'unread',
      what: `nav: ${textOf(node)}`,
      place: node.place,
      note: 'its pages are no part of this site. Build it as a site of its own, or with this one, by a --mkdocs for each',
      isAlone: true,
    });
  const module =
    nodeAt(pluginOf(project, 'macros')?.options, 'module_name') ??
    nodeAt(pluginOf(project, 'macros')?.options, 'modules');
  for (const name of textsOf(module))
    say(
      'unread',
      `macros: ${name}`,
      module,
      'Python is never run: its macros are printed as they stand',
      /\{\{ *\w+\(/,
    );
  const excluded = nodeAt(pluginOf(project, 'exclude')?.options, 'regex');
  for (const node of itemsOf(excluded))
    if (!pythonPattern(textOf(node) ?? ''))
      say(
        'unread',
        `exclude: ${textOf(node)}`,
        node,
        'this pattern of Python leaves nothing out, since it looks at what stands around or cannot be read: write one such as drafts/* below glob',
      );
  for (const { unread } of blogsOf(project))
    for (const { name, node } of unread) say('unread', `blog: ${name}`, node, 'nothing here reads it');
  const { languages } = project;
  if (languages) {
    const node = nodeAt(pluginOf(project, 'i18n')?.options, 'languages');
    if (languages.others.length > 0)
      say(
        'unread',
        `i18n: ${languages.others.join(', ')}`,
        node,
        `a site speaks one language, here ${languages.tag}: pages in others are left out`,
      );
    const suffixed = project.pages.find((path) => path.endsWith(`.${languages.tag}.md`));
    if (suffixed !== undefined)
      say(
        'unread',
        `i18n: ${suffixed}`,
        node,
        `pages of the default language keep its sign in their addresses: call it ${suffixed.replace(`.${languages.tag}.md`, '.md')}, as the plugin knows it as well`,
      );
  }
  for (const [problem, redirects] of Map.groupBy(unreadRedirects(project), (each) => each.problem)) {
    const [first, ...more] = redirects.map(({ from }) => from);
    lines.push({
      state: 'unread',
      what: `redirects: ${first}${more.length === 0 ? '' : ` and ${more.length} more`}`,
      place: redirects[0]!.node.place,
      note: problem,
      hint: 'Correct where it leads, or take it away.',
      isAlone: true,
    });
  }
  if (project.notebooks > 0)
    say(
      'unread',
      'plugins: jupyter',
      nodeAt(config, 'plugins'),
      `notebooks are files to download: ${project.notebooks.toLocaleString('en')} of them`,
    );
  for (const key of ['analytics', 'consent', 'alternate'])
    say('unread', `extra.${key}`, at('extra', key), 'nothing here reads it');
  return lines;
}

/** Whether a file lies among the pages of a project, or among the files that its theme brings along. */
function isThere({ config, docsDir, contentDir, file }: MkDocsProject, path: string): boolean {
  const custom = textOf(nodeAt(config, 'theme', 'custom_dir'));
  const folders = [docsDir, contentDir, ...(custom === undefined ? [] : [resolve(dirname(file), custom)])];
  return folders.some((folder) => existsSync(join(folder, path)));
}

function lostFile(what: string, { place }: ConfigNode): ReportLine {
  return {
    state: 'unread',
    what,
    place,
    note: 'there is no such file in the folder of the pages',
    hint: 'Correct its path, or take it away.',
    isAlone: true,
  };
}

/** A name that nothing here reads: perhaps another one was meant. */
function unknownName(name: string, place: Place, known: readonly string[]): ReportLine {
  const suggestion = closest(name, known);
  return {
    state: 'unread',
    what: name,
    place,
    note:
      suggestion === undefined
        ? 'nothing here reads it'
        : `nothing here reads it; perhaps ${suggestion} was meant`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function unknownKeys(config: ConfigNode): ReportLine[] {
  if (config.kind !== 'map') return [];
  return [...config.entries].flatMap(([key, node]): ReportLine[] =>
    SILENT.has(key) ? [] : [unknownName(key, node.place, [...SILENT])],
  );
}

/** Counts the pages of a project that depend on each line of a report, where that shows. */
export function pagesOf(
  { docsDir, pages }: MkDocsProject,
  lines: readonly ReportLine[],
): ReadonlyMap<ReportLine, number> {
  const counts = new Map<ReportLine, number>(lines.flatMap((line) => (line.pages ? [[line, 0]] : [])));
  if (counts.size === 0) return counts;
  for (const page of pages) {
    // A page that cannot be read is told when the site is built.
    const reading = readTextFile(join(docsDir, page), page);
    if (!('text' in reading)) continue;
    for (const [line, count] of counts) if (line.pages!.test(reading.text)) counts.set(line, count + 1);
  }
  return counts;
}

/** Names that a warning lists. */
const MOST_NAMES = 8;

/** The setting of a line of the report, with where it stands. */
function placed({ what, place, suggestion }: ReportLine, { file }: Place): string {
  const at = place.file === file ? `line ${place.line}` : `${basename(place.file)}:${place.line}`;
  return `"${what}" (${at}${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`})`;
}

/**
 * What every build says of a configuration: each setting that pages depend on and nothing here reads, and how many others there are.
 *
 * @param nameOf what messages call a file, by its absolute path
 */
export function reportFindings(project: MkDocsProject, nameOf: (file: string) => string): Finding[] {
  const lines = reportOf(project).filter(({ state }) => state === 'unread');
  const counts = pagesOf(project, lines);
  const warning = (message: string, place: Place): Finding => ({
    severity: 'warning',
    rule: 'unread-setting',
    message,
    hint: '"variorum import mkdocs" tells of all that is read, and what is not.',
    place: { ...place, file: nameOf(place.file) },
  });
  const needed = lines.filter((line) => (counts.get(line) ?? 0) > 0);
  const alone = lines.filter(({ isAlone }) => isAlone);
  const others = lines.filter(({ pages, isAlone }) => !pages && !isAlone);
  const names = others.slice(0, MOST_NAMES).map((line) => placed(line, others[0]!.place));
  if (others.length > MOST_NAMES) names.push(`${others.length - MOST_NAMES} more`);
  return [
    ...[...project.shadowed].map(
      ([path, page]): Finding => ({
        severity: 'warning',
        rule: 'unpublished-page',
        message: `This file is no page, since "${page}" has its address${slugOf(path) === slugOf(page) ? '' : ', but for capitals'}.`,
        hint: 'Give it another name if readers are to see it, or delete it.',
        place: { file: nameOf(join(project.docsDir, path)), line: 1 },
      }),
    ),
    ...project.unaddressable.map(
      (path): Finding => ({
        severity: 'warning',
        rule: 'unpublished-page',
        message: 'This file is no page, since its name holds a sign that means something else in an address.',
        hint: 'Rename its file or folder: no "#", "?", "%" and backslash.',
        place: { file: nameOf(join(project.docsDir, path)), line: 1 },
      }),
    ),
    ...needed.map((line) =>
      warning(
        `"${line.what}" is not read: ${line.note}. ${counts.get(line) === 1 ? '1 page depends' : `${counts.get(line)!.toLocaleString('en')} pages depend`} on it.`,
        line.place,
      ),
    ),
    ...alone.map(({ what, note, place, hint }) => ({
      ...warning(`"${what}" is not read: ${note}.`, place),
      ...(hint === undefined ? {} : { hint }),
    })),
    ...(others.length > 0
      ? [warning(`What this project says besides is not read: ${names.join(', ')}.`, others[0]!.place)]
      : []),
  ];
}
