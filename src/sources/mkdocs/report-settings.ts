import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { blogsOf } from './blogs.ts';
import { type ConfigNode, itemsOf, nodeAt, repeatedKeys, textOf } from './config-node.ts';
import { drawsFormulas, formulaScripts } from './formula-scripts.ts';
import { isHighlighter } from './highlighters.ts';
import { macroModulesOf } from './macro-modules.ts';
import { includedConfigurations, partsOfPages } from './nav/nav-reader.ts';
import { saidNav } from './nav/said-nav.ts';
import { observablesOf } from './observables.ts';
import { ownColoursOf } from './own-colours.ts';
import { unknownColours } from './palette.ts';
import { unreadRedirects } from './part.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';
import { pythonPattern } from './python-pattern.ts';
import { ofAlternates, ofLanguages } from './report-languages.ts';
import { line, type ReportLine, type Settings, wrong } from './report-line.ts';

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

/** An address of another site. */
const ELSEWHERE = /^(?:https?:)?\/\//;

/** What becomes of settings of a project besides its plugins and extensions. */
export function settingsOf(project: MkDocsProject): ReportLine[] {
  return [
    ...ofTheme(project),
    ...ofBuilding(project),
    ...ofFiles(project),
    ...ofAddresses(project),
    ...ofKeys(project),
    ...ofColours(project),
    ...ofPictures(project),
    ...ofVariables(project),
    ...ofNavigation(project),
    ...ofMacros(project),
    ...ofExclusions(project),
    ...ofBlogs(project),
    ...ofLanguages(project),
    ...ofAlternates(project),
    ...ofRedirects(project),
    ...ofExtras(project),
  ];
}

const ofTheme: Settings = ({ config }) => {
  const custom = nodeAt(config, 'theme', 'custom_dir');
  const folder = textOf(custom);
  return folder
    ? line('unread', `theme.custom_dir: ${folder}`, custom, 'templates of the theme are not used')
    : [];
};

const ofBuilding: Settings = ({ config }) => {
  const [urls, strict] = [nodeAt(config, 'use_directory_urls'), nodeAt(config, 'strict')];
  return [
    ...(textOf(urls) === 'false'
      ? line(
          'partly',
          'use_directory_urls: false',
          urls,
          'addresses end in a slash; guides/start.html leads to guides/start/',
        )
      : []),
    ...(textOf(strict) === 'true'
      ? line('partly', 'strict: true', strict, '"variorum check --strict" fails for warnings')
      : []),
    ...itemsOf(nodeAt(config, 'hooks')).flatMap((hook) =>
      line('unread', `hooks: ${textOf(hook)}`, hook, 'Python is never run'),
    ),
  ];
};

const ofFiles: Settings = (project) => {
  const asked = observablesOf(project);
  const forFormulas = formulaScripts(project);
  return ['extra_css', 'extra_javascript'].flatMap((key) =>
    itemsOf(nodeAt(project.config, key)).flatMap((node) => {
      const path = textOf(node.kind === 'map' ? nodeAt(node, 'path') : node) ?? '';
      if (forFormulas.has(path))
        return drawsFormulas(project)
          ? line('partly', `${key}: ${path}`, node, 'formulas are drawn when the site is built')
          : line('unread', `${key}: ${path}`, node, 'pages load neither MathJax nor KaTeX');
      if (ELSEWHERE.test(path))
        return line(
          'unread',
          `${key}: ${path}`,
          node,
          'pages load nothing from other sites: put a copy into the content',
        );
      if (isHighlighter(path))
        return line('partly', `${key}: ${path}`, node, 'code is highlighted when the site is built');
      if (path === '') return [];
      if (!isThere(project, path)) return [lostFile(`${key}: ${path}`, node)];
      const others = asked.get(path)?.others ?? [];
      return others.length === 0
        ? []
        : line(
            'partly',
            `${key}: ${path}`,
            node,
            `it asks Material for ${others.join(', ')}, which is not here`,
          );
    }),
  );
};

const ofAddresses: Settings = ({ config }) =>
  ['site_url', 'repo_url'].flatMap((key) => {
    const node = nodeAt(config, key);
    const address = textOf(node);
    return node && address && !/^https?:\/\/[^/]/.test(address)
      ? [
          wrong(
            `${key}: ${address}`,
            node.place,
            'this is no address',
            'Write it with https:// at its beginning.',
          ),
        ]
      : [];
  });

const ofKeys: Settings = ({ config }) =>
  repeatedKeys(config).map(({ key, place }) =>
    wrong(
      key,
      place,
      'the same key is written again below, and what stands there holds',
      'Take one of both away.',
    ),
  );

const ofColours: Settings = (project) =>
  unknownColours(nodeAt(project.config, 'theme', 'palette'), ownColoursOf(project)).map(({ what, node }) =>
    wrong(
      `theme.palette: ${what}`,
      node.place,
      'Material has no colour of this name',
      'Write one such as teal or deep purple.',
    ),
  );

const ofPictures: Settings = (project) =>
  ['logo', 'favicon'].flatMap((key) => {
    const node = nodeAt(project.config, 'theme', key);
    const path = textOf(node) ?? '';
    if (node && path.startsWith('data:'))
      return [
        wrong(
          `theme.${key}: ${path.slice(0, 20)}…`,
          node.place,
          'the picture stands in the setting itself',
          'Put it into a file among the pages, and name that.',
        ),
      ];
    const isLost = path !== '' && !ELSEWHERE.test(path) && !isThere(project, path);
    return node && isLost ? [lostFile(`theme.${key}: ${path}`, node)] : [];
  });

