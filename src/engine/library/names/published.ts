import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../finding.ts';
import type { Site } from '../../variants/site.ts';
import { readTextFile } from '../folder/text-file.ts';
import type { Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';

/** The file in which the addresses stand that released versions were published with. */
export const ADDRESSES = 'addresses.json';

/** What was published: addresses, each with the ids of its headings. */
export interface Published {
  addresses: ReadonlyMap<string, readonly string[]>;
  /** the lines on which they stand */
  lines: ReadonlyMap<string, number>;
  findings: Finding[];
}

/** The ids that documents have to have. */
export type PublishedIds = ReadonlyMap<Document, readonly string[]>;

const NOTHING: Published = { addresses: new Map(), lines: new Map(), findings: [] };

/** Reads what was published, from `addresses.json` of a content folder, if there is one. */
export function readPublished(root: string): Published {
  const file = join(root, ADDRESSES);
  if (!existsSync(file)) return NOTHING;
  const reading = readTextFile(file, ADDRESSES);
  if ('findings' in reading) return { ...NOTHING, findings: reading.findings };
  const addresses = parseAddresses(reading.text);
  if (!addresses) {
    const finding: Finding = {
      severity: 'error',
      rule: 'invalid-addresses',
      message: `${ADDRESSES} is no list of addresses as "variorum release" writes it.`,
      hint: 'Take it from the last commit, where it was right.',
      place: { file: ADDRESSES, line: 1 },
    };
    return { ...NOTHING, findings: [finding] };
  }
  const lines = new Map<string, number>();
  for (const [index, line] of reading.text.split('\n').entries()) {
    const [, address] = /^\s*"([^"]+)":/.exec(line) ?? [];
    if (address !== undefined) lines.set(address, index + 1);
  }
  return { addresses, lines, findings: [] };
}

/** The addresses in a text, each with its ids; undefined when it is something else. */
export function parseAddresses(text: string): Map<string, string[]> | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
  const entries = Object.entries(found as Record<string, unknown>);
  const isList = (ids: unknown): ids is string[] =>
    Array.isArray(ids) && ids.every((id) => typeof id === 'string');
  return entries.every(([, ids]) => isList(ids)) ? new Map(entries as [string, string[]][]) : undefined;
}

/** Finds the documents at published addresses, and tells which lead nowhere any more though nobody says so. */
export function settlePublished(
  { addresses, lines }: Published,
  {
    catalogue,
    site,
    formerAddresses,
  }: {
    catalogue: Catalogue;
    site: Pick<Site, 'gone' | 'variants' | 'retired'>;
    formerAddresses: ReadonlyMap<string, Document>;
  },
): { ids: PublishedIds; findings: Finding[] } {
  const ids = new Map<Document, string[]>();
  const findings: Finding[] = [];
  const gone = new Set(site.gone);
  const outside: string[] = [];
  for (const [address, published] of addresses) {
    const document = catalogue.documentAt(address) ?? formerAddresses.get(address);
    if (document) {
      const wanted = published.filter((id) => !gone.has(`${address}#${id}`));
      ids.set(document, [...(ids.get(document) ?? []), ...wanted]);
    } else if (!gone.has(address)) {
      const below = [...site.variants, ...site.retired].find(({ basePath }) =>
        address.startsWith(`${basePath}/`),
      );
      if (below)
        findings.push({
          severity: 'error',
          rule: 'lost-address',
          message: `The published address ${address} leads nowhere any more.`,
          hint: `Give the page that stands for it redirect_from: [${nameBelow(below, address)}], or list it in gone: of site.yml.`,
          place: { file: ADDRESSES, line: lines.get(address) ?? 1 },
        });
      else outside.push(address);
    }
  }
  const [first] = outside;
  if (first !== undefined)
    findings.push({
      severity: 'error',
      rule: 'lost-address',
      message: `${outside.length === 1 ? 'One published address leads' : `${outside.length} published addresses lead`} nowhere any more, since no variant is below ${first}.`,
      hint: 'To take a version out, use "variorum retire". Where the path of a product has changed, list the addresses in gone: of site.yml.',
      place: { file: ADDRESSES, line: lines.get(first) ?? 1 },
    });
  return { ids, findings };
}

/** What `redirect_from` calls an address, for all variants in which the page is; that of a home is written out. */
function nameBelow({ basePath }: { basePath: string }, address: string): string {
  return address.slice(basePath.length).replace(/^\/|\/$/g, '') || address;
}
