import { join } from 'node:path';
import { build } from 'astro';
import { CompileWatch } from '../../src/site/compiled/compile-watch.ts';
import type { CompiledSite } from '../../src/site/compiled/compiled-site.ts';
import { type Program, registerProgram } from '../../src/site/integration/program.ts';
import { ASTRO_SCRATCH } from '../../src/site/integration/settings.ts';
import type { SiteBuild } from '../../src/site/integration/site-build.ts';
import { type AstroProject, astroConfig } from '../shared/astro-project.ts';
import { leaveNoTraces } from './astro-traces.ts';

/**
 * Lets Astro make the pages of a build, too.
 *
 * @param outDir absolute path of the folder to write
 * @param begin makes the build when it is known where Astro makes it
 * @throws what Astro throws, whatever integrations throw
 */
export async function buildWithAstro(
  project: AstroProject,
  outDir: string,
  begin: (Program['purpose'] & { kind: 'build' })['begin'],
): Promise<void> {
  await runAstro(project, outDir, { kind: 'build', begin });
}

/**
 * Lets Astro compile the site for a build, but make no page.
 *
 * @returns what was compiled; undefined when only Astro can make pages with it
 * @throws what Astro throws
 */
export async function compileWithAstro(
  project: AstroProject,
  build: SiteBuild,
): Promise<CompiledSite | undefined> {
  const outDir = join(build.folder, ASTRO_SCRATCH, 'compiled');
  const watch = new CompileWatch(outDir);
  await runAstro(project, outDir, { kind: 'compile', build, watch });
  return watch.site;
}

async function runAstro(project: AstroProject, outDir: string, purpose: Program['purpose']): Promise<void> {
  leaveNoTraces(project);
  registerProgram({ content: project.content, cacheDir: project.cache, purpose });
  // What goes wrong is told by who called, once and without a stack.
  await build({ ...astroConfig(project, outDir), logLevel: 'silent' });
}
