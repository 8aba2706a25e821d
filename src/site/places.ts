import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of Variorum itself. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The macros that every page may call. */
export const MACROS = join(PROJECT, 'templates');

/** The folder of the writer's project: where a command works, and all its defaults hang. A build works elsewhere later on. */
export const ROOT = process.env.VARIORUM_ROOT ?? workingFolder();

/** Where the command was called, on which paths that were typed hang: npm runs scripts in the project wherever that is. */
export const CALLER = resolve(ROOT, process.env.VARIORUM_CALLER ?? '.');

/** What may be kept between runs of a project, and may be deleted at any time. */
export const CACHE = cacheOf(ROOT);

/** Where what may be kept between runs lies in a project: where its packages are, from where nobody commits it, if it has any. */
export function cacheOf(root: string): string {
  const packages = join(root, 'node_modules');
  return existsSync(packages) ? join(packages, '.cache', 'variorum') : join(root, '.variorum');
}

/** The content folder of a project, if it does not say: `content/`, or `docs/` where the `site.yml` is there. */
export function contentOf(root: string): string {
  const hasSite = (folder: string) =>
    ['site.yml', 'site.yaml'].some((name) => existsSync(join(folder, name)));
  const [first, second] = ['content', 'docs'].map((name) => join(root, name)) as [string, string];
  return !hasSite(first) && hasSite(second) ? second : first;
}

/** The working directory; Variorum's own when that is deleted, in which nothing could work. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.chdir(PROJECT);
    return PROJECT;
  }
}
