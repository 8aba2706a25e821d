import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of Variorum itself. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What may be kept between runs, and may be deleted at any time. */
export const CACHE = join(PROJECT, '.variorum');

/** The macros that every page may call. */
export const MACROS = join(PROJECT, 'templates');

/** Where the command was called: npm runs scripts in the project, and a build works elsewhere later on. */
export const CALLER = process.env.INIT_CWD ?? process.cwd();
