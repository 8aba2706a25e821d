import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import { attributesSchema } from '../../engine/yaml/schema.ts';
import { type ConfigNode, itemsOf, nodeAt, plainValue, textOf } from './config-node.ts';
import { dataOf } from './data-folders.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';
import { readOneConfig } from './read-config.ts';

/** Names of what says which files hold variables, among plugins and extensions. */
const MACROS: ReadonlySet<string> = new Set(['macros', 'markdownextradata', 'zensical.extensions.macros']);

/** Settings of a configuration that templates may ask for (`config.site_name`); what else it holds are lists for MkDocs itself. */
const SETTINGS =
  'site_name site_url site_description site_author copyright repo_url repo_name edit_uri docs_dir'.split(' ');

/**
 * The variables that pages of a project can print: what `extra` holds, and the files of YAML that its macros include
 * (`include_yaml`), each as a whole or below a name, or that lie in a folder of data. Where texts ask for `config` or `extra` by name, these are there, too. What no
 * template can name is left out.
 *
 * @throws FindingsError with what is wrong with one of the files
 */
export function attributesOf(project: MkDocsProject): Record<string, unknown> {
  if (!project.templates) return {};
  const extra = mapOf(plainValue(nodeAt(project.config, 'extra')));
  const all = { ...ofConfiguration(project, extra), ...dataOf(project), ...included(project), ...extra };
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => attributesSchema.safeParse({ [key]: value }).success),
  );
}

/**
 * The variables of several projects, as {@link attributesOf}. Where projects share their pages, one that only another of them has is empty,
 * which is what a condition asks for: `{% if is_cloud %}`.
 *
 * @throws FindingsError as there
 */
export function attributesAmong(
  projects: readonly MkDocsProject[],
): ReadonlyMap<MkDocsProject, Record<string, unknown>> {
  const own = new Map(projects.map((project) => [project, attributesOf(project)]));
  const empty = new Map<string, Record<string, ''>>();
  for (const [{ docsDir }, attributes] of own)
    empty.set(docsDir, {
      ...empty.get(docsDir),
      ...Object.fromEntries(Object.keys(attributes).map((key) => [key, '' as const])),
    });
  return new Map(
    projects.map((project) => [project, { ...empty.get(project.docsDir), ...own.get(project) }]),
  );
}

/** The configuration under the names that macros give it, where a text of the project asks for them. */
function ofConfiguration(project: MkDocsProject, extra: Record<string, unknown>): Record<string, unknown> {
  const asked = askedNames(project);
  const settings = SETTINGS.flatMap((key): [string, unknown][] => {
    const value = plainValue(nodeAt(project.config, key));
    if (value === undefined || value === null) return [];
    // MkDocs has the address of the site end in a slash, however it is written.
    return [[key, key === 'site_url' && value !== '' ? `${value}`.replace(/\/?$/, '/') : value]];
  });
  return {
    ...(asked.has('config') ? { config: { ...Object.fromEntries(settings), extra } } : {}),
    ...(asked.has('extra') ? { extra } : {}),
  };
}

/** Files of text in a folder; not in what packages and other programs keep there, as the folder may be that of the project itself. */
function textsBelow(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // Whoever includes from it is told.
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return /\.(?:md|html|txt|j2)$/.test(entry.name) ? [path] : [];
    return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : textsBelow(path);
  });
}

/** Which of the two names stand in tags of pages, or of what lies in the folder that macros include from. */
function askedNames(project: MkDocsProject): ReadonlySet<string> {
  const folder = textOf(nodeAt(pluginOf(project, 'macros')?.options, 'include_dir'));
  const from = folder === undefined ? undefined : resolve(dirname(project.file), folder);
  const files = [
    ...project.pages.map((page) => join(project.docsDir, page)),
    ...(from === undefined ? [] : textsBelow(from)),
  ];
  const names = new Set<string>();
  for (const file of files) {
    // One that cannot be read is told when the site is built.
    const reading = readTextFile(file, file);
    if (!('text' in reading)) continue;
    for (const [, name] of reading.text.matchAll(/\{[{%][^{}\n]{0,200}?\b(config|extra)[.[]/g))
      names.add(name!);
  }
  return names;
}

/** The files that macros of a project include, there or not: absolute paths, with the name below which their variables are. */
export function variableFiles({
  file,
  plugins,
  extensions,
}: MkDocsProject): [name: string | undefined, file: string][] {
  const options = [...plugins, ...extensions].find(({ name }) => MACROS.has(name))?.options;
  return itemsOf(nodeAt(options, 'include_yaml'))
    .flatMap(namedFiles)
    .flatMap(([name, node]): [string | undefined, string][] => {
      const path = textOf(node);
      return path === undefined ? [] : [[name, resolve(dirname(file), path)]];
    });
}

function included(project: MkDocsProject): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, file] of variableFiles(project)) {
    if (!existsSync(file)) continue;
    const variables = plainValue(readOneConfig(file, process.env, { mayBeList: true }));
    if (name === undefined) Object.assign(found, mapOf(variables));
    else found[name] = variables;
  }
  return found;
}

function namedFiles(node: ConfigNode): [name: string | undefined, file: ConfigNode][] {
  return node.kind === 'map' ? [...node.entries] : [[undefined, node]];
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
