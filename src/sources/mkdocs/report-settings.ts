import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { blogsOf } from './blogs.ts';
import { type ConfigNode, itemsOf, nodeAt, repeatedKeys, textOf, textsOf } from './config-node.ts';
import type { Counterpart } from './counterparts.ts';
import { includedConfigurations } from './nav/nav-reader.ts';
import { unknownColours } from './palette.ts';
import { unreadRedirects } from './part.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';
import { pythonPattern } from './python-pattern.ts';
import type { ReportLine } from './report-line.ts';

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

/** What becomes of settings of a project besides its plugins and extensions. */
export function settingsOf(project: MkDocsProject): ReportLine[] {
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
  for (const { key, place } of repeatedKeys(config))
    lines.push({
      state: 'unread',
      what: key,
      place,
      note: 'the same key is written again below, and what stands there holds',
      hint: 'Take one of both away.',
      isAlone: true,
    });
  for (const { what, node } of unknownColours(at('theme', 'palette')))
    lines.push({
      state: 'unread',
      what: `theme.palette: ${what}`,
      place: node.place,
      note: 'Material has no colour of this name',
      hint: 'Write one such as teal or deep purple.',
      isAlone: true,
    });
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
