import { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { Place } from '../place.ts';
import { readYaml, type YamlReading } from '../yaml/read-yaml.ts';
import {
  attributesSchema,
  ignorePatternSchema,
  lineSchema,
  nameSchema,
  strictObject,
} from '../yaml/schema.ts';
import { blogsShape } from './blog-schema.ts';
import { dialectShape } from './dialect-schema.ts';
import { checkFeedbackUrl, feedbackUrlSchema } from './feedback-url.ts';
import { FindingsError } from './findings-error.ts';
import { lookOf, lookShape } from './look-schema.ts';
import { productSchema } from './product-schema.ts';
import {
  basePathOf,
  checkProducts,
  type ProductEntry,
  type Report,
  variantId,
  versionId,
} from './products-check.ts';
import { successorsOf } from './retired.ts';
import {
  type Attributes,
  FOR_SEARCH_ENGINES,
  type ForSearchEngines,
  type NavEntry,
  type Product,
  type RetiredVersion,
  type Site,
  type Variant,
} from './site.ts';
import { languageKeys, resolveLanguage } from './site-language.ts';
import { checkBlogs, checkFolders, readingOf, sourcesShape } from './sources-schema.ts';
import { checkTheme } from './theme-check.ts';

const navGroupSchema = z.lazy(() =>
  strictObject({
    title: nameSchema.optional().describe('What readers see. A page has its own by default.'),
    page: z.string().optional().describe('The page of the group, or the one that has this title.'),
    url: z
      .string()
      .regex(/^(?:https?:\/\/[^/\s]|mailto:\S|\/(?!\/))\S*$/, 'an address such as https://example.com')
      .optional()
      .describe(
        'An address of another site, or of a file of this one that begins with a slash, in the place of a page.',
      ),
    variants: z
      .array(z.string())
      .optional()
      .describe(
        'The variants whose navigation has the entry, such as server@7.1.0. Without it, all of them.',
      ),
    children: z.array(navSchema).optional().describe('The entries of the group.'),
  })
    .refine(
      (entry) => entry.page !== undefined || entry.url !== undefined || entry.children !== undefined,
      'an entry with a title needs a "page", a "url" or "children".',
    )
    .refine(
      (entry) => entry.title !== undefined || (entry.page !== undefined && entry.children === undefined),
      'an entry needs a "title", unless it is a page alone.',
    )
    .meta({ anyOf: [{ required: ['page'] }, { required: ['url'] }, { required: ['children'] }] }),
);

const navSchema: z.ZodType<NavEntry> = z.union([z.string(), navGroupSchema]);

/** Every key of `site.yml`; what a key is for is said here, and editors show it. */
export const siteSchema = strictObject({
  title: nameSchema.describe('The name of the site.'),
  description: lineSchema.optional().describe('One sentence about the site.'),
  url: z
    .url({ protocol: /^https?$/, error: 'an address such as https://docs.example.com' })
    .optional()
    .describe(
      'The public address, such as https://docs.example.com. Canonical links and the sitemap need it.',
    ),
  edit_url: z
    .string()
    .regex(
      /^https?:\/\/.*\{path\}/,
      'an address such as https://example.com/edit/{path}, with "{path}" where the file\'s path belongs',
    )
    .optional()
    .describe(
      "Where the source of a page can be edited, such as https://github.com/acme/docs/edit/main/content/{path}, with {path} where the file's path belongs.",
    ),
  feedback_url: feedbackUrlSchema,
  last_updated: z
    .boolean()
    .default(true)
    .describe(
      'false leaves out when a page was last updated, which is the date of the last commit to one of the files that it is made of.',
    ),
  products: z
    .array(productSchema)
    .min(1, 'at least one product')
    .describe('The products, in the order of the switcher.'),
  attributes: attributesSchema
    .default({})
    .describe('Variables for every page. Those of a product, a version or a page of the same name win.'),
  old_versions: z
    .enum(FOR_SEARCH_ENGINES)
    .default('index')
    .describe(
      'What search engines are told of versions before the latest: index lets them show what reads otherwise there; noindex asks them to leave these versions out; latest names the page of the latest release as the one to show.',
    ),
  include_roots: z
    .array(z.string())
    .default([])
    .describe('Folders from which includes may come, besides the content folder. Relative to this file.'),
  undefined: z
    .enum(['error', 'keep'])
    .default('error')
    .describe(
      'What an unknown variable is: error stops the build; keep prints the tag as it stands and reports it, while sources are migrated.',
    ),
  ...sourcesShape,
  ...blogsShape,
  ...dialectShape,
  gone: z
    .array(
      z
        .string()
        .regex(
          /^\/\S*$/,
          'an address of the site, such as /server/1.0.0/guides/old/ or /server/1.0.0/guides/old/#part',
        ),
    )
    .default([])
    .describe('Published addresses that may be gone, with or without a fragment.'),
  checks: z
    .record(z.string(), z.enum(['error', 'warning', 'off']))
    .default({})
    .describe(
      'How much rules of "variorum check" matter, by their names: error ends a build as well, off leaves a rule out, and warnings of its name in a build.',
    ),
  nav: z
    .array(navSchema)
    .optional()
    .describe(
      'The pages in the order in which readers should meet them. Without it, folders and the order of pages make the navigation.',
    ),
  not_in_nav: z
    .array(ignorePatternSchema)
    .default([])
    .describe(
      'Patterns, as in .gitignore, of pages that are left out of the navigation where nav does not name them.',
    ),
  ...lookShape,
  ...languageKeys,
});

/** A site, and where in its file what stands. */
export interface SiteFile extends Site {
  /** name for messages */
  file: string;
  /** absolute paths of files outside the content folder that say what it is */
  readFrom?: readonly string[];
  /** where it is to be published, in words, where that does not go without saying */
  placement?: string | undefined;
  /** what was found where it was read, and stops nothing */
  found?: readonly Finding[];
  /** the line of the value at a path of keys, or of the nearest key above it that exists */
  lineOf(path: readonly PropertyKey[]): number;
  /** where an entry of `nav` stands, by its keys, where other files say some of them; undefined where `file` does */
  placeOf?(path: readonly PropertyKey[]): Place | undefined;
  /** the text at a path of keys as it is written, and the line of its first */
  textAt: YamlReading<unknown>['textAt'];
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
  if (!reading.value) throw new FindingsError(reading.findings);
  return resolveSite(reading.value, { file, lineOf: reading.lineOf, textAt: reading.textAt }, resolveRoot);
}

/**
 * Makes a site of what `site.yml` says, or what was read elsewhere in its words.
 *
 * @param written where what stands
 * @param resolveRoot makes an entry of `include_roots` absolute
 * @throws FindingsError with every mistake that a schema does not see
 */
export function resolveSite(
  entry: z.output<typeof siteSchema>,
  written: Pick<SiteFile, 'file' | 'lineOf' | 'textAt'>,
  resolveRoot: (path: string) => string,
): SiteFile {
  const { file } = written;
  const findings: Finding[] = [];
  const report: Report = (path, message, hint) => {
    findings.push({
      severity: 'error',
      rule: 'invalid-site',
      message,
      hint,
      place: { file, line: written.lineOf(path) },
    });
  };
  checkProducts(entry.products, report);
  const look = lookOf(entry);
  checkFeedbackUrl(entry.feedback_url, report);
  checkTheme(look.theme, entry.products, report);
  if (findings.length > 0) throw new FindingsError(findings);
  const products = entry.products.map(resolveProduct);
  const variants = entry.products.flatMap((product, index) =>
    resolveVariants(product, products[index]!, entry),
  );
  checkFolders(entry.folders, variants, report);
  checkBlogs(entry, report);
  if (findings.length > 0) throw new FindingsError(findings);
  return {
    ...written,
    title: entry.title,
    description: entry.description,
    url: entry.url?.replace(/\/$/, ''),
    editUrl: entry.edit_url,
    feedbackUrl: entry.feedback_url,
    lastUpdated: entry.last_updated,
    products,
    variants,
    retired: entry.products.flatMap((product, index) => resolveRetired(product, products[index]!, variants)),
    attributes: entry.attributes,
    includeRoots: entry.include_roots.map(resolveRoot),
    undefined: entry.undefined,
    sources: entry.sources,
    includeTags: entry.include_tags,
    tableTags: entry.table_tags,
    tagSigns: entry.template_signs,
    pageSuffix: entry.page_suffix,
    exclude: entry.exclude,
    fromRoot: entry.from_root,
    fromHtml: entry.from_html,
    pageDefaults: entry.page_defaults,
    redirects: entry.redirects,
    blogs: entry.blogs,
    ...readingOf(entry),
    checks: entry.checks,
    gone: entry.gone,
    nav: entry.nav,
    notInNav: entry.not_in_nav,
    look,
    language: resolveLanguage(entry),
  };
}

function resolveProduct(entry: ProductEntry): Product {
  const versions = entry.versions.map(versionId);
  const { id, name, aliases, attributes } = entry;
  return { id, name, aliases, versions, latest: entry.latest ?? versions.at(-1), attributes };
}

function resolveRetired(
  entry: ProductEntry,
  product: Product,
  variants: readonly Variant[],
): RetiredVersion[] {
  const own = variants.filter((variant) => variant.product === product);
  return entry.retired.map((version) => ({
    id: variantId(product, version),
    product,
    version,
    basePath: basePathOf(entry, version),
    successors: successorsOf(version, own),
  }));
}

function resolveVariants(
  entry: ProductEntry,
  product: Product,
  site: { attributes: Attributes; old_versions: ForSearchEngines },
): Variant[] {
  const released = product.latest === undefined ? 0 : product.versions.indexOf(product.latest);
  const entries = entry.versions.length > 0 ? entry.versions : [undefined];
  return entries.map((version, index) => {
    const own = typeof version === 'object' ? version : { aliases: [], attributes: {}, frozen: false };
    const id = version === undefined ? undefined : versionId(version);
    const isReleased = index <= released;
    const isLatest = id === product.latest;
    return {
      id: variantId(product, id),
      product,
      version: id,
      basePath: basePathOf(entry, id),
      attributes: { ...site.attributes, ...product.attributes, ...own.attributes },
      released: isReleased,
      latest: isLatest,
      frozen: own.frozen,
      aliases: own.aliases,
      searchEngines: isLatest ? 'index' : isReleased ? (entry.old_versions ?? site.old_versions) : 'noindex',
    };
  });
}
