import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigNode } from './config-node.ts';
import { type MkDocsProject, pluginOf } from './project.ts';
import { type Environment, readOneConfig } from './read-config.ts';

/** The files in which folders say something of their navigation, by the plugin that reads them. */
const FILES: readonly (readonly [plugin: string, file: string])[] = [
  ['awesome-nav', '.nav.yml'],
  ['awesome-nav', '.nav.yaml'],
  ['awesome-pages', '.pages'],
];

/** Makes the function that reads what a folder of a project says of its own navigation, once. */
export function folderNavOf(
  project: MkDocsProject,
  environment: Environment,
): (folder: string) => ConfigNode | undefined {
  const names = FILES.filter(([plugin]) => pluginOf(project, plugin)).map(([, name]) => name);
  const known = new Map<string, ConfigNode | undefined>();
  return (folder) => {
    if (!known.has(folder)) {
      const file = names.map((name) => join(project.docsDir, folder, name)).find((each) => existsSync(each));
      known.set(folder, file === undefined ? undefined : readOneConfig(file, environment));
    }
    return known.get(folder);
  };
}
