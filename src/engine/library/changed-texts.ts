import { posix, relative, sep } from 'node:path';
import type { Page } from './folder/page.ts';
import { existence, type PageText, readPageFile } from './folder/page-file.ts';
import { realPath } from './folder/roots.ts';
import type { Inventory } from './inventory.ts';
import { PageFields } from './names/fields.ts';

/**
 * What a folder holds after a change, where nothing has changed but texts of pages below their frontmatter, which most changes are: then
 * all that is known of names, addresses and the rest of the folder is as it was, and only these files are read.
 *
 * @param files absolute paths of everything in the folder, and in those that it includes from, that has changed since
 * @returns undefined where more may have changed, so that the folder has to be read again
 */
export function withChangedTexts(before: Inventory, files: Iterable<string>): Inventory | undefined {
  // What says what a site is may depend on its pages' texts, where it is no site.yml; and behind links, one text has several paths.
  if (before.site.sources !== 'variorum' || before.site.readFrom !== undefined || before.hasLinks)
    return undefined;
  const texts = new Map(before.texts);
  const fields = new Map(before.fields);
  for (const file of files) {
    const changed = changedText(before, file);
    if (changed === undefined) return undefined;
    texts.set(changed.text.page, changed.text);
    fields.set(changed.text.page, changed.fields);
  }
  return { ...before, texts, fields };
}

/** A page of a folder as its file is now, if nothing but its text has changed. */
function changedText(before: Inventory, file: string): { text: PageText; fields: PageFields } | undefined {
  const { root, site, catalogue, read } = before;
  const path = relative(root, file).split(sep).join('/');
  const page = catalogue.byPath.get(path);
  // What an MDX page imports is no download, and what another page includes is part of that, too.
  if (page === undefined || page.format === 'mdx' || read.hasRead(realPath(file) ?? file)) return undefined;
  // Findings name lines, which may be others now; the first is that of the whole page.
  if (before.findings.some(({ place }) => place?.file === path && place.line > 1)) return undefined;
  const formerPaths = Object.entries(site.redirects).flatMap(([from, to]) => (to === path ? [from] : []));
  const { source, findings } = readPageFile(path, before, { formerPaths });
  if (source === undefined || findings.length > 0 || !isSame(source.page, page)) return undefined;
  const { variants, findings: doubtful } = existence(source, before);
  if (doubtful.length > 0 || !isSame(variants.ids, catalogue.variantsOf(page).ids)) return undefined;
  const { body, begins } = source;
  const known = before.texts.get(page)!.body;
  const names = before.parts.map((part) => posix.basename(part));
  if (names.some((name) => known.includes(name) !== body.includes(name))) return undefined;
  return { text: { page, body, begins }, fields: new PageFields({ ...source, page }, before) };
}

function isSame(some: Page | readonly string[], other: Page | readonly string[]): boolean {
  return JSON.stringify(some) === JSON.stringify(other);
}
