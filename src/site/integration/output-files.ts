import { readFileSync } from 'node:fs';
import type { Library } from '../../engine/library/types.ts';
import { diagramFiles } from '../files/diagram-files.ts';
import { foreignSheet } from '../files/foreign-sheet.ts';
import { llmsFiles } from '../files/llms.ts';
import { manifestFiles } from '../files/manifest.ts';
import { noticeFile } from '../files/notice-file.ts';
import { observablesFile } from '../files/observables-file.ts';
import type { OutputFile } from '../files/output-file.ts';
import { redirectFiles } from '../files/redirects.ts';
import { crawlerFiles } from '../files/sitemap.ts';
import { themeFile } from '../files/theme-file.ts';
import { upgradeFiles } from '../files/upgrade-files.ts';
import { navigationFragments } from '../model/navigation-html.ts';
import { homeAtStart } from '../model/start-page.ts';
import { variantModel } from '../model/variant-model.ts';
import { type SitePlace, wholeAddress } from './options.ts';
import type { OwnPages } from './own-pages.ts';

/** The files that stand beside the pages, for a build and for the development server alike. */
export function outputFiles(library: Library, base: string, address: (url: string) => string): OutputFile[] {
  const { site } = library;
  return [
    ...manifestFiles(library),
    ...llmsFiles(library, address),
    ...navigationFiles(library, base),
    ...upgradeFiles(library, base, address),
    ...[themeFile(site) ?? [], foreignSheet(library.look(), site) ?? [], observablesFile(site) ?? []].flat(),
    ...diagramFiles(library.root),
    ...(site.look.favicon === undefined ? [ICON] : []),
    NO_JEKYLL,
    noticeFile(library.root),
  ];
}

/**
 * All files that a build writes beside the pages, those for search engines and former addresses included.
 *
 * @param own the project's own pages
 */
export function allFiles(
  library: Library,
  { base, site }: Pick<SitePlace, 'base' | 'site'>,
  { canonicalUrls, own }: { canonicalUrls: ReadonlySet<string>; own: Pick<OwnPages, 'has'> },
): OutputFile[] {
  const address = wholeAddress({ base, site });
  return [
    ...outputFiles(library, base, address),
    ...redirectFiles(library, (url) => base + url, address),
    ...crawlerFiles({
      canonicalUrls,
      documents: documentCount(library),
      hasStartPage: own.has('/') || homeAtStart(library) === undefined,
      origin: site,
      base,
    }),
  ];
}

function documentCount(library: Library): number {
  return library.site.variants.reduce((sum, variant) => sum + library.documents(variant).length, 0);
}

const ICON: OutputFile = {
  url: '/icon.svg',
  what: 'the icon of the site',
  text: readFileSync(new URL('../icons/site.svg', import.meta.url), 'utf8'),
};

/** GitHub Pages would leave out folders whose names begin with an underscore, ours among them. */
const NO_JEKYLL: OutputFile = {
  url: '/.nojekyll',
  what: 'the file that keeps GitHub Pages from leaving files out',
  text: '',
};

/** `/<variant>/<section>/nav.html`: the lists of groups that pages of large variants leave out of the navigation. */
function navigationFiles(library: Library, base: string): OutputFile[] {
  return library.site.variants.flatMap((variant) =>
    navigationFragments(variantModel(library, variant), base).map(({ url, html }) => ({
      url,
      what: 'a part of the navigation of a large version',
      get text() {
        return html();
      },
    })),
  );
}
