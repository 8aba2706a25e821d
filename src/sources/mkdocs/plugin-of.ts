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

/**
 * Whether a project has a plugin that makes links of names in double brackets (`[[name]]`), or Python-Markdown's extension for them where
 * it leads to pages of the same site.
 */
export function hasWikiLinks(project: {
  plugins: readonly NamedOptions[];
  extensions: readonly NamedOptions[];
}): boolean {
  const extension = project.extensions.find(({ name }) => name === 'wikilinks');
  return (
    pluginOf(project, 'roamlinks', 'ezlinks', 'obsidian-support', 'obsidian-bridge') !== undefined ||
    (extension !== undefined && !(textOf(nodeAt(extension.options, 'base_url')) ?? '').includes('//'))
  );
}
