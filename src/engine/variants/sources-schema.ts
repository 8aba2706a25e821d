import { z } from 'zod';
import type { EscapeOptions } from '../escape-options.ts';
import { LIST_STYLES, type ListStyles } from '../list-styles.ts';
import { closest } from '../suggest.ts';
import { ignorePatternSchema, strictObject } from '../yaml/schema.ts';
import type { BlogOptions } from './blog-schema.ts';
import { type dialectShape, folderDialectShape } from './dialect-schema.ts';
import { formerPathSchema } from './former-path.ts';
import { type Report, variantId } from './products-check.ts';
import type { Reading, Site, Variant } from './site.ts';

const signSchema = z.string().regex(/^[^\s"']{2,12}$/, 'signs such as [[');
const signsSchema = z.tuple([signSchema, signSchema]);

/** The keys of `site.yml` that say whose sources a content folder holds, and which of its files are pages of what. */
export const sourcesShape = {
  templates: z
    .boolean()
    .default(true)
    .describe(
      'false takes braces in pages for text: they have no variables, conditions and includes, but where a page says templates: true.',
    ),
  template_signs: strictObject({
    variables: signsSchema.optional().describe('The signs of what is printed, in the place of {{ and }}.'),
    blocks: signsSchema
      .optional()
      .describe('The signs of conditions, loops and others, in the place of {% and %}.'),
    comments: signsSchema.optional().describe('The signs of comments, in the place of {# and #}.'),
  })
    .optional()
    .describe(
      'Signs with which tags in pages begin and end, where they are not braces: { variables: ["[[", "]]"] }.',
    ),
  include_tags: z
    .boolean()
    .default(false)
    .describe(
      'true puts files in place of {% include-markdown "…" %} and {% include "…" %} where braces are text: the tags of MkDocs\' plugin include-markdown.',
    ),
  table_tags: z
    .boolean()
    .default(false)
    .describe(
      'true puts tables of CSV and TSV files in place of {{ read_csv("…") }} and {{ read_table("…") }}, and files as they are in place of {{ read_raw("…") }}: the tags of MkDocs\' plugin table-reader.',
    ),
  page_suffix: z
    .string()
    .regex(/^\.[\w-]{1,40}$/, 'a dot and letters, such as .en')
    .default('')
    .describe(
      'What stands before .md in the names of pages and is no part of their addresses: .en for start.en.md, which is at start/, and to which links to start.md lead.',
    ),
  sources: z
    .enum(['variorum', 'mkdocs'])
    .default('variorum')
    .describe(
      'Whose rules the files follow. mkdocs: names with an underscore and folders called includes hold pages, frontmatter may hold anything, and what nav does not name is not in the navigation.',
    ),
  folders: z
    .array(
      strictObject({
        path: z
          .string()
          .regex(/^[^/].*[^/]$|^[^/]$/, 'a path in the content folder, without a slash at its ends')
          .describe('The folder, by its path in the content folder; "." for all else that is in it.'),
        product: z.string().describe('The id of the product whose pages it holds.'),
        version: z.string().optional().describe('The version, where the product has versions.'),
        without: z
          .array(ignorePatternSchema)
          .default([])
          .describe(
            'Patterns, as in .gitignore, of pages in the folder that the product and version do not have.',
          ),
        templates: z
          .boolean()
          .optional()
          .describe('The same as templates of the site, for the pages of the folder.'),
        ...folderDialectShape,
      }),
    )
    .default([])
    .describe(
      'Folders that hold the pages of one product and version each; their addresses and links begin there. Without it, all of the content folder is for all of them.',
    ),
  exclude: z
    .array(ignorePatternSchema)
    .default([])
    .describe('Patterns, as in .gitignore, of files and folders in the content folder that are left out.'),
  from_root: z
    .boolean()
    .default(false)
    .describe(
      'true leads readers of /guides/start/ to that page of the first product: before, pages stood at the root of the site.',
    ),
  from_html: z
    .boolean()
    .default(false)
    .describe(
      'true leads readers of guides/start.html to guides/start/: before, addresses of pages ended like names of files.',
    ),
  page_defaults: z
    .string()
    .regex(/^[^/\\]+\.ya?ml$/, 'the name of a file such as .meta.yml')
    .optional()
    .describe(
      'The name of files whose keys all pages in their folder have as frontmatter, unless they say otherwise; as the plugin meta of Material for MkDocs has them.',
    ),
  redirects: z
    .record(formerPathSchema, z.string().regex(/\S/, 'the path of a page such as guides/start.md'))
    .default({})
    .describe(
      'Addresses that pages had before, each with the path of the page: { guides/old: guides/new.md }.',
    ),
};

type SourcesEntry = z.output<z.ZodObject<typeof sourcesShape & typeof dialectShape>>;

/** How pages are read, everywhere and in folders that say it otherwise. */
export function readingOf(entry: SourcesEntry): Reading & Pick<Site, 'folders'> {
  return {
    ...readingSaid(entry),
    folders: entry.folders.map(({ path, product, version, without, ...own }) => ({
      path,
      without,
      variant: variantId({ id: product }, version),
      ...readingSaid({ ...entry, ...own }),
    })),
  };
}

function readingSaid(entry: Pick<SourcesEntry, keyof typeof dialectShape | 'templates'>): Reading {
  return {
    templates: entry.templates,
    dialect: {
      slugify: entry.slugify,
      math: entry.math,
      symbols: entry.symbols,
      lineNumbers: entry.line_numbers,
      typography: entry.typography,
      toc: entry.toc,
      lineBreaks: entry.line_breaks,
      starsInWords: entry.stars_in_words,
      looseEmphasis: entry.loose_emphasis,
      wikiLinks: entry.wiki_links,
      tabIds: entry.tab_ids,
      crossReferences: entry.cross_references,
      separateQuotes: entry.separate_quotes,
      unspacedHeadings: entry.unspaced_headings,
      raisedText: entry.raised_text,
      codeHeaders: entry.code_headers,
      codeTitles: entry.code_titles,
      changesInCode: entry.changes_in_code,
      keySeparator: entry.key_separator,
      keyNames: entry.key_names,
      listIndent: entry.list_indent,
      escapes: escapeOptions(entry.escape_all),
      fancyLists: listStyles(entry.fancy_lists),
      autolinks: entry.autolinks,
      captions: entry.captions,
      blocks: entry.blocks,
      icons: entry.icons,
      customFences: entry.custom_fences,
    },
    autoAppend: entry.auto_append,
    dedentsSnippets: entry.dedent_snippets,
  };
}

function escapeOptions(said: SourcesEntry['escape_all']): EscapeOptions | undefined {
  return said === true ? {} : said || undefined;
}

function listStyles(said: SourcesEntry['fancy_lists']): ListStyles {
  return said === true ? LIST_STYLES : said || [];
}

/** Finds folders of variants that the site does not have. */
export function checkFolders(
  folders: SourcesEntry['folders'],
  variants: readonly Variant[],
  report: Report,
): void {
  const ids = variants.map(({ id }) => id);
  for (const [index, { product, version }] of folders.entries()) {
    const id = variantId({ id: product }, version);
    const suggestion = closest(id, ids);
    if (!ids.includes(id))
      report(
        ['folders', index],
        `folders: there is no variant "${id}".`,
        suggestion === undefined
          ? 'Name a product and, where it has versions, one of them.'
          : `Did you mean "${suggestion}"?`,
      );
  }
}

/** Finds blogs in a site whose pages cannot say what posts do: when they were written, and what they belong to. */
export function checkBlogs(
  { blogs, sources }: { blogs: readonly BlogOptions[]; sources: Site['sources'] },
  report: Report,
): void {
  if (blogs.length > 0 && sources !== 'mkdocs')
    report(
      ['blogs'],
      'blogs: posts say their date in their frontmatter, which pages of this site cannot.',
      'Add "sources: mkdocs", or remove blogs.',
    );
}
