import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nodeAt, plainValue, textOf, textsOf } from './config-node.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';
import { readOneConfig } from './read-config.ts';

/** Where the plugin looks for data when nobody tells it: beside `mkdocs.yml`, and in the folder of the pages. */
const USUAL = '_data';

/**
 * The files of variables in the folders of the plugin `markdownextradata`, each with the names below which its variables are: those of the
 * folders in which it lies, and its own. `data/lids/round.json` is `lids.round`.
 */
export function dataFiles(project: MkDocsProject): [names: string[], file: string][] {
  const plugin = pluginOf(project, 'markdownextradata');
  if (!plugin) return [];
  const said = nodeAt(plugin.options, 'data');
  const text = textOf(said);
  const named = text === undefined ? textsOf(said) : text.split(';');
  const base = dirname(project.file);
  const folders =
    named.length > 0
      ? named.map((path) => resolve(base, path))
      : [base, project.docsDir].map((folder) => join(folder, USUAL));
  return folders.flatMap((folder) => filesIn(folder, []));
}

/**
 * The variables of these files.
 *
 * @throws FindingsError with what is wrong with one of them
 */
export function dataOf(project: MkDocsProject): Record<string, unknown> {
  const all: Tree = {};
  for (const [names, file] of dataFiles(project)) {
    const [last, ...folders] = names.toReversed();
    let at = all;
    for (const name of folders.toReversed()) at = branchOf(at, name);
    const value = readValue(file);
    // A folder may have the name of a file.
    if (isTree(value) && isTree(at[last!])) Object.assign(at[last!] as Tree, value);
    else at[last!] = value;
  }
  return all;
}

type Tree = Record<string, unknown>;

function branchOf(tree: Tree, name: string): Tree {
  const known = tree[name];
  if (isTree(known)) return known;
  const branch: Tree = {};
  tree[name] = branch;
  return branch;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readValue(file: string): unknown {
  if (file.endsWith('.json')) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      // What is wrong with it is told where it is read as YAML, which all JSON is.
    }
  }
  return plainValue(readOneConfig(file, process.env, { mayBeList: true, mayBeEmpty: true }));
}

function filesIn(folder: string, above: readonly string[]): [names: string[], file: string][] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): [names: string[], file: string][] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path, [...above, entry.name]);
      const [, name] = /^(.+)\.(?:json|ya?ml)$/.exec(entry.name) ?? [];
      return name === undefined ? [] : [[[...above, name], path]];
    });
}