const ofVariables: Settings = ({ config, templates }) =>
  OWN_VARIABLES.flatMap(([key, note, pages]) => {
    const node = nodeAt(config, 'extra', key);
    // An id is printed as it is written.
    const isPrinted =
      node?.kind === 'value' &&
      !/^[a-z\d-]+$/.test(textOf(node) ?? '') &&
      !(key === 'base_path' && isOwnAddress(textOf(node) ?? '', config));
    return templates && isPrinted ? line('unread', `extra.${key}`, node, note, pages) : [];
  });

/** Whether an address is that of the site, of a version below it, or of its host: what begins with it leads to pages, as it does here. */
function isOwnAddress(address: string, config: ConfigNode): boolean {
  const [own, site] = [address, textOf(nodeAt(config, 'site_url')) ?? ''].map(
    (each) => `${each.replace(/\/$/, '')}/`,
  ) as [string, string];
  return own.startsWith(site) || (address !== '' && site.startsWith(own));
}

const ofNavigation: Settings = ({ config }) => [
  ...partsOfPages(saidNav(config)).map((node) =>
    wrong(
      `nav: ${textOf(node)}`,
      node.place,
      'an entry leads to a whole page, and so does this one, without what stands behind its name',
      'Name the page alone, and link to its part from a text.',
    ),
  ),
  ...includedConfigurations(saidNav(config)).map((node) =>
    wrong(
      `nav: ${textOf(node)}`,
      node.place,
      textOf(node)!.trim().startsWith('!import')
        ? 'its pages lie in another repository, which no build fetches. Put a copy of it beside this project, and build both, by a --mkdocs for each'
        : 'its pages are no part of this site. Build it as a site of its own, or with this one, by a --mkdocs for each',
    ),
  ),
];

/** Names that are told of a module; it may have dozens. */
const MOST_NAMES = 5;

const ofMacros: Settings = (project) =>
  macroModulesOf(project).map(({ name, place, gives }) => {
    const more = gives.length > MOST_NAMES ? ` and ${gives.length - MOST_NAMES} more` : '';
    const what = gives.length === 0 ? 'its macros' : `${gives.slice(0, MOST_NAMES).join(', ')}${more}`;
    return {
      state: 'unread',
      what: `macros: ${name}`,
      place,
      note: `Python is never run, and what it gives is printed as it stands: ${what}. Macros are files in templates, variables stand in extra`,
      pages: /\{\{-? *\w+\(/,
    };
  });

const ofExclusions: Settings = (project) =>
  itemsOf(nodeAt(pluginOf(project, 'exclude')?.options, 'regex'))
    .filter((node) => !pythonPattern(textOf(node) ?? ''))
    .flatMap((node) =>
      line(
        'unread',
        `exclude: ${textOf(node)}`,
        node,
        'this pattern of Python leaves nothing out, since it looks at what stands around or cannot be read: write one such as drafts/* below glob',
      ),
    );

const ofBlogs: Settings = (project) =>
  blogsOf(project)
    .flatMap(({ unread }) => unread)
    .flatMap(({ name, node }) => line('unread', `blog: ${name}`, node, 'nothing here reads it'));

const ofRedirects: Settings = (project) =>
  [...Map.groupBy(unreadRedirects(project), ({ problem }) => problem)].map(([problem, redirects]) => {
    const [first, ...more] = redirects.map(({ from }) => from);
    return wrong(
      `redirects: ${first}${more.length === 0 ? '' : ` and ${more.length} more`}`,
      redirects[0]!.node.place,
      problem,
      'Correct where it leads, or take it away.',
    );
  });

const ofExtras: Settings = ({ config, notebooks }) => [
  ...(notebooks > 0
    ? line(
        'unread',
        'plugins: jupyter',
        nodeAt(config, 'plugins'),
        `notebooks are files to download: ${notebooks.toLocaleString('en')} of them`,
      )
    : []),
  ...['analytics', 'consent'].flatMap((key) =>
    line('unread', `extra.${key}`, nodeAt(config, 'extra', key), 'nothing here reads it'),
  ),
  ...line('unread', 'google_analytics', nodeAt(config, 'google_analytics'), 'nothing here reads it'),
  ...itemsOf(nodeAt(config, 'extra_templates')).flatMap((node) =>
    line('unread', `extra_templates: ${textOf(node)}`, node, 'templates of the project make no files'),
  ),
];

/** Whether a file lies among the pages of a project, or among the files that its theme brings along. */
function isThere({ config, docsDir, contentDir, file }: MkDocsProject, path: string): boolean {
  const custom = textOf(nodeAt(config, 'theme', 'custom_dir'));
  const folders = [docsDir, contentDir, ...(custom === undefined ? [] : [resolve(dirname(file), custom)])];
  return folders.some((folder) => existsSync(join(folder, path)));
}

function lostFile(what: string, { place }: ConfigNode): ReportLine {
  return wrong(
    what,
    place,
    'there is no such file in the folder of the pages',
    'Correct its path, or take it away.',
  );
}
