import type { CompileWatch } from '../compiled/compile-watch.ts';
import type { SitePlace } from './options.ts';
import type { OwnCode } from './own-code.ts';
import type { SiteBuild } from './site-build.ts';

/**
 * What a command of `variorum` gives to the integration, which Astro calls with nothing but the project's configuration: the
 * command decides about folders, and a build runs inside its own staging folder, lock and report.
 */
export interface Program {
  /** absolute path of the content folder */
  content: string;
  /** absolute path of the cache folder */
  cacheDir: string;
  /** to serve with X-ray on */
  xray?: boolean;
  /** what to do but to serve */
  purpose?:
    | undefined
    | { kind: 'build'; begin: (place: SitePlace, ownCode: OwnCode | undefined) => SiteBuild }
    | { kind: 'compile'; build: SiteBuild; watch: CompileWatch };
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
