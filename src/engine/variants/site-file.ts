import { z } from 'zod';
import { type Finding, FindingsError } from '../finding.ts';
import { isShortPath } from '../short-path.ts';
import { isUrlPath } from '../url-path.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { attributesSchema, strictObject } from '../yaml/schema.ts';
import { basePathOf, checkProducts, type ProductEntry, variantId, versionId } from './products-check.ts';
import type { Attributes, NavEntry, Product, Site, Variant } from './site.ts';
import { languageKeys, resolveLanguage } from './site-language.ts';

/** Characters of what is the name of a folder in the output. */
const LONGEST_NAME = 100;

const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'an id of lower-case letters, digits and hyphens')
  .max(LONGEST_NAME, `an id of at most ${LONGEST_NAME} characters`);
const versionSchema = z
  .string()
  .regex(/^\w[\w.-]*$/, 'text of letters, digits, dots and hyphens')
  .max(LONGEST_NAME, `text of at most ${LONGEST_NAME} characters`);

/** A text that readers see, in one line however many it was written in. */
const lineSchema = z
  .string()
  .refine((text) => !/[^\P{Cc}\s]/u.test(text), 'a text without control characters')
  .transform((text) => text.replace(/\s+/g, ' ').trim());
const nameSchema = z.string().regex(/\S/, 'a text that is not empty').pipe(lineSchema);
/** An address that a browser opens as a page. */
const WEB = /^https?:\/\//;

const navGroupSchema = z.lazy(() =>
  strictObject({
    title: nameSchema,
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
  name: nameSchema,
  aliases: z.array(nameSchema).default([]),
  versions: z.array(versionEntrySchema).default([]),
  latest: z.string().optional(),
  path: z
    .string()
    .regex(/^\/.*[^/]$/, 'a path that begins with "/" and does not end with one')
    .refine(
      (path) => isUrlPath(path.replaceAll('{version}', 'version')),
      'a path such as /docs/{version}, without "..", "//", spaces and signs',
    )
    .refine(isShortPath, 'a path whose names have at most 255 characters each, and 2,000 together')
    .optional(),
  attributes: attributesSchema.default({}),
});

const siteSchema = strictObject({
  title: nameSchema,
  description: lineSchema.optional(),
  url: z.url({ protocol: /^https?$/, error: 'an address such as https://docs.example.com' }).optional(),
  edit_url: z
    .string()
    .refine(
      (address) => WEB.test(address) && address.includes('{path}'),
      'an address such as https://example.com/edit/{path}, with "{path}" where the file\'s path belongs',
    )
    .optional(),
  products: z.array(productSchema).min(1, 'at least one product'),
  attributes: attributesSchema.default({}),
  include_roots: z.array(z.string()).default([]),
  undefined: z.enum(['error', 'keep']).default('error'),
  nav: z.array(navSchema).optional(),
  ...languageKeys,
});

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
    language: resolveLanguage(entry),
  };
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
