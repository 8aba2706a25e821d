import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT } from '../places.ts';

/** A package: no path, and no module that a plugin makes. */
const PACKAGE = /^(?!node:|variorum:|virtual:|astro:)(?:@[\w.-]+\/)?[a-zA-Z][\w.-]*(?:\/|$)/;

/**
 * Finds Astro where Variorum finds it, for a project that has no packages of its own: `npx variorum build` in a folder of Markdown, or
 * with a program that is installed for the whole machine.
 *
 * @param root absolute path of the project
 * @returns undefined where the project has Astro itself
 */
export function distantPackages(root: string): Plugin | undefined {
  if (hasAstro(root)) return undefined;
  const here = join(PROJECT, 'package.json');
  return {
    name: 'variorum:distant-packages',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!PACKAGE.test(source)) return undefined;
      const settings = { ...options, skipSelf: true };
      return (await this.resolve(source, importer, settings)) ?? this.resolve(source, here, settings);
    },
  };
}

/** Whether a project finds Astro by itself, in a folder of packages as bundlers look for it: NODE_PATH, which pnpm sets for its programs, is nothing to them. */
export function hasAstro(root: string): boolean {
  if (existsSync(join(root, 'node_modules/astro/package.json'))) return true;
  const above = dirname(root);
  return above !== root && hasAstro(above);
}
