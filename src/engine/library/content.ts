import { join, posix } from 'node:path';
import { addAll } from '../add-all.ts';
import type { Finding } from '../finding.ts';
import type { SiteFile } from '../variants/site-file.ts';
import { Assets } from './assets.ts';
import { Catalogue } from './catalogue.ts';
import { settleClaims } from './claims.ts';
import { importedScripts, isScript } from './component-files.ts';
import { type ContentFiles, listContent } from './content-folder.ts';
import { PageFields } from './fields.ts';
import { includeReader } from './include-files.ts';
import { checkLook, type WhereAnnounced } from './look/check-look.ts';
import { readMacros } from './macro-files.ts';
import { checkNavigation } from './navigation.ts';
import { checkSite, openSite } from './open-site.ts';
import { existence, readPage, type SourceWorld } from './page-source.ts';
import { readSource } from './read-source.ts';
import type { Document, Page } from './types.ts';
import { findUnusedParts } from './unused-parts.ts';
import { findDuplicateUrls, findUnaddressable } from './urls.ts';

/** What a content folder holds, as far as its files' names, `site.yml` and the pages' frontmatter tell. */
export interface Content extends SourceWorld {
  site: SiteFile;
  catalogue: Catalogue;
  assets: Assets;
  /** what each page is called and described as */
  fields: ReadonlyMap<Page, PageFields>;
  /** where the addresses lead that pages had before */
  formerAddresses: ReadonlyMap<string, Document>;
  /** the variants that an announcement is for */
  announced: WhereAnnounced;
  /** errors and warnings about all of these; a page that has errors here is not in the catalogue */
  findings: readonly Finding[];
}

/**
 * Reads a content folder without templating or rendering a page.
 *
 * @param root absolute path of the content folder
 * @param macroFolders absolute folders of macros besides `templates/` of the content folder, which wins
 * @throws FindingsError when `site.yml` is missing or wrong: without it, nothing can be said about the pages
 */
export function readContent(root: string, macroFolders: readonly string[]): Content {
  const site = openSite(root);
  const { macros, findings: unreadable } = readMacros(
    [...macroFolders, join(root, 'templates')],
    [root, ...site.includeRoots],
  );
  const sources = { root, site, read: includeReader(root, site.includeRoots), macros };
  const files = listContent(root, site.includeRoots);
  const imported = importedScripts(root, files.modules);
  const samples = files.modules.filter((path) => isScript(path) && !imported.has(path));
  const { catalogue, fields, lines, bodies, findings } = readPages(
    files.pages,
    sources,
    files.parts.length > 0,
  );
  const { pages } = catalogue;
  const assets = new Assets(root, [...files.assets, ...samples].toSorted());
  const claims = settleClaims({
    catalogue,
    site,
    hasAsset: (path) => assets.has(path),
    lineOf: (page, index) => lines.get(page)?.[index] ?? 1,
  });
  const { findings: unfit, announced } = checkLook({ ...sources, site, catalogue, assets });
  return {
    ...sources,
    site,
    announced,
    catalogue,
    assets,
    fields,
    formerAddresses: claims.addresses,
    findings: [
      ...files.findings,
      ...unreadable,
      ...findings,
      ...checkSite(root, site),
      ...findUnaddressable(pages),
      ...findDuplicateUrls(pages, (page) => catalogue.variantsOf(page)),
      ...checkNavigation(site, catalogue),
      ...unfit,
      ...claims.findings,
      ...(files.parts.length > 0 ? findUnusedParts(files.parts, allTexts(root, files, bodies)) : []),
    ],
  };
}

/** The text of everything that may include another file. */
function* allTexts(root: string, { parts, included }: ContentFiles, bodies: string[]): Generator<string> {
  yield* bodies;
  for (const path of [...parts, ...included]) {
    const reading = readSource(join(root, path), path);
    // A part that names itself is used by nobody.
    if ('text' in reading) yield reading.text.replaceAll(posix.basename(path), '');
  }
}

function readPages(paths: readonly string[], sources: SourceWorld, keepBodies: boolean) {
  const catalogue = new Catalogue();
  const fields = new Map<Page, PageFields>();
  /** lines of the addresses that pages had before */
  const lines = new Map<Page, number[]>();
  const bodies: string[] = [];
  const findings: Finding[] = [];
  for (const path of paths) {
    const { source, findings: unreadable } = readPage(path, sources);
    addAll(findings, unreadable);
    if (!source) continue;
    if (keepBodies) bodies.push(source.body);
    const { variants, findings: doubtful } = existence(source, sources);
    addAll(findings, doubtful);
    catalogue.add(source.page, variants);
    fields.set(source.page, new PageFields(source, sources));
    const { redirect_from: names = [] } = source.page.frontmatter;
    lines.set(
      source.page,
      names.map((_, index) => source.textAt('redirect_from', String(index))?.line ?? 1),
    );
  }
  return { catalogue, fields, lines, bodies, findings };
}
