import { z } from 'zod';
import { SLUG_RULES, type SlugRule } from '../slug-rules.ts';
import { strictObject } from '../yaml/schema.ts';

/** How Markdown is read where projects differ in it. */
export interface Dialect {
  /** what ids of headings and tabs are made of */
  slugify: SlugRule;
  /** whether dollar signs around a formula make it one */
  math: boolean;
  /** whether an address that stands in a text is a link; with a repository, `#12` and `@name` are, too */
  autolinks: boolean | { repository: string; shorten?: boolean | undefined };
  /** names of fences that the project has drawn by something of its own */
  customFences: readonly string[];
  /** what stands before the text of captions, by the name of their block */
  captions: Readonly<Record<string, string>>;
}

/** The keys of `site.yml` that say how Markdown is read. */
export const dialectShape = {
  slugify: z
    .enum(SLUG_RULES)
    .default('ascii')
    .describe(
      'What ids of headings are made of: ascii keeps letters of English only; unicode keeps all letters; pymdownx and pymdownx-cased do as pymdownx.slugs does.',
    ),
  math: z
    .boolean()
    .default(true)
    .describe('false leaves dollar signs in texts as they are, where they would set a formula: $a^2$.'),
  autolinks: z
    .union([
      z.boolean(),
      strictObject({
        repository: z
          .url({ protocol: /^https?$/, error: 'an address such as https://github.com/acme/kettle' })
          .describe('The repository that #12 and @name belong to.'),
        shorten: z
          .boolean()
          .optional()
          .describe('true writes addresses of its host short: #12 for that of an issue.'),
      }),
    ])
    .default(false)
    .describe(
      'true makes links of addresses that stand in a text, such as https://example.com; { repository: https://github.com/acme/kettle } of #12 and @name as well.',
    ),
  custom_fences: z
    .array(z.string())
    .default([])
    .describe(
      'Names of fences that something else than this site draws, such as vega: they are shown as code, and told once.',
    ),
  captions: z
    .record(z.string().regex(/^[a-z][\w-]*$/), z.string())
    .default({})
    .describe(
      'What stands before the text of captions, by the name of their block, with {} for the number, such as listing-caption: "Listing {}."; an empty text for none.',
    ),
  auto_append: z
    .array(z.string())
    .default([])
    .describe(
      'Files that follow the text of every page, such as includes/abbreviations.md: their abbreviations and link definitions hold everywhere. Named as an include names them.',
    ),
};
