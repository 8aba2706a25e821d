import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViteDevServer } from 'vite';
import { isBelow } from '../serving/is-below.ts';
import { withoutDisk } from './component-parts.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
/** What browsers load of Variorum itself, and of Vite, which brings changes to them. */
export const OURS: readonly string[] = [
  ...['site', 'demo', 'engine', 'search', 'apparatus'].map((room) => join(PROJECT, 'src', room)),
  join(dirname(fileURLToPath(import.meta.resolve('vite'))), '../client'),
];
/** What is compiled before a browser gets it, besides what a query asks to be a module. */
const COMPILED = /\.(?:[cm]?[jt]sx?|css|s[ac]ss|less|styl|astro|mdx)$/;
const PARTED = /\.(?:astro|mdx)$/;
const CODE = /\.(?:[cm]?[jt]sx?|astro|mdx?|njk|json|ya?ml)$/;

/** What the addresses of modules and pictures carry. With anything else Vite and Astro fail. */
const KNOWN_QUERY =
  /^(?:t|v|import|raw|url|inline|direct|astro|type|index|src|lang\.\w+|orig(?:Width|Height|Format))$/;

const KNOWN_VALUE = /^[\w.-]*$/;

/** A file that pages load in development. */
export interface NeededFile {
  /** absolute path */
  file: string;
  /** whether Vite has to make a module of it; any other is sent as it is */
  isModule: boolean;
}

/**
 * The file for which a page in development asks, when pages need it: the site's own scripts and styles, and of the content what
 * components load. Vite by itself gives away every file of the project and of its packages.
 *
 * @param path decoded, below the deployment's base
 * @param roots absolute folders of the content
 */
export function neededFile(
  server: Pick<ViteDevServer, 'config' | 'environments'>,
  path: string,
  query: URLSearchParams,
  roots: readonly string[],
): NeededFile | undefined {
  const isKnown = ([key, value]: [string, string]) => KNOWN_QUERY.test(key) && KNOWN_VALUE.test(value);
  if (![...query].every(isKnown)) return undefined;
  const file = path.startsWith('/@fs/') ? withoutDisk(path) : join(server.config.root, path);
  const isOurs = [...OURS, join(server.config.cacheDir, 'deps')].some((folder) => isBelow(file, folder));
  const isWriters = roots.some((root) => isBelow(file, root)) && isLoaded(server, file, query);
  if (!isOurs && !isWriters) return undefined;
  // Only Astro's files have parts that can be asked for.
  if (query.has('astro') && !PARTED.test(file)) return undefined;
  return { file, isModule: COMPILED.test(file) || query.has('import') };
}

/** Whether a component's script or style is asked for, or what was met when a page or a script of one was compiled. */
function isLoaded(
  { environments }: Pick<ViteDevServer, 'environments'>,
  file: string,
  query: URLSearchParams,
): boolean {
  if (PARTED.test(file)) return query.has('astro') && /^(?:script|style)$/.test(query.get('type') ?? '');
  // What only pages import is run here; a browser loads no code of it.
  const graphs = CODE.test(extname(file)) ? [environments.client!] : Object.values(environments);
  return graphs.some(({ moduleGraph }) => (moduleGraph.getModulesByFile(file)?.size ?? 0) > 0);
}
