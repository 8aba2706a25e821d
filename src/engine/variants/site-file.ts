import { z } from 'zod';
import { type Finding, FindingsError } from '../finding.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { attributesSchema, strictObject } from '../yaml/schema.ts';
import type { Attributes, NavEntry, Product, Site, Variant } from './site.ts';
import { closest } from './suggest.ts';

const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id of lower-case letters, digits and hyphens');
const versionSchema = z.string().regex(/^\w[\w.-]*$/, 'text of letters, digits, dots and hyphens');

const navGroupSchema = z.lazy(() =>
  strictObject({
    title: z.string(),
    page: z.string().optional(),
    children: z.array(navSchema).optional(),
  }).refine(
    (entry) => entry.page !== undefined || entry.children !== undefined,
    'an entry with a title needs a "page" or "children".',
  ),
);

const navSchema: z.ZodType<NavEntry> = z.union([z.string(), navGroupSchema]);

const versionEntrySchema = z.union([
  versionSchema,
  strictObject({ id: versionSchema, attributes: attributesSchema.default({}) }),
]);

const productSchema = strictObject({
  id: idSchema,
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  versions: z.array(versionEntrySchema).default([]),
  latest: z.string().optional(),
  path: z
    .string()
    .regex(/^\/.*[^/]$/, 'a path that begins with "/" and does not end with one')
    .refine(
      (path) => !/[{}\s?#]/.test(path.replaceAll('{version}', '')),
      'a path without spaces or braces, except for "{version}"',
    )
    .optional(),
  attributes: attributesSchema.default({}),
});

const siteSchema = strictObject({
  title: z.string(),
  description: z.string().optional(),
  url: z.url('an address such as https://docs.example.com').optional(),
  edit_url: z
    .string()
    .refine(
      (address) => address.includes('{path}'),
      'an address with "{path}" where the file\'s path belongs',
    )
    .optional(),
  products: z.array(productSchema).min(1, 'at least one product'),
  attributes: attributesSchema.default({}),
  include_roots: z.array(z.string()).default([]),
  undefined: z.enum(['error', 'keep']).default('error'),
  nav: z.array(navSchema).optional(),
});

type ProductEntry = z.infer<typeof productSchema>;

/** A site, and where in its file what stands. */
export interface SiteFile extends Site {
  /** name for messages */
  file: string;
  /** the line of the value at a path of keys, or of the nearest key above it that exists */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads the text of `site.yml`: products, versions and their order, variables, navigation.
 *
 * @param file name for messages
 * @param resolveRoot makes an entry of `include_roots` absolute
 * @throws FindingsError with every mistake found, each with file, line and key
 */
export function readSiteFile(text: string, file: string, resolveRoot: (path: string) => string): SiteFile {
  const reading = readYaml(text, siteSchema, { file });
  const entry = reading.value;
  if (!entry) throw new FindingsError(reading.findings);
  const findings: Finding[] = [];
  const report = (path: PropertyKey[], message: string, hint?: string) => {
    findings.push({
      severity: 'error',
      rule: 'invalid-site',
      message,
      hint,
      place: { file, line: reading.lineOf(path) },
    });
  };
  checkProducts(entry.products, report);
  if (findings.length > 0) throw new FindingsError(findings);
  const products = entry.products.map(resolveProduct);
  return {
    file,
    lineOf: reading.lineOf,
    title: entry.title,
    description: entry.description,
    url: entry.url?.replace(/\/$/, ''),
    editUrl: entry.edit_url,
    products,
    variants: entry.products.flatMap((product, index) =>
      resolveVariants(product, products[index]!, entry.attributes),
    ),
    attributes: entry.attributes,
    includeRoots: entry.include_roots.map(resolveRoot),
    undefined: entry.undefined,
    nav: entry.nav,
  };
}

type Report = (path: PropertyKey[], message: string, hint?: string) => void;

function checkProducts(products: ProductEntry[], report: Report): void {
  checkNames(products, report);
  const owners = new Map<string, string>();
  for (const [index, product] of products.entries()) {
    const at = ['products', index];
    checkVersions(product, at, report);
    const versions = product.versions.length > 0 ? product.versions.map(versionId) : [undefined];
    for (const version of versions) {
      const path = basePathOf(product, version);
      const id = variantId(product, version);
      const owner = owners.get(path);
      // The same variant twice is reported as such.
      if (owner !== undefined && owner !== id)
        report(
          [...at, 'path'],
          `Two variants, ${owner} and ${id}, have the URL ${path}/.`,
          'Put "{version}" into path, or give each product its own.',
        );
      owners.set(path, id);
    }
  }
}

function checkNames(products: ProductEntry[], report: Report): void {
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
  for (const [index, version] of versions.entries()) {
    if (versions.indexOf(version) !== index)
      report([...at, 'versions', index], `versions: "${version}" stands there twice.`, 'Remove one of them.');
    if (version === 'latest')
      report(
        [...at, 'versions', index],
        'versions: "latest" is the address that always leads to the latest release; it cannot be a version too.',
        'Name the version itself, and say latest: "…" beside the list.',
      );
  }
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

const versionId = (entry: ProductEntry['versions'][number]) => (typeof entry === 'string' ? entry : entry.id);

const variantId = (product: { id: string }, version: string | undefined) =>
  version === undefined ? product.id : `${product.id}@${version}`;

function basePathOf(product: ProductEntry, version: string | undefined): string {
  const path = product.path ?? (version === undefined ? `/${product.id}` : `/${product.id}/{version}`);
  return path.replaceAll('{version}', version ?? '').replace(/\/$/, '');
}

function resolveProduct(entry: ProductEntry): Product {
  const versions = entry.versions.map(versionId);
  const { id, name, aliases, attributes } = entry;
  return { id, name, aliases, versions, latest: entry.latest ?? versions.at(-1), attributes };
}

function resolveVariants(entry: ProductEntry, product: Product, siteAttributes: Attributes): Variant[] {
  const released = product.latest === undefined ? 0 : product.versions.indexOf(product.latest);
  const entries = entry.versions.length > 0 ? entry.versions : [undefined];
  return entries.map((version, index) => {
    const own = typeof version === 'object' ? version.attributes : {};
    const id = version === undefined ? undefined : versionId(version);
    return {
      id: variantId(product, id),
      product,
      version: id,
      basePath: basePathOf(entry, id),
      attributes: { ...siteAttributes, ...product.attributes, ...own },
      released: index <= released,
      latest: id === product.latest,
    };
  });
}
