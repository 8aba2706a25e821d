import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of Variorum itself. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What may be kept between runs, and may be deleted at any time. */
export const CACHE = join(PROJECT, '.variorum');

/** The macros that every page may call. */
export const MACROS = join(PROJECT, 'templates');

/** Where the command was called: npm runs scripts in the project, and a build works elsewhere later on. */
export const CALLER = resolve(workingFolder(), process.env.INIT_CWD ?? '.');

/** The working directory; the project's when that is deleted, in which nothing could work. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.chdir(PROJECT);
    return PROJECT;
  }
}
