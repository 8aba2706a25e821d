import { join, posix } from 'node:path';
import { addAll } from '../add-all.ts';
import type { Finding } from '../finding.ts';
import type { SiteFile } from '../variants/site-file.ts';
import { Assets } from './folder/assets.ts';
import { importedScripts, isScript } from './folder/component-files.ts';
import { type FileList, listFiles } from './folder/file-list.ts';
import { includeReader } from './folder/include-files.ts';
import { readMacros } from './folder/macro-files.ts';
import { checkSite, openSite } from './folder/open-site.ts';
import type { Page } from './folder/page.ts';
import { existence, readPageFile } from './folder/page-file.ts';
import type { SourceWorld } from './folder/source-world.ts';
import { readTextFile } from './folder/text-file.ts';
import { findUnusedParts } from './folder/unused-parts.ts';
import { checkLook, type WhereAnnounced } from './look/check-look.ts';
import { Catalogue } from './names/catalogue.ts';
import { settleClaims } from './names/claims.ts';
import type { Document } from './names/document.ts';
import { PageFields } from './names/fields.ts';
import { findDuplicateUrls, findUnaddressable } from './names/urls.ts';
import { checkNavigation } from './navigation/navigation.ts';

/** What a content folder holds, as far as its files' names, `site.yml` and the pages' frontmatter tell. */
export interface Inventory extends SourceWorld {
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
export function readInventory(root: string, macroFolders: readonly string[]): Inventory {
  const site = openSite(root);
  const { macros, findings: unreadable } = readMacros(
    [...macroFolders, join(root, 'templates')],
    [root, ...site.includeRoots],
  );
  const sources = { root, site, read: includeReader(root, site.includeRoots), macros };
  const files = listFiles(root, site.includeRoots);
  const imported = importedScripts(root, files.modules);
  const samples = files.modules.filter((path) => isScript(path) && !imported.has(path));
  const { catalogue, fields, lines, bodies, findings } = readPages(
    files.pages,
    sources,
    files.parts.length > 0,
  );
  const { pages, byPath } = catalogue;
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
      ...checkNavigation(site, byPath),
      ...unfit,
      ...claims.findings,
      ...(files.parts.length > 0 ? findUnusedParts(files.parts, allTexts(root, files, bodies)) : []),
    ],
  };
}

/** The text of everything that may include another file. */
function* allTexts(root: string, { parts, included }: FileList, bodies: string[]): Generator<string> {
  yield* bodies;
  for (const path of [...parts, ...included]) {
    const reading = readTextFile(join(root, path), path);
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
    const { source, findings: unreadable } = readPageFile(path, sources);
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
