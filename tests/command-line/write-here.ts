import { mkdirSync, rmSync } from 'node:fs';
import { writeSite } from '../../scripts/build/write-site.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import type { Library } from '../../src/engine/library/types.ts';
import { createHighlighter } from '../../src/engine/markdown/highlight/highlighter.ts';
import { SearchIndex } from '../../src/site/integration/search-index.ts';
import { writeMark } from '../../src/site/output/output-mark.ts';
import { MACROS } from '../../src/site/places.ts';
import type { Scope } from '../../src/site/shares/scope.ts';

/** What a site is made with, as options of the command say it. */
interface WritingOptions {
  /** absolute path of the project */
  root: string;
  /** absolute path of the cache */
  cache: string;
  /** by default all of the site */
  scope?: Scope;
  base?: string | undefined;
  site?: string | undefined;
  /** absolute path of what lies there already */
  previous?: string | undefined;
}

/**
 * Writes a site as `variorum build` does, in this process: the command spends most of its time on loading what it runs.
 *
 * @param content absolute path of its content
 * @param out absolute path of the folder, which is emptied before; another one for each site whose own code differs, as a process loads what
 *   lies in a folder once
 */
export async function writeHere(
  content: string,
  out: string,
  { root, cache, scope = { kind: 'site' }, base = '', site, previous = out }: WritingOptions,
): Promise<Library> {
  const { highlight } = await createHighlighter();
  const library = openLibrary(content, { highlight, base, origin: site, macroFolders: [MACROS] });
  const project = { root, configFile: undefined, options: {}, isPlain: true };
  const index = new SearchIndex(`${out}.drafts`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  await writeSite(
    library,
    { ...project, content, cache, out, base, site: site ?? library.site.url },
    { outDir: out, previous, scope, index: async (page) => index.add(page) },
  );
  if (scope.kind !== 'part') await index.write(out, library.site, new Set());
  writeMark(out);
  return library;
}
