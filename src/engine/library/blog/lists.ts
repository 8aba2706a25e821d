import { patternedDate } from '../../language/date-pattern.ts';
import type { BlogOptions } from '../../variants/blog-schema.ts';
import type { PostLabel } from '../folder/post.ts';
import type { Author } from './authors.ts';
import { blogFolder, normal } from './blog-path.ts';
import { separatedSlug, type WrittenPost } from './posts.ts';

/** The lists that a blog has besides that of all its posts. */
export type ListKind = 'archive' | 'categories' | 'authors_profiles';

/** A list of posts, on one page or several. */
export interface List {
  name: string;
  /** the path of its first page */
  page: string;
  posts: readonly string[];
}

/** The path of a list, by its address in the folder of the blog. */
function pageAt(options: BlogOptions, address: string): string {
  return `${blogFolder(options)}${normal(address)}.md`;
}

/** The categories of a post, with the pages that list their posts. */
export function categoriesOf({ categories }: WrittenPost, options: BlogOptions): PostLabel[] {
  const { categories_slugify: rule, categories_slugify_separator: separator } = options;
  return categories.map((name) => ({
    name,
    page: pageAt(
      options,
      options.categories_url_format.replace('{slug}', separatedSlug(name, rule, separator)),
    ),
  }));
}

/** The authors of a post, with the pages that list their posts. */
export function profilesOf(
  { authors: ids }: WrittenPost,
  authors: ReadonlyMap<string, Author>,
  options: BlogOptions,
): PostLabel[] {
  return ids.map((id) => {
    const { name, slug = id } = authors.get(id) ?? { name: id };
    const address = options.authors_profiles_url_format.replace('{slug}', slug).replace('{name}', name);
    return { name, page: pageAt(options, address) };
  });
}

/** The authors of a post: where they say no address of their own, with the list of their posts. */
export function authorsOf(
  post: WrittenPost,
  authors: ReadonlyMap<string, Author>,
  options: BlogOptions,
): PostLabel[] {
  return profilesOf(post, authors, options).map(({ name, page }, index) => {
    const { url, description, avatar } = authors.get(post.authors[index]!) ?? {};
    const label = {
      name,
      ...(description === undefined ? {} : { description }),
      ...(avatar === undefined ? {} : { avatar }),
    };
    if (url !== undefined) return { ...label, url };
    return options.authors_profiles && page !== undefined ? { ...label, page } : label;
  });
}

/** Lists of posts by what each is listed under, in the order of the first post of each. */
export function listsOf(
  posts: readonly WrittenPost[],
  labels: (post: WrittenPost) => readonly PostLabel[],
): List[] {
  const lists = new Map<string, { name: string; page: string; posts: Set<string> }>();
  for (const post of posts)
    for (const { name, page = '' } of labels(post)) {
      const list = lists.get(page) ?? { name, page, posts: new Set<string>() };
      list.posts.add(post.page);
      lists.set(page, list);
    }
  return [...lists.values()].map((list) => ({ ...list, posts: [...list.posts] }));
}

/** Categories in the order that is asked for, those of one rank by their names. */
export function inOrder(
  lists: readonly List[],
  { categories_sort_by: by, categories_sort_reverse: isReversed }: BlogOptions,
): List[] {
  const byName = lists.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const sign = isReversed ? -1 : 1;
  if (by === 'post_count') return byName.toSorted((a, b) => sign * (a.posts.length - b.posts.length));
  return isReversed ? byName.toReversed() : byName;
}

/** The list of posts of the time in which a post was written: of its year, where the options say nothing else. */
export function archiveOf({ date }: WrittenPost, options: BlogOptions, tag: string): PostLabel[] {
  if (date === '') return [];
  const written = (pattern: string) => patternedDate(pattern, new Date(date), tag) ?? date.slice(0, 4);
  const address = options.archive_url_format.replace('{date}', written(options.archive_url_date_format));
  return [{ name: written(options.archive_date_format), page: pageAt(options, address) }];
}
