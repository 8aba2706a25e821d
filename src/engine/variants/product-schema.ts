import { z } from 'zod';
import { isShortPath } from '../short-path.ts';
import { isUrlPath } from '../url-path.ts';
import { attributesSchema, nameSchema, strictObject } from '../yaml/schema.ts';
import { FOR_SEARCH_ENGINES } from './site.ts';

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

const versionEntrySchema = z.union([
  versionSchema,
  strictObject({
    id: versionSchema.describe('The version. Put numbers in quotes: YAML would read 7.10 as 7.1.'),
    aliases: z
      .array(versionSchema)
      .default([])
      .describe(
        'Other names of the version in addresses, such as stable: they lead to it, as latest leads to the newest release.',
      ),
    attributes: attributesSchema.default({}).describe('Variables for this version.'),
    frozen: z
      .boolean()
      .default(false)
      .describe(
        'true for a version whose readers must get what they get now: "variorum impact" fails when a change alters it, whatever the change says.',
      ),
  }),
]);

/** A product of `site.yml`, with its versions. */
export const productSchema = strictObject({
  id: idSchema.describe('Lower-case letters, digits and hyphens; used in addresses and in conditions.'),
  name: nameSchema.describe('What {{ product_name }} prints.'),
  aliases: z.array(nameSchema).default([]).describe('Other names that conditions may use for it.'),
  versions: z
    .array(versionEntrySchema)
    .default([])
    .describe(
      'The versions, oldest first: this order is the version order. Without it, the product has no versions.',
    ),
  latest: z
    .string()
    .optional()
    .describe(
      'The newest released version. What follows it in versions is not released. Without it, the last one is the latest.',
    ),
  retired: z
    .array(versionSchema)
    .default([])
    .describe(
      'Versions that are no more. Their addresses lead to the same page in the release after them, or to the nearest one that has it.',
    ),
  path: z
    .string()
    .regex(/^\/.*[^/]$/, 'a path that begins with "/" and does not end with one')
    .refine(
      (path) => isUrlPath(path.replaceAll('{version}', 'version')),
      'a path such as /docs/{version}, without "..", "//", spaces and signs',
    )
    .refine(isShortPath, 'a path whose names have at most 255 characters each, and 2,000 together')
    .optional()
    .describe(
      'The prefix of its addresses, such as /en/{version}. Without it: /<id>/<version>, or /<id> for a product without versions.',
    ),
  attributes: attributesSchema.default({}).describe('Variables for this product.'),
  old_versions: z
    .enum(FOR_SEARCH_ENGINES)
    .optional()
    .describe('The same as old_versions of the site, for this product.'),
});
