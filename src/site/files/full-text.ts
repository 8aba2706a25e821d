import { closeSync, copyFileSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Library } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { latestPrefixes } from '../model/latest.ts';
import { variantModel } from '../model/variant-model.ts';
import { withOpenFile } from '../output/open-file.ts';
import { markdownLink, opening } from './agent-text.ts';
import { markdownUrl } from './markdown-url.ts';
import { twinWithin } from './twin-head.ts';

/** `/<product>/<version>/llms-full.txt`: the text of all pages of a variant, for agents that read all of it at once. */
export interface FullText {
  variant: Variant;
  /** where it lies: at the variant's own address, and once more below each `latest` that leads to it */
  urls: [string, ...string[]];
}

/** As many twins are read at a time. */
const TOGETHER = 8;

/** Those of a site, one for each variant. */
export function fullTexts({ site }: Library): FullText[] {
  return site.variants.map((variant) => ({
    variant,
    urls: [fullTextUrl(variant.basePath), ...latestPrefixes(site, variant).map(fullTextUrl)],
  }));
}

/** The address of the text of all pages below a variant's prefix. */
export function fullTextUrl(prefix: string): string {
  return `${prefix}/llms-full.txt`;
}

/**
 * The text of all pages of a variant in reading order, part by part: of a large site, nobody holds it as a whole.
 *
 * @param twinOf reads the twin of a document
 */
export async function* fullTextParts(
  library: Library,
  variant: Variant,
  { address, twinOf }: { address: (url: string) => string; twinOf: (document: Document) => Promise<string> },
): AsyncGenerator<string> {
  yield opening(library, variant).join('\n');
  const { order } = variantModel(library, variant);
  for (let from = 0; from < order.length; from += TOGETHER) {
    const documents = order.slice(from, from + TOGETHER);
    const parts = documents.map(async (document) => {
      const link = markdownLink(library.title(document), address(markdownUrl(document)));
      return `\n---\n\n${twinWithin(await twinOf(document), link).trimEnd()}\n`;
    });
    yield (await Promise.all(parts)).join('');
  }
}

/** Writes the full texts of a site into its folder, from the twins that lie there. */
export async function writeFullTexts(
  library: Library,
  folder: string,
  address: (url: string) => string,
): Promise<void> {
  const fileOf = (url: string): string => join(folder, decodeURI(url));
  const twinOf = async (document: Document) => readFileSync(fileOf(markdownUrl(document)), 'utf8');
  for (const { variant, urls } of fullTexts(library)) {
    const [own, ...copies] = urls.map(fileOf);
    const file = openSync(own!, 'w');
    try {
      for await (const part of fullTextParts(library, variant, { address, twinOf }))
        withOpenFile(own!, () => writeFileSync(file, part));
    } finally {
      closeSync(file);
    }
    for (const copy of copies) copyFileSync(own!, copy);
  }
}
