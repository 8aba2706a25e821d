import type { BuildTask, SiteOptions } from './options.ts';

/**
 * What a command of `variorum` gives to the integration, which Astro calls with nothing but the project's configuration: the
 * command decides about folders, and a build runs inside its own staging folder, lock and report.
 */
export interface Program {
  /** absolute path of the content folder */
  content: string;
  /** absolute path of the cache folder */
  cacheDir: string;
  /** a build: the library, and what it is to do; without it, `astro dev` runs as by itself */
  build?: BuildTask & Pick<SiteOptions, 'library'>;
}

const PROGRAM = Symbol.for('variorum.program');
type Scope = { [PROGRAM]?: Program };

/** Makes the command of this process known to the integration, of which a project may have a copy of its own. */
export function registerProgram(program: Program): void {
  (globalThis as Scope)[PROGRAM] = program;
}

/** The command that runs in this process; undefined where Astro's own does. */
export function currentProgram(): Program | undefined {
  return (globalThis as Scope)[PROGRAM];
}
