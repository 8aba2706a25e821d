import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { titleOfHtml } from '../../../engine/markdown/written-title.ts';
import { type ConfigNode, nodeAt, textOf, textsOf } from '../config-node.ts';
import { matcherOf, patternsIn } from '../file-pattern.ts';
import { pluginOf } from '../plugin-of.ts';
import type { MkDocsProject } from '../project.ts';
import { type Environment, readOneConfig } from '../read-config.ts';
import { readLiterateNav } from './literate-nav.ts';
import { flag, type NavOrder, orderOf, PLAIN } from './nav-order.ts';

/** What a folder says of its own navigation, with what it inherits. */
export interface FolderNav {
  title: string | undefined;
  /** whether its title comes before one that the entry of the folder has */
  isTitleFinal: boolean;
  isHidden: boolean;
  /** its entries, a list; undefined where all that lies in it is meant */
  nav: ConfigNode | undefined;
  order: NavOrder;
  /** whether a page or folder, by its path in the folder of pages, is left out where a pattern would take it */
  ignores(path: string): boolean;
  /** whether its only entry takes its place */
  collapses: boolean;
  /** whether it is called as its folder is, letter by letter */
  keepsName: boolean;
}

/** With what only the folders in it inherit. */
interface HandedNav extends FolderNav {
  collapsesBelow: boolean;
  appendsRest: boolean;
}

const NOTHING: HandedNav = {
  title: undefined,
  isTitleFinal: false,
  isHidden: false,
  nav: undefined,
  order: PLAIN,
  ignores: () => false,
  collapses: false,
  collapsesBelow: false,
  appendsRest: false,
  keepsName: false,
};

/**
 * Makes the function that says what a folder of a project says of its own navigation: in `.nav.yml` (awesome-nav), `.pages`
 * (awesome-pages) or a list of links in `SUMMARY.md` (literate-nav), where the project reads such files.
 */
export function folderNavOf(
  project: Pick<MkDocsProject, 'docsDir' | 'plugins'>,
  environment: Environment,
): (folder: string) => FolderNav {
  const awesome = pluginOf(project, 'awesome-nav');
  const pages = pluginOf(project, 'awesome-pages');
  const literate = literateFileOf(project);
  const at = (folder: string, names: readonly string[]) =>
    names.map((name) => join(project.docsDir, folder, name)).find((each) => existsSync(each));
  const configIn = (folder: string, names: readonly string[]) => {
    const file = at(folder, names);
    return file === undefined ? undefined : readOneConfig(file, environment);
  };
  const read = (folder: string, above: HandedNav | undefined): HandedNav => {
    if (awesome) {
      const name = textOf(nodeAt(awesome.options, 'filename'));
      return awesomeNav(
        configIn(folder, name === undefined ? ['.nav.yml', '.nav.yaml'] : [name]),
        folder,
        above,
      );
    }
    if (pages) {
      const name = textOf(nodeAt(pages.options, 'filename')) ?? '.pages';
      return pagesNav(configIn(folder, [name]), pages.options, above);
    }
    const file = literate === undefined ? undefined : at(folder, [literate]);
    return { ...NOTHING, nav: file === undefined ? undefined : readLiterateNav(file) };
  };
  const known = new Map<string, HandedNav>();
  const handed = (folder: string): HandedNav => {
    const found = known.get(folder);
    if (found) return found;
    const parent = folder === '' ? undefined : handed(dirname(folder) === '.' ? '' : dirname(folder));
    const made = read(folder, parent);
    known.set(folder, made);
    return made;
  };
  return handed;
}

/** The name of the files in which folders list their navigation as links; undefined where the project has none. */
export function literateFileOf(project: Pick<MkDocsProject, 'plugins'>): string | undefined {
  const literate = pluginOf(project, 'literate-nav');
  return literate && (textOf(nodeAt(literate.options, 'nav_file')) ?? 'SUMMARY.md');
}

function awesomeNav(config: ConfigNode | undefined, folder: string, above: HandedNav | undefined): HandedNav {
  const said = (...keys: string[]) => textOf(nodeAt(config, ...keys));
  const handed = above ?? { ...NOTHING, order: { ...PLAIN, isNatural: true } };
  const own = nodeAt(config, 'nav');
  const appendsRest = flag(said('append_unmatched')) ?? handed.appendsRest;
  const collapses = flag(said('flatten_single_child_sections')) ?? handed.collapses;
  return {
    title: titleIn(config),
    isTitleFinal: false,
    isHidden: flag(said('hide')) ?? false,
    nav: own && appendsRest ? withRest(own) : own,
    order: orderOf(nodeAt(config, 'sort'), handed.order),
    ignores: ignoringIn(nodeAt(config, 'ignore'), folder, handed.ignores),
    collapses,
    collapsesBelow: collapses,
    appendsRest,
    keepsName: flag(said('preserve_directory_names')) ?? handed.keepsName,
  };
}

function pagesNav(
  config: ConfigNode | undefined,
  options: ConfigNode | undefined,
  above: HandedNav | undefined,
): HandedNav {
  const said = (key: string) => textOf(nodeAt(config, key)) ?? textOf(nodeAt(options, key));
  const arranged = nodeAt(config, 'arrange');
  const isOrdered = said('order') !== undefined || said('sort_type') !== undefined;
  const own = flag(textOf(nodeAt(config, 'collapse_single_pages')));
  const collapsesBelow =
    own ?? above?.collapsesBelow ?? flag(textOf(nodeAt(options, 'collapse_single_pages'))) ?? false;
  return {
    ...NOTHING,
    title: titleIn(config),
    isTitleFinal: true,
    isHidden: flag(textOf(nodeAt(config, 'hide'))) ?? false,
    nav: nodeAt(config, 'nav') ?? (arranged && withRest(arranged)),
    // An order makes no difference between pages and folders.
    order: isOrdered
      ? {
          by: said('order_by') === 'title' ? 'title' : 'filename',
          isDescending: said('order') === 'desc',
          isNatural: said('sort_type') === 'natural',
          ignoresCase: flag(said('ignore_case')) ?? false,
          folders: 'mixed',
          indexFirst: false,
        }
      : PLAIN,
    collapses: flag(textOf(nodeAt(config, 'collapse'))) ?? collapsesBelow,
    collapsesBelow,
  };
}

function titleIn(config: ConfigNode | undefined): string | undefined {
  const title = textOf(nodeAt(config, 'title'))?.trim();
  return title && titleOfHtml(title);
}

/** A list that ends with all that it does not name. */
function withRest(nav: ConfigNode): ConfigNode {
  if (nav.kind !== 'list' || textsOf(nav).includes('...')) return nav;
  return { ...nav, items: [...nav.items, { kind: 'value', value: '...', place: nav.place }] };
}

function ignoringIn(
  node: ConfigNode | undefined,
  folder: string,
  inherited: (path: string) => boolean,
): (path: string) => boolean {
  if (node === undefined) return inherited;
  const prefix = folder === '' ? '' : `${folder}/`;
  const all = patternsIn(node).map(({ pattern, place }) => {
    if (pattern === '$inherit') return inherited;
    const isMatch = matcherOf({ pattern: pattern.startsWith('/') ? pattern : `**/${pattern}`, place });
    return (path: string) => path.startsWith(prefix) && isMatch(path.slice(prefix.length));
  });
  return (path) => all.some((ignores) => ignores(path));
}
