import { closest } from '../suggest.ts';
import { latestPath, pathCalled } from './paths.ts';
import type { Attributes, ForSearchEngines } from './site.ts';

/** A version as site.yml has it. */
export interface VersionEntry {
  id: string;
  /** other names of it in addresses */
  aliases: string[];
  attributes: Attributes;
  frozen: boolean;
}

/** A product as site.yml has it. */
export interface ProductEntry {
  id: string;
  name: string;
  aliases: string[];
  versions: (string | VersionEntry)[];
  latest?: string | undefined;
  /** versions that are no more */
  retired: string[];
  path?: string | undefined;
  attributes: Attributes;
  old_versions?: ForSearchEngines | undefined;
}

/** Takes a mistake, with the keys that lead to it. */
export type Report = (path: PropertyKey[], message: string, hint?: string) => void;

/** Finds what is wrong with products that a schema does not see: names, versions and addresses that are taken. */
export function checkProducts(products: readonly ProductEntry[], report: Report): void {
  checkNames(products, report);
  for (const [index, product] of products.entries()) checkVersions(product, ['products', index], report);
  checkAddresses(products, report);
}

/** Every variant has an address of its own, and so has `latest`; some servers do not tell upper from lower case. */
function checkAddresses(products: readonly ProductEntry[], report: Report): void {
  const owners = new Map<string, string>();
  const claim = (index: number, path: string, owner: string) => {
    const known = owners.get(path.toLowerCase());
    owners.set(path.toLowerCase(), owner);
    // The same variant twice is reported as such.
    if (known === undefined || known === owner) return;
    report(
      ['products', index, 'path'],
      `${known} and ${owner} have the same URL, ${path}/.`,
      'Put "{version}" into path, or give each product and version its own.',
    );
  };
  for (const [index, product] of products.entries()) {
    const versions = product.versions.length > 0 ? product.versions.map(versionId) : [undefined];
    for (const version of [...versions, ...product.retired])
      claim(index, basePathOf(product, version), variantId(product, version));
  }
  for (const [index, product] of products.entries()) {
    // One that is a name of the product already is reported as such.
    const names = new Set([...product.versions.map(versionId), ...product.retired, 'latest']);
    for (const each of product.versions)
      for (const alias of aliasesOf(each)) {
        const id = versionId(each);
        const prefix = pathCalled({ version: id, basePath: basePathOf(product, id) }, alias);
        if (prefix !== undefined && !names.has(alias))
          claim(index, prefix, `the alias "${alias}" of ${product.id}`);
      }
    const version = product.latest ?? product.versions.map(versionId).at(-1);
    const path = latestPath({ version, basePath: basePathOf(product, version) });
    // A version that is called so is reported as such.
    const isTaken = product.versions.some((entry) => versionId(entry) === 'latest');
    if (path !== undefined && !isTaken) claim(index, path, `the latest release of ${product.id}`);
  }
}

function checkNames(products: readonly ProductEntry[], report: Report): void {
  /** the index of the product that has a name */
  const owners = new Map<string, number>();
  for (const [index, { id, name, aliases }] of products.entries()) {
    const at = ['products', index];
    const named: [PropertyKey[], string][] = [
      [['id'], id],
      [['name'], name],
      ...aliases.map((alias, number): [PropertyKey[], string] => [['aliases', number], alias]),
    ];
    for (const [key, called] of named) {
      const owner = owners.get(called);
      if (owner === undefined) owners.set(called, index);
      else if (owner === index) continue;
      else if (products[owner]!.id === id) {
        if (called === id)
          report([...at, ...key], `Two products have the id "${id}".`, 'Give one of them another id.');
      } else
        report(
          [...at, ...key],
          `The products "${products[owner]!.id}" and "${id}" are both called "${called}"; a condition could mean either.`,
          'Give one of them another name.',
        );
    }
  }
}

function checkVersions(product: ProductEntry, at: PropertyKey[], report: Report): void {
  const versions = product.versions.map(versionId);
  const known = new Set<string>();
  for (const [index, version] of versions.entries()) {
    if (known.has(version))
      report([...at, 'versions', index], `versions: "${version}" stands there twice.`, 'Remove one of them.');
    known.add(version);
    if (version === 'latest')
      report(
        [...at, 'versions', index],
        'versions: "latest" is the address that always leads to the latest release; it cannot be a version too.',
        'Name the version itself, and say latest: "…" beside the list.',
      );
  }
  checkRetired(product, versions, at, report);
  checkAliases(product, versions, at, report);
  const { latest } = product;
  if (latest !== undefined && versions.length === 0) {
    report(
      [...at, 'latest'],
      `latest: "${latest}" is given, but "${product.id}" has no versions.`,
      'Add versions, or remove latest.',
    );
  } else if (latest !== undefined && !versions.includes(latest)) {
    const suggestion = closest(latest, versions.toReversed());
    report(
      [...at, 'latest'],
      `latest: "${latest}" is not one of versions; found ${versions.map((version) => `"${version}"`).join(', ')}.`,
      suggestion && `Did you mean "${suggestion}"?`,
    );
  }
}

/** A name in an address leads to one version. */
function checkAliases(
  product: ProductEntry,
  versions: readonly string[],
  at: PropertyKey[],
  report: Report,
): void {
  const owners = new Map<string, string>([
    ...product.retired.map((version) => [version, 'a retired version'] as const),
    ...versions.map((version) => [version, 'one of versions'] as const),
    ['latest', 'the address that always leads to the latest release'],
  ]);
  for (const [index, version] of product.versions.entries()) {
    for (const [place, alias] of aliasesOf(version).entries()) {
      const owner = owners.get(alias);
      if (owner)
        report(
          [...at, 'versions', index, 'aliases', place],
          `aliases: "${alias}" is ${owner} already.`,
          'Remove it, or give it another name.',
        );
      owners.set(alias, `an alias of "${versionId(version)}"`);
    }
  }
}

function aliasesOf(version: string | VersionEntry): readonly string[] {
  return typeof version === 'string' ? [] : version.aliases;
}

function checkRetired(
  { id, retired }: ProductEntry,
  versions: readonly string[],
  at: PropertyKey[],
  report: Report,
): void {
  for (const [index, version] of retired.entries()) {
    const wrong = (message: string, hint: string) =>
      report([...at, 'retired', index], `retired: "${version}" ${message}`, hint);
    if (retired.indexOf(version) < index) wrong('stands there twice.', 'Remove one of them.');
    else if (versions.length === 0)
      wrong(`is given, but "${id}" has no versions.`, 'Add versions, or remove retired.');
    else if (versions.includes(version))
      wrong('is one of versions as well.', 'Remove it from one of the two lists.');
    else if (version === 'latest')
      wrong(
        'is the address that always leads to the latest release; it cannot have been a version.',
        'Remove it.',
      );
  }
}

/** The version that an entry of `versions` stands for. */
export const versionId = (entry: ProductEntry['versions'][number]) =>
  typeof entry === 'string' ? entry : entry.id;

/** `identity-server@7.1.0`, or the product's id alone. */
export const variantId = (product: { id: string }, version: string | undefined) =>
  version === undefined ? product.id : `${product.id}@${version}`;

/** The URL prefix of a variant. */
export function basePathOf(product: ProductEntry, version: string | undefined): string {
  const path = product.path ?? (version === undefined ? `/${product.id}` : `/${product.id}/{version}`);
  return path.replaceAll('{version}', version ?? '').replace(/\/$/, '');
}
