import { existsSync, lstatSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Finding } from '../../finding.ts';
import { FindingsError } from '../../variants/findings-error.ts';
import { isNumericVersion, orderVersions } from '../../variants/order.ts';
import { readSiteFile, type SiteFile } from '../../variants/site-file.ts';
import { checkLanguage } from '../../variants/site-language.ts';
import { readTextFile } from './text-file.ts';

/**
 * Reads the `site.yml` of a content folder.
 *
 * @throws FindingsError when there is none, or with every mistake in it
 */
export function openSite(root: string): SiteFile {
  const missing = (message: string, hint: string) =>
    new FindingsError([{ severity: 'error', rule: 'missing-content', message, hint }]);
  if (!existsSync(root))
    throw missing(`There is no content folder "${root}".`, 'Name an existing folder with --content.');
  if (!statSync(root).isDirectory())
    throw missing(`The content folder "${root}" is no folder.`, 'Name a folder with --content.');
  // A link that leads nowhere is one as well, which says so when it is read.
  const file = ['site.yml', 'site.yaml'].find((name) =>
    lstatSync(join(root, name), { throwIfNoEntry: false }),
  );
  if (!file)
    throw missing(
      `The content folder "${root}" has no site.yml.`,
      'Add one: it names the site, its products and their versions.',
    );
  const source = readTextFile(join(root, file), file);
  if ('findings' in source) throw new FindingsError(source.findings);
  return readSiteFile(source.text, file, (path) => resolve(root, path));
}

/** Finds what is suspicious in `site.yml`, though it can be meant. */
export function checkSite(root: string, site: SiteFile): Finding[] {
  return [
    ...(site.found ?? []),
    ...checkIncludeRoots(root, site),
    ...checkOrder(site),
    ...checkLanguage(site.language, site),
  ];
}

/** Lists of versions from the newest to the oldest: conditions would take the oldest for the newest. */
function checkOrder({ products, file, lineOf }: SiteFile): Finding[] {
  return products.flatMap(({ versions }, index): Finding[] => {
    const numeric = versions.filter(isNumericVersion);
    const isFalling = (version: string, at: number) =>
      at === 0 || orderVersions(version, numeric[at - 1]!, [])! < 0;
    if (numeric.length < 2 || !numeric.every(isFalling)) return [];
    return [
      {
        severity: 'warning',
        rule: 'falling-versions',
        message: `versions: "${numeric[0]}" stands before "${numeric.at(-1)}", so that it counts as the older one.`,
        hint: 'List the oldest version first: the order of the list is the order of versions.',
        place: { file, line: lineOf(['products', index, 'versions']) },
      },
    ];
  });
}

/** Finds folders for includes that are not there: perhaps not checked out yet, perhaps misspelt. */
function checkIncludeRoots(root: string, { includeRoots, file, lineOf }: SiteFile): Finding[] {
  return includeRoots.flatMap((folder, index): Finding[] => {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    const message = `include_roots: there is no folder "${relative(root, folder)}".`;
    const hint = 'The path is relative to the content folder. Correct it, or remove it from the list.';
    const place = { file, line: lineOf(['include_roots', index]) };
    return [{ severity: 'warning', rule: 'missing-include-root', message, hint, place }];
  });
}
