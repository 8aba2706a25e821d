import { z } from 'zod';
import type { CodeTitles } from '../code-titles.ts';
import type { ContentsOptions } from '../contents-options.ts';
import type { EscapeOptions } from '../escape-options.ts';
import { LIST_STYLES, type ListStyles } from '../list-styles.ts';
import type { NoteBlock } from '../note-block.ts';
import type { RepositoryLinks } from '../repository-links.ts';
import { SLUG_RULES, type SlugRule } from '../slug-rules.ts';
import type { TabIds } from '../tab-ids.ts';
import { TYPOGRAPHIC_SIGNS, type TypographicSign, type Typography } from '../typography.ts';
import { strictObject } from '../yaml/schema.ts';

/** How Markdown is read where projects differ in it. */
export interface Dialect {
  /** what ids of headings and tabs are made of */
  slugify: SlugRule;
  /** what ids of tabs are made of, in the place of `tab-` and their titles */
  tabIds: TabIds | false;
  /** whether dollar signs around a formula make it one */
  math: boolean;
  /** whether `(c)`, `-->` and `2nd` are the signs that they look like */
  symbols: boolean;
  /** whether all code has numbers before its lines, but where a block says otherwise */
  lineNumbers: boolean;
  /** whether quotation marks, dashes and ellipses are set as in print, and which */
  typography: Typography;
  /** whether each line of a text stands in a line of its own */
  lineBreaks: boolean;
  /** whether single stars emphasize within a word */
  starsInWords: boolean;
  /** whether emphasis may begin and end beside a space */
  looseEmphasis: boolean;
  /** whether links and pictures may name files as wikis do */
  wikiLinks: boolean;
  /** whether a link may name a place of any page by its id */
  crossReferences: boolean;
  /** whether a blank line between two quotations keeps them apart */
  separateQuotes: boolean;
  /** whether a single `#` begins a heading without a space behind it */
  unspacedHeadings: boolean;
  /** whether text between single carets is raised, and between single tildes lowered */
  raisedText: boolean;
  /** whether the first line of code without a fence may name its language */
  codeHeaders: boolean;
  /** whether code has the name of its language as a title, and what stands in the place of some names */
  codeTitles: CodeTitles;
  /** whether marks of changes count in code and in HTML as well */
  changesInCode: boolean;
  /** what stands between keys that are pressed together */
  keySeparator: string;
  /** what keys are called, by the names that writers give them, where it is not what they are called everywhere */
  keyNames: Readonly<Record<string, string>>;
  /** columns by which what stands in an item of a list is indented */
  listIndent: number;
  /** where a backslash escapes all that follows it, what else it does */
  escapes: EscapeOptions | undefined;
  /** ways to number lists besides figures */
  fancyLists: ListStyles;
  /** how headings of a page are listed */
  toc: ContentsOptions;
  /** whether an address that stands in a text is a link; with a repository, `#12` and `@name` are, too */
  autolinks: boolean | RepositoryLinks;
  /** names of fences that the project has drawn by something of its own */
  customFences: readonly string[];
  /** what stands before the text of captions, by the name of their block */
  captions: Readonly<Record<string, string>>;
  /** folders with icons of the project itself, from the content folder on */
  icons: readonly string[];
  /** blocks between slashes that are notes, by their names */
  blocks: Readonly<Record<string, NoteBlock>>;
}

