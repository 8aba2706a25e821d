import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FileWriter } from '../integration/file-writer.ts';
import { ASTRO_SCRATCH, SETTINGS } from '../integration/settings.ts';
import type { SiteBuild } from '../integration/site-build.ts';
import { type DocumentMaker, registerHost } from '../model/host.ts';
import { needsAstro } from '../model/rendered-urls.ts';
import { openApp } from './astro-app.ts';
import type { CompiledSite } from './compiled-site.ts';

/**
 * Milliseconds after which whatever waits has its turn. Documents may be made one after the other without waiting for anything, and nobody would hear
 * meanwhile that whoever asked for the site is gone.
 */
const TURN_MS = 20;
/** Where modules lie that this process has loaded: they belong to the build for which they were, and Node would not load them again. */
const LOADED = new Set<string>();

/**
 * Writes the pages of a build, with all that browsers load with them, as Astro would.
 *
 * @param place where the site will stand
 * @param modules absolute path of a folder in which its modules lie already
 * @throws what a page throws, or the file system's error
 */
export async function renderPages(
  build: SiteBuild,
  site: CompiledSite,
  place: { base: string; site: string | undefined },
  modules: string | undefined,
): Promise<void> {
  const out = build.files;
  const isFresh = modules !== undefined && !LOADED.has(modules);
  const folder = isFresh ? modules : await writeModules(build, site);
  LOADED.add(folder);
  if (build.isWhole) for (const [path, bytes] of site.files) out.write(`/${path}`, bytes);
  let makeDocument: DocumentMaker | undefined;
  build.host.takeMaker = (taken) => {
    makeDocument ??= taken;
  };
  const { concurrency } = SETTINGS.build;
  const documents = build.documentUrls;
  const lists = build.isWhole ? build.listUrls : [];
  // The first that are begun are made by Astro, and bring what makes the others.
  const others = documents.slice(concurrency).filter((url) => needsAstro(build.library, url));
  build.host.askedFor = [...documents.slice(0, concurrency), ...others, ...lists];
  registerHost(build.host);
  const make = await openApp(folder, site, place);
  let turned = performance.now();
  const makeAll = async (urls: readonly (string | undefined)[], atOnce: number): Promise<void> => {
    const waiting = urls.values();
    const work = async (): Promise<void> => {
      for (const url of waiting) {
        const html = (url !== undefined && (await makeDocument?.(url))) || (await make(url));
        out.write(url === undefined ? '/404.html' : `${url}index.html`, html);
        await out.room();
        if (performance.now() - turned < TURN_MS) continue;
        await setImmediate();
        turned = performance.now();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  };
  await makeAll(documents, concurrency);
  await build.gather();
  // Each may be large, and none waits for anything.
  if (build.isWhole) await makeAll([...lists, undefined], 1);
}

/** Writes the modules of a site into the folder of a build; resolves with the absolute path of the folder in which they lie. */
async function writeModules(build: SiteBuild, { modules }: CompiledSite): Promise<string> {
  // Others may render into the same folder.
  const folder = join(build.folder, ASTRO_SCRATCH, `site-${process.pid}`);
  const scratch = new FileWriter(folder);
  for (const [path, bytes] of modules) scratch.write(`/${path}`, bytes);
  await scratch.settle();
  return folder;
}
