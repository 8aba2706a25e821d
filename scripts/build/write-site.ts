import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExplainableLibrary } from '../../src/engine/library/explain.ts';
import type { Library } from '../../src/engine/library/types.ts';
import { compiledKey, type SiteSources } from '../../src/site/compiled/compiled-key.ts';
import type { CompiledSite } from '../../src/site/compiled/compiled-site.ts';
import { KeptSites } from '../../src/site/compiled/kept-sites.ts';
import { renderPages } from '../../src/site/compiled/render-pages.ts';
import type { BuildTask, SitePlace } from '../../src/site/integration/options.ts';
import { readParts } from '../../src/site/integration/parts.ts';
import { SiteBuild } from '../../src/site/integration/site-build.ts';
import type { AstroProject } from '../shared/astro-project.ts';
import { projectCode } from './project-code.ts';

/**
 * Writes a site into the folder of a build. Where Astro has compiled the same code before, nothing of Astro is needed.
 *
 * @throws what stands against it: findings, what Astro says, the file system's error
 */
export async function writeSite(
  library: Library & ExplainableLibrary,
  project: AstroProject,
  task: BuildTask,
): Promise<void> {
  if (!project.isPlain) {
    const { buildWithAstro } = await import('./astro-build.ts');
    await buildWithAstro(
      project,
      task.outDir,
      (place, ownCode) => new SiteBuild({ place, library, ownCode, task }),
    );
    return;
  }
  const { root, cache, base = '', site } = project;
  const place: SitePlace = { root, base, site, cacheDir: cache, publicDir: join(root, 'public') };
  const ownCode = projectCode(project);
  const parts = readParts(project.options.components ?? {}, root);
  const build = new SiteBuild({ place, library, ownCode, task });
  await build.begin();
  build.renderAhead();
  const compiled = await compiledSite(project, { build, place, parts, ownCode });
  if (compiled === undefined) {
    const { buildWithAstro } = await import('./astro-build.ts');
    await buildWithAstro(project, task.outDir, () => build);
    return;
  }
  build.deal();
  await renderPages(build, compiled.site, place, compiled.modules);
  if (build.isWhole && existsSync(place.publicDir))
    cpSync(place.publicDir, task.outDir, { recursive: true, dereference: true });
  await build.finish();
}

/**
 * The compiled site for a build, as it was kept, or else fresh from Astro, and the folder where its modules lie, if there is one already;
 * undefined when only Astro can make pages with it.
 */
async function compiledSite(
  project: AstroProject,
  sources: SiteSources,
): Promise<{ site: CompiledSite; modules: string | undefined } | undefined> {
  const { key, isCommon } = compiledKey(sources);
  const kept = new KeptSites(project.cache, isCommon);
  const found = kept.find(key) ?? (await compile());
  return found.site && { site: found.site, modules: kept.modulesOf(key, found.site) };

  async function compile(): Promise<{ site: CompiledSite | undefined }> {
    const { compileWithAstro } = await import('./astro-build.ts');
    const site = await compileWithAstro(project, sources.build);
    // Of what the project's own code is made is known by now.
    kept.keep(compiledKey(sources).key, site);
    return { site };
  }
}
