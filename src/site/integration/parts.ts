import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { closest } from '../../engine/suggest.ts';
import { CommandFailure } from '../report/describe-error.ts';

/** The parts of the site that a project may replace by components of its own. */
export const PARTS = [
  'Head',
  'Header',
  'Switcher',
  'Navigation',
  'Contents',
  'PageTitle',
  'VersionNotice',
  'Search',
  'Footer',
  'MissingPage',
] as const;

/** The name of a part. */
export type PartName = (typeof PARTS)[number];

/** The components that stand in the place of parts: absolute paths, or what `import` takes of a package. */
export type Parts = Partial<Record<PartName, string>>;

const PREFIX = 'variorum:part/';
/** Says to the pages whether they consist of the site's own parts. */
const ALL = 'variorum:parts';
const RESOLVED_ALL = `\0${ALL}`;
/** Where the site's own parts lie, with a slash at the end. */
export const OUR_PARTS = fileURLToPath(new URL('../components/', import.meta.url));

/**
 * Resolves what a project says of parts: a path of a component relative to its root, or that of one in a package as `import` takes it.
 *
 * @param root absolute path of the project
 * @throws CommandFailure that names a part which does not exist, or a component that is not there
 */
export function readParts(components: Readonly<Record<string, string>>, root: string): Parts {
  const parts: Parts = {};
  for (const [name, path] of Object.entries(components)) {
    if (!isPart(name)) {
      const meant = closest(name, PARTS);
      throw new CommandFailure(
        `components: "${name}" is no part of the site. ${meant ? `Did you mean "${meant}"? ` : ''}The parts are ${PARTS.join(', ')}.`,
      );
    }
    if (typeof path !== 'string' || path === '')
      throw new CommandFailure(
        `components: ${name} takes the path of a component, such as "./src/${name}.astro".`,
      );
    const file = resolve(root, path);
    if (path.startsWith('.') && !existsSync(file))
      throw new CommandFailure(
        `components: there is no file "${relative(root, file).split(sep).join('/')}" for ${name}. The path is relative to ${root}.`,
      );
    parts[name] = path.startsWith('.') ? file : path;
  }
  return parts;
}

/** `variorum:part/Footer`: the component that stands in the place of a part, or the site's own. */
export function partModules(parts: Parts): Plugin {
  return {
    name: 'variorum:parts',
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (source === ALL) return RESOLVED_ALL;
      if (!source.startsWith(PREFIX)) return undefined;
      const name = source.slice(PREFIX.length);
      if (!isPart(name)) return undefined;
      return this.resolve(parts[name] ?? `${OUR_PARTS}${name}.astro`, importer, options);
    },
    load: (module) =>
      module === RESOLVED_ALL ? `export const areOurs = ${Object.keys(parts).length === 0};` : undefined,
  };
}

function isPart(name: string): name is PartName {
  return PARTS.some((part) => part === name);
}
