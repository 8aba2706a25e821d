import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { isBelow } from '../serving/is-below.ts';
import { withoutDisk } from './component-parts.ts';

/** A module that a package or a plugin makes, and no path of the disk: `/@id/@astrojs/react/client.js`, `/@react-refresh`. */
const MADE = /^\/@(?:id\/(?![./])(?!.*\.\.)|[\w-]+$)/;

/**
 * Whether a module is asked for that the project's own pages need: one that Vite met when it compiled them, a part of a component, or
 * one that a package brings. Like {@link neededFile}, it lets nothing else of the disk out.
 *
 * @param path decoded, below the deployment's base
 * @param ownCode absolute folder of the project's own code
 */
export function isOwnModule(
  { config, environments }: Pick<ViteDevServer, 'config' | 'environments'>,
  path: string,
  query: URLSearchParams,
  ownCode: string,
): boolean {
  if (MADE.test(path)) return true;
  const file = path.startsWith('/@fs/') ? withoutDisk(path) : join(config.root, path);
  const knows = (name: string) => (environments[name]?.moduleGraph.getModulesByFile(file)?.size ?? 0) > 0;
  if (isBelow(file, ownCode)) return query.has('astro') || Object.keys(environments).some(knows);
  return knows('client');
}
