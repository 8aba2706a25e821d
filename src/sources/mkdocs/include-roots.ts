import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import { itemsOf, nodeAt, textOf, textsOf } from './config-node.ts';
import { takenFolder } from './outside.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';

/** Folders from which pages may take text, relative to the content folder: those that are watched, and those of snippets and includes. */
export function includeRoots(projects: readonly MkDocsProject[], root: string): string[] {
  const roots = projects.flatMap((project) => {
    const { config, file, extensions } = project;
    const snippets = extensions.find(({ name }) => name === 'pymdownx.snippets');
    const appends = textsOf(nodeAt(snippets?.options, 'auto_append')).length > 0;
    const named = [
      ...textsOf(nodeAt(config, 'watch')),
      ...itemsOf(nodeAt(snippets?.options, 'base_path')).flatMap((node) => textOf(node) ?? []),
      ...textsOf(nodeAt(pluginOf(project, 'macros')?.options, 'include_dir')),
      ...tableFolders(project),
      ...project.linkedFolders,
      ...takenFolders(project, project.linkedFolders.length > 0 || appends),
    ];
    return named.map((path) => folderAt(path.replace(/^\$config_dir\/?/, ''), dirname(file)));
  });
  return [...new Set(roots)]
    .filter((path) => path !== root && statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .map((path) => relative(root, path).split(sep).join('/'));
}

/** From where the plugin table-reader takes tables: below the folder of `mkdocs.yml`, and below that of the pages. */
function tableFolders(project: MkDocsProject): string[] {
  const plugin = pluginOf(project, 'table-reader');
  if (!plugin) return [];
  const path = textOf(nodeAt(plugin.options, 'data_path')) ?? '.';
  return [path, join(project.docsDir, path)];
}

/** Folders above that of `mkdocs.yml` from which a project may be built. */
const HIGHEST = 3;

/** A folder that a configuration names: from where it lies, or from above, where those run MkDocs who keep it deeper in a project. */
function folderAt(path: string, from: string): string {
  let base = from;
  for (let level = 0; level <= HIGHEST; level++) {
    const folder = resolve(base, path);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
    base = dirname(base);
  }
  return resolve(from, path);
}

/** What brings a file into a page that may lie anywhere in the project. */
const TAKING = /-8<-|\{!|\{\*|\{%-?\s*include/;
/** A tag of a file that lies above the page, as it names it. */
const ABOVE = /\{[%!]-?\s{0,20}include(?:-markdown)?\s{1,20}["']((?:\.\.\/){1,9}[^"'\n]{1,300})["']/g;
/** A path that leads out of the folder of `mkdocs.yml`: as many steps up as it takes, and the folder there. */
const OUTSIDE = /(?:-8<-+[ \t]+["']|\{[!*][ \t]*)((?:\.\.\/){1,5}[\w.-]{1,100})\//g;

/**
 * The folders from which pages of a project take text, for which MkDocs looks from the folder of `mkdocs.yml` on: that folder, and those
 * beside and above it that pages name (`{* ../../docs_src/main.py *}`).
 *
 * @param isCertain whether it is known that they take any
 */
function takenFolders({ docsDir, file, pages }: MkDocsProject, isCertain: boolean): string[] {
  const folders = new Set<string>(isCertain ? ['.'] : []);
  for (const page of pages) {
    const reading = readTextFile(join(docsDir, page), page);
    if (!('text' in reading) || !TAKING.test(reading.text)) continue;
    folders.add('.');
    for (const [, folder] of reading.text.matchAll(OUTSIDE)) folders.add(folder!);
    for (const [, target] of reading.text.matchAll(ABOVE)) {
      const folder = takenFolder(dirname(file), join(docsDir, dirname(page), target!));
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders];
}
