import { type NamedOptions, nodeAt, textOf } from './config-node.ts';

/** The options of a plugin; undefined when the project does not use it. */
export function pluginOf(
  project: { plugins: readonly NamedOptions[] },
  ...names: string[]
): NamedOptions | undefined {
  return project.plugins.find(
    ({ name, options }) => names.includes(name) && textOf(nodeAt(options, 'enabled')) !== 'false',
  );
}

/** Whether a project has a plugin that makes links of names in double brackets (`[[name]]`). */
export function hasWikiLinks(project: { plugins: readonly NamedOptions[] }): boolean {
  return pluginOf(project, 'roamlinks', 'ezlinks', 'obsidian-support', 'obsidian-bridge') !== undefined;
}
