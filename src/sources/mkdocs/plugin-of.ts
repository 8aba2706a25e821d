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
