import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location } from 'vscode-languageserver/node';
import type { Place } from '../../src/engine/place.ts';
import type { SiteFile } from '../../src/engine/variants/site-file.ts';
import type { FileAt } from './completion.ts';
import { headingsOf } from './headings.ts';
import { includeAt } from './include-at.ts';
import { keyIn } from './key-in.ts';
import { linkAt } from './link-at.ts';
import { macrosFor } from './names.ts';
import { includedFile, linkedPage } from './targets.ts';
import { wordAt } from './word-at.ts';

/** Where that stands which is named at an offset: an included file, a linked page or heading, an attribute, a macro. */
export async function definitionsAt(file: FileAt, offset: number): Promise<Location[]> {
  const { library, path, written } = file;
  const { root } = library;
  const include = includeAt(written, offset);
  const included = include && includedFile(library, include.target, path);
  if (included !== undefined) return [locationOf(root, { file: included, line: 1 })];
  const word = wordAt(written, offset);
  if (word) {
    const macro = macrosFor(library).find(({ name }) => name === word.name);
    const own = setsOf(file, word.name);
    if (own.length > 0) return own;
    if (macro) return [locationOf(root, { file: macro.path, line: macro.begins.line })];
    return attributePlaces(file, word.name).map((place) => locationOf(root, place));
  }
  const link = linkAt(written, offset);
  if (!link) return [];
  const [target = '', id] = link.target.split('#');
  const page = linkedPage(library, target, path);
  if (page) {
    const heading =
      id === undefined ? undefined : (await headingsOf(library, page)).find((each) => each.id === id);
    return [locationOf(root, heading?.place ?? { file: page.path, line: 1 })];
  }
  const asset = resolve(root, path, '..', target);
  return target !== '' && existsSync(asset) ? [locationOf(root, { file: asset, line: 1 })] : [];
}

/** Every place in site.yml and in the frontmatter of a page at which an attribute gets a value. */
export function attributePlaces({ library, path, written }: FileAt, name: string): Place[] {
  const page = library.page(path);
  const places: Place[] = siteLines(library.site, name).map((line) => ({ file: library.site.file, line }));
  if (page && Object.hasOwn(page.frontmatter.attributes ?? {}, name)) {
    const line = written.text.split('\n').findIndex((each) => keyIn(each, name) !== undefined);
    if (line >= 0) places.unshift({ file: path, line: line + 1 });
  }
  return places;
}

function siteLines({ attributes, products, lineOf, textAt }: SiteFile, name: string): number[] {
  const lines = new Set<number>();
  if (Object.hasOwn(attributes, name)) lines.add(lineOf(['attributes', name]));
  for (const [index, product] of products.entries()) {
    if (Object.hasOwn(product.attributes, name)) lines.add(lineOf(['products', index, 'attributes', name]));
    for (const at of product.versions.keys()) {
      const own = ['products', index, 'versions', at, 'attributes'];
      // A path that is not there has the line of what is around it.
      if (textAt([...own, name]) !== undefined) lines.add(lineOf([...own, name]));
    }
  }
  return [...lines];
}

/** The tags of a file that give a name a value. */
function setsOf({ library, path, written }: FileAt, name: string): Location[] {
  return written.tags
    .filter((tag) => tag.name === 'set' && /^set\s+(\w+)/.exec(tag.body)?.[1] === name)
    .map(({ start }) => locationOf(library.root, { file: path, line: written.position(start).line + 1 }));
}

function locationOf(root: string, { file, line, column = 1 }: Place): Location {
  const at = { line: line - 1, character: column - 1 };
  return { uri: pathToFileURL(resolve(root, file)).href, range: { start: at, end: at } };
}
