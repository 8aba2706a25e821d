import { z } from 'zod';
import { SLUG_RULES } from '../slug-rules.ts';
import { strictObject } from '../yaml/schema.ts';

const flag = (otherwise: boolean, description: string) =>
  z.boolean().default(otherwise).describe(description);
const number = (otherwise: number, description: string) =>
  z.number().int().min(1).default(otherwise).describe(description);
const text = (otherwise: string, description: string) =>
  z.string().regex(/\S/, 'a text that is not empty').default(otherwise).describe(description);

/** What the lists of one kind may say otherwise than the blog. */
const listName = z.string().optional().describe('What the navigation calls these lists.');
const listPagination = z
  .boolean()
  .optional()
  .describe('Whether these lists have several pages. Without it, what pagination says.');
const listPerPage = z
  .number()
  .int()
  .min(1)
  .optional()
  .describe('How many posts a page of these lists has. Without it, what pagination_per_page says.');
const listToc = z
  .boolean()
  .optional()
  .describe('Whether posts are listed beside these lists. Without it, what blog_toc says.');

/** What a blog is, by the names that the options of Material's plugin `blog` have. */
export const blogShape = {
  blog_dir: text('blog', 'The folder of the blog in the content folder; "." is the content folder itself.'),
  blog_toc: flag(false, 'true lists the posts of a page beside it.'),
  post_dir: text('{blog}/posts', 'The folder of the posts, where {blog} is that of the blog.'),
  post_date_format: text('long', 'How posts write their dates: long, or a pattern such as d MMMM yyyy.'),
  post_url_date_format: text('yyyy/MM/dd', 'How dates stand in the addresses that posts had before.'),
  post_url_format: text(
    '{date}/{slug}',
    'The addresses that posts had before, of {date}, {slug}, {file} and {categories}.',
  ),
  post_url_max_categories: number(1, 'How many categories stand in such an address.'),
  post_slugify: z.enum(SLUG_RULES).default('pymdownx').describe('How titles become parts of addresses.'),
  post_slugify_separator: z.string().default('-').describe('What stands for spaces in them.'),
  post_excerpt_max_authors: z
    .number()
    .int()
    .min(0)
    .default(1)
    .describe('How many authors of a post its lists name.'),
  post_excerpt_max_categories: z
    .number()
    .int()
    .min(0)
    .default(5)
    .describe('How many categories of a post its lists name.'),
  post_excerpt_separator: text('<!-- more -->', 'Where the part of a post ends that lists show.'),
  post_readtime: flag(true, 'false leaves out how long it takes to read a post.'),
  post_readtime_words_per_minute: number(265, 'How many words are read in a minute.'),
  archive: flag(true, 'false leaves out the lists by date.'),
  archive_date_format: text('yyyy', 'What the lists by date are called: one a year, with MMMM yyyy a month.'),
  archive_url_date_format: text('yyyy', 'How dates stand in their addresses.'),
  archive_url_format: text('archive/{date}', 'Their addresses in the folder of the blog.'),
  archive_name: listName,
  archive_pagination: listPagination,
  archive_pagination_per_page: listPerPage,
  archive_toc: listToc,
  categories: flag(true, 'false leaves out the lists by category.'),
  categories_url_format: text('category/{slug}', 'Their addresses in the folder of the blog.'),
  categories_slugify: z
    .enum(SLUG_RULES)
    .default('pymdownx')
    .describe('How names of categories become parts of addresses.'),
  categories_slugify_separator: z.string().default('-').describe('What stands for spaces in them.'),
  categories_sort_by: z
    .enum(['name', 'post_count'])
    .default('name')
    .describe('The order of categories: by their names, or by how many posts each has.'),
  categories_sort_reverse: flag(false, 'true turns that order round.'),
  categories_name: listName,
  categories_pagination: listPagination,
  categories_pagination_per_page: listPerPage,
  categories_toc: listToc,
  authors: flag(true, 'false names no authors.'),
  authors_file: text(
    '{blog}/.authors.yml',
    'The file that says who the authors are, where {blog} is the folder of the blog.',
  ),
  authors_profiles: flag(false, 'true makes a list of the posts of each author.'),
  authors_profiles_url_format: text(
    'author/{slug}',
    'The addresses of these lists in the folder of the blog.',
  ),
  authors_profiles_name: listName,
  authors_profiles_pagination: listPagination,
  authors_profiles_pagination_per_page: listPerPage,
  authors_profiles_toc: listToc,
  pagination: flag(true, 'false puts all posts of a list on one page.'),
  pagination_per_page: number(10, 'How many posts a page of a list has.'),
  pagination_format: text(
    '~2~',
    'How many numbers of pages stand on each side of the one that is open: ~2~ is two, with the first and the last; without such a sign there are no numbers.',
  ),
  pagination_url_format: text('page/{page}', 'The addresses of further pages, below that of the list.'),
  draft: flag(false, 'true has drafts, too.'),
  draft_if_future_date: flag(false, 'true takes posts for drafts whose date has not come.'),
};

export const blogSchema = strictObject(blogShape);

/** A blog, as its options say; paths begin at the content folder. */
export type BlogOptions = z.output<typeof blogSchema>;

/** The key of `site.yml` that says where posts are. */
export const blogsShape = {
  blogs: z
    .array(blogSchema)
    .default([])
    .describe(
      'Blogs of a project of MkDocs (sources: mkdocs): folders of posts, which say their date, and the lists that the site makes of them. The keys are the options of the plugin blog of Material for MkDocs.',
    ),
};