const slugifySchema = z.enum(SLUG_RULES);
const tabIdsSchema = z.union([
  z.literal(false),
  strictObject({
    slugify: slugifySchema.describe('How ids are made of the titles of tabs, as slugify of the site.'),
    heading: z
      .boolean()
      .optional()
      .describe('true has the id of the heading above stand before them: install-linux.'),
  }),
]);
const autolinksSchema = z.union([
  z.boolean(),
  strictObject({
    repository: z
      .url({ protocol: /^https?$/, error: 'an address such as https://github.com/acme/kettle' })
      .describe('The repository that #12 and @name belong to.'),
    shorten: z
      .boolean()
      .optional()
      .describe('true writes addresses of its host short: #12 for that of an issue.'),
    normalize: z
      .boolean()
      .optional()
      .describe('true writes # for the signs of pull requests and discussions, too: #12 for !12 and ?12.'),
    shorthand: z
      .boolean()
      .optional()
      .describe('false leaves #12 and @name as they are typed: the repository only has its addresses short.'),
  }),
]);
const typographySchema = z.union([
  z.boolean(),
  strictObject({
    quotes: z.boolean().optional().describe('false leaves "quotation marks" as they are typed.'),
    dashes: z.boolean().optional().describe('false leaves -- and --- as they are typed.'),
    ellipses: z.boolean().optional().describe('false leaves ... as it is typed.'),
    angled_quotes: z.boolean().optional().describe('true makes « and » of << and >>.'),
    signs: z
      .partialRecord(z.enum(Object.keys(TYPOGRAPHIC_SIGNS) as TypographicSign[]), z.string())
      .optional()
      .describe('Other signs than those of English: { left-double-quote: „, right-double-quote: “ }.'),
  }),
]);
const codeTitlesSchema = z.union([z.boolean(), z.record(z.string(), z.string())]);
const foldersSchema = z.array(z.string().regex(/\S/, 'a folder such as ../icons'));
const keyNamesSchema = z.record(z.string(), z.string());
const listIndentSchema = z.int().min(1).max(8);
const escapeAllSchema = z.union([
  z.boolean(),
  strictObject({
    breaks: z.boolean().optional().describe('true makes a line break of a backslash at the end of a line.'),
    spaces: z.boolean().optional().describe('true lets no line end at a space with a backslash before it.'),
  }),
]);
const fancyListsSchema = z.union([z.boolean(), z.array(z.enum(LIST_STYLES))]);
const tocSchema = strictObject({
  from: z.int().min(1).max(6).optional().describe('The highest level that is listed, 1 by default.'),
  to: z
    .int()
    .min(0)
    .max(6)
    .optional()
    .describe('The lowest level that is listed, 6 by default; 0 lists nothing.'),
  base: z
    .int()
    .min(1)
    .max(6)
    .optional()
    .describe(
      'The level of headings with one sign (# …), 1 by default; those with more are lower by as much.',
    ),
  separator: z
    .string()
    .regex(/^[\w.~:-]{0,3}$/, 'a sign such as _, or nothing')
    .optional()
    .describe('What stands in ids between the words of headings, - by default.'),
  title: z.string().optional().describe('What stands above a list of headings within a text.'),
  marker: z
    .string()
    .optional()
    .describe('The line that becomes a list of the headings, [TOC] by default; an empty text for none.'),
});
const captionsSchema = z.record(z.string().regex(/^[a-z][\w-]*$/), z.string());
const blocksSchema = z.record(
  z.string().regex(/^[a-z][\w-]*$/),
  strictObject({
    type: z.string().optional().describe('The type that it looks like, such as tip; its name by default.'),
    title: z.string().optional().describe('What stands above it where its writer gives no title.'),
    details: z.boolean().optional().describe('true makes a note of it that readers open.'),
  }),
);
const fencesSchema = z.array(z.string());
const appendSchema = z.array(z.string());

