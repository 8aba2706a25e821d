import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViteDevServer } from 'vite';
import { isBelow } from '../serving/is-below.ts';
import { withoutDisk } from './component-parts.ts';

/** Where Astro's toolbar and what its apps are made with lie. */
const TOOLBAR = [
  join(dirname(fileURLToPath(import.meta.resolve('astro'))), 'runtime/client/dev-toolbar'),
  dirname(fileURLToPath(import.meta.resolve('astro/toolbar'))),
];
/** Its modules by the names that Vite gives them. */
const NAMES = ['/@id/astro/runtime/client/dev-toolbar/entrypoint.js', '/@id/__x00__astro:toolbar:internal'];

/**
 * Whether a module of Astro's toolbar is asked for, in which X-ray is an app. Like `neededFile`, it lets nothing else of the disk out.
 *
 * @param path decoded, below the deployment's base
 */
export function isToolbarModule(
  { config }: Pick<ViteDevServer, 'config'>,
  path: string,
  query: URLSearchParams,
): boolean {
  if (![...query].every(([key, value]) => /^(?:t|v|import)$/.test(key) && /^[\w.-]*$/.test(value)))
    return false;
  if (NAMES.includes(path)) return true;
  const file = path.startsWith('/@fs/') ? withoutDisk(path) : join(config.root, path);
  return TOOLBAR.some((folder) => isBelow(file, folder)) && file.endsWith('.js');
}
