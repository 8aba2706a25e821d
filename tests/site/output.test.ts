import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { redirectFiles } from '../../src/site/files/redirects.ts';
import { crawlerFiles } from '../../src/site/files/sitemap.ts';
import { claimOutput } from '../../src/site/integration/claim-output.ts';
import { outputFiles } from '../../src/site/integration/output-files.ts';
import { OwnPages } from '../../src/site/integration/own-pages.ts';
import { INDEX_FOLDER } from '../../src/site/integration/search-index.ts';
import { ASTRO_FOLDER } from '../../src/site/integration/settings.ts';
import { MARK, readMark } from '../../src/site/output/output-mark.ts';
import { sharedSite } from '../stage/stage.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** The files that a build of some content is to write, but for those that get their names from others. */
function expectedFiles(content: string): string[] {
  const library = openLibrary(content, {
    highlight: async () => [],
    macroFolders: [`${PROJECT}templates`],
  });
  const address = (url: string): string => url;
  const { url } = library.site;
  const paths = claimOutput(
    library,
    [
      ...outputFiles(library, '', address),
      ...redirectFiles(library, address, address),
      ...crawlerFiles({ canonicalUrls: new Set(), documents: 0, hasStartPage: true, origin: url, base: '' }),
    ],
    { publicDir: `${PROJECT}public`, own: new OwnPages() },
  );
  expect(paths.findings()).toEqual([]);
  return paths.files.filter((path) => path !== MARK).toSorted();
}

describe.each([
  ['guides', `${PROJECT}content`],
  ['acme', `${PROJECT}tests/site/content`],
  ['acme-below', `${PROJECT}tests/site/content`],
  ['look', `${PROJECT}tests/site/look`],
  // Its content is made for it, beside it.
  ['large', undefined],
] as const)('the output of %s', (name, content) => {
  const site = sharedSite(name);

  it('has what was claimed before, and nothing else', () => {
    const written = [...readMark(site.folder)!.files.keys()].filter(
      (path) => !path.startsWith(`${ASTRO_FOLDER}/`) && !path.startsWith(`${INDEX_FOLDER}/`),
    );
    expect(written.toSorted()).toEqual(expectedFiles(content ?? `${site.folder}-content`));
  });
});
