import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsOf } from '../engine/library/edition/lost-anchors.ts';
import { ADDRESSES, parseAddresses } from '../engine/library/names/published.ts';
import type { OpenLibrary } from './prove.ts';

/**
 * The text of `addresses.json`: what was published before and is not gone, and the addresses of every released version with the ids of
 * their headings, but for that of the title.
 *
 * @throws FindingsError when a page has errors
 */
export async function noteAddresses(library: OpenLibrary): Promise<string> {
  const file = join(library.root, ADDRESSES);
  const before = existsSync(file) ? parseAddresses(readFileSync(file, 'utf8')) : undefined;
  const gone = new Set(library.site.gone);
  const addresses = new Map<string, readonly string[]>();
  for (const [address, ids] of before ?? [])
    if (!gone.has(address))
      addresses.set(
        address,
        ids.filter((id) => !gone.has(`${address}#${id}`)),
      );
  for (const variant of library.site.variants.filter(({ released }) => released))
    for (const document of library.documents(variant)) {
      const { headings } = await library.render(document);
      // The title stands at the top, to which an id leads that is not there.
      const below = headings[0]?.depth === 1 ? headings.slice(1) : headings;
      const ids = [...(addresses.get(document.url) ?? []), ...below.map(({ id }) => id)];
      addresses.set(document.url, [...new Set(ids)].toSorted());
    }
  return writeAddresses(addresses);
}

/**
 * The text of `addresses.json` once a version is retired: its addresses stay, with those of their ids that are there where they lead.
 *
 * @param before the text as it was, with the addresses of the version
 * @param library without the version
 */
export async function keepAddresses(before: string, library: OpenLibrary): Promise<string> {
  const addresses = new Map<string, readonly string[]>();
  for (const [address, ids] of parseAddresses(before) ?? []) {
    const isRetired = library.site.retired.some(({ basePath }) => address.startsWith(`${basePath}/`));
    const document = isRetired ? library.formerAddresses.get(address) : undefined;
    if (!document) {
      if (!isRetired) addresses.set(address, ids);
      continue;
    }
    addresses.set(address, ids.filter(idsOf(await library.render(document))));
  }
  return writeAddresses(addresses);
}

/** Addresses as text, one a line, so that a change of one is a change of a line. */
export function writeAddresses(addresses: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...addresses]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([address, ids]) => `  ${JSON.stringify(address)}: ${JSON.stringify(ids).replaceAll(',', ', ')}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
