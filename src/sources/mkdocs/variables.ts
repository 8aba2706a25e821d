import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { attributesSchema } from '../../engine/yaml/schema.ts';
import { type ConfigNode, itemsOf, nodeAt, plainValue, textOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';
import { readOneConfig } from './read-config.ts';

/** Names of what says which files hold variables, among plugins and extensions. */
const MACROS: ReadonlySet<string> = new Set(['macros', 'markdownextradata', 'zensical.extensions.macros']);

/**
 * The variables that pages of a project can print: what `extra` holds, and the files of YAML that its macros include
 * (`include_yaml`), each as a whole or below a name. What no template can name is left out.
 *
 * @throws FindingsError with what is wrong with one of the files
 */
export function attributesOf(project: MkDocsProject): Record<string, unknown> {
  if (!project.templates) return {};
  const all = { ...included(project), ...mapOf(plainValue(nodeAt(project.config, 'extra'))) };
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => attributesSchema.safeParse({ [key]: value }).success),
  );
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