/** The keys of `site.yml` that say how Markdown is read. */
export const dialectShape = {
  slugify: slugifySchema
    .default('ascii')
    .describe(
      'What ids of headings are made of: ascii keeps letters of English only; unicode keeps all letters; pymdownx and pymdownx-cased do as pymdownx.slugs does.',
    ),
  tab_ids: tabIdsSchema
    .default(false)
    .describe(
      'What ids of tabs are made of, for links that were written for Material: { slugify: pymdownx }. They are tab- and the title by default.',
    ),
  math: z
    .boolean()
    .default(true)
    .describe('false leaves dollar signs in texts as they are, where they would set a formula: $a^2$.'),
  symbols: z
    .boolean()
    .default(true)
    .describe(
      'false leaves (c), -->, 1/2 and 2nd in texts as they are typed, where they would become signs.',
    ),
  line_numbers: z
    .boolean()
    .default(false)
    .describe('true numbers the lines of all code, but of a block that says linenums="0".'),
  typography: typographySchema
    .default(false)
    .describe(
      'true sets quotation marks, dashes (-- and ---) and ellipses (...) as in print; { dashes: false } all but dashes.',
    ),
  line_breaks: z
    .boolean()
    .default(false)
    .describe('true begins a new line wherever the text of a paragraph does.'),
  stars_in_words: z
    .boolean()
    .default(false)
    .describe('true has single stars emphasize within a word: un*believ*able.'),
  loose_emphasis: z
    .boolean()
    .default(false)
    .describe('true lets emphasis begin and end beside a space: **Note: **boil it.'),
  wiki_links: z
    .boolean()
    .default(false)
    .describe(
      'true makes links and pictures of names of files in double brackets, wherever the files lie: [[Set up]], [[Set up#Options|options]], ![[map.png]].',
    ),
  cross_references: z
    .boolean()
    .default(false)
    .describe(
      'true has [text][id] and [id][] lead to the heading or place with that id, on whatever page it is.',
    ),
  separate_quotes: z
    .boolean()
    .default(false)
    .describe('true keeps quotations apart that have a blank line between them; without it, they are one.'),
  unspaced_headings: z
    .boolean()
    .default(false)
    .describe('true makes a heading of every line that begins with #, with or without a space: #Overview.'),
  raised_text: z
    .boolean()
    .default(true)
    .describe(
      'false leaves ^ and ~ in texts as they are typed, where they would raise or lower what is between them: 2^10^.',
    ),
  code_headers: z
    .boolean()
    .default(false)
    .describe('true has the first line of code without a fence name its language: ":::python".'),
  code_titles: codeTitlesSchema
    .default(false)
    .describe(
      'true writes the name of its language above all code that has no title; { "Python Console Session": Python } puts another in the place of some.',
    ),
  changes_in_code: z
    .boolean()
    .default(false)
    .describe('true lets marks of changes count in code and in HTML as well: {++new++}.'),
  key_separator: z
    .string()
    .default('+')
    .describe('What stands between keys that are pressed together, as in Ctrl+C.'),
  key_names: keyNamesSchema
    .default({})
    .describe('What keys are called, by the names that pages give them, such as { c: c, fire: Fire }.'),
  list_indent: listIndentSchema
    .default(4)
    .describe(
      'Columns by which what stands in an item of a list is indented, 4 by default: with 2, code in it begins at the sixth.',
    ),
  escape_all: escapeAllSchema
    .default(false)
    .describe(
      'true has a backslash escape whatever follows it, not signs alone; { breaks: true, spaces: true } makes line breaks and fixed spaces of it.',
    ),
  fancy_lists: fancyListsSchema
    .default(false)
    .describe(
      'true makes lists of lines that begin with letters and Roman numbers (a., B), iv.), and of #.; [alpha, roman, generic] some of them.',
    ),
  toc: tocSchema
    .default({})
    .describe(
      'Which headings are listed beside a page and where [TOC] stands in its text: { from: 2, to: 3, title: On this page }.',
    ),
  autolinks: autolinksSchema
    .default(false)
    .describe(
      'true makes links of addresses that stand in a text, such as https://example.com; { repository: https://github.com/acme/kettle } of #12 and @name as well.',
    ),
  custom_fences: fencesSchema
    .default([])
    .describe(
      'Names of fences that something else than this site draws, such as vega: they are shown as code, and told once.',
    ),
  captions: captionsSchema
    .default({})
    .describe(
      'What stands before the text of captions, by the name of their block, with {} for the number, such as listing-caption: "Listing {}."; an empty text for none.',
    ),
  blocks: blocksSchema
    .default({})
    .describe(
      'Names of blocks between slashes that are notes, besides those that every site has: { deprecated: { type: warning, title: Deprecated } }.',
    ),
  icons: foldersSchema
    .default([])
    .describe(
      'Folders with icons of your own, from the content folder on: brand/logo.svg in one of them is :brand-logo: in a text.',
    ),
  auto_append: appendSchema
    .default([])
    .describe(
      'Files that follow the text of every page, such as includes/abbreviations.md: their abbreviations and link definitions hold everywhere. Named as an include names them.',
    ),
  dedent_snippets: z
    .boolean()
    .default(false)
    .describe(
      'true takes off the indentation that all lines share of a part of a file that a snippet brings in.',
    ),
};

type DialectShape = typeof dialectShape;
/** What a key may say, whether or not it has to be there. */
type Said<Schema> = Schema extends z.ZodDefault<infer Inner> | z.ZodOptional<infer Inner> ? Inner : never;
type FolderDialectShape = { [Key in keyof DialectShape]: z.ZodOptional<Said<DialectShape[Key]>> };

/** The same keys of a folder that holds the pages of one variant: what it does not say, the site says. */
export const folderDialectShape = Object.fromEntries(
  Object.entries(dialectShape).map(([key, schema]) => [
    key,
    schema.unwrap().optional().describe(`The same as ${key} of the site, for the pages of the folder.`),
  ]),
) as FolderDialectShape;
