import { slug } from '../../engine/markdown/slug.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { pageTitle } from './nav/page-title.ts';
import { type Blog, blogOf, type Post, postsOf } from './posts.ts';
import type { MkDocsProject } from './project.ts';

/**
 * Adds the posts of a blog to a navigation, the newest first: below the entry of the blog, or behind it in its group, and nowhere else.
 * Without the plugin `blog`, or an entry for it, nothing changes.
 */
export function withPosts(entries: readonly NavEntry[], project: MkDocsProject): NavEntry[] {
  const blog = blogOf(project);
  const posts = blog ? postsOf(blog, project.docsDir, project.pages).map(({ page }) => page) : [];
  if (!blog || posts.length === 0) return [...entries];
  const index = `${blog.prefix}index.md`;
  const isPost = new Set(posts);
  const add = (list: readonly NavEntry[]): NavEntry[] =>
    list.flatMap((entry): NavEntry[] => {
      if (typeof entry === 'string')
        return entry === index ? [entry, ...posts] : isPost.has(entry) ? [] : [entry];
      if (entry.page === index) return [{ ...entry, children: [...add(entry.children ?? []), ...posts] }];
      if (entry.page !== undefined && isPost.has(entry.page)) return [];
      if (entry.children === undefined) return [entry];
      const children = add(entry.children);
      return entry.children.length > 0 && children.length === 0 && entry.page === undefined
        ? []
        : [{ ...entry, children }];
    });
  return add(entries);
}

/**
 * The addresses that posts have in Material for MkDocs, by their dates and titles, and those of its lists (years, categories, authors, and
 * the second and further pages of each), with the page to which each leads.
 */
export function postRedirects(project: MkDocsProject): [address: string, page: string][] {
  const blog = blogOf(project);
  if (!blog) return [];
  const format = blog.option('post_url_format') ?? '{date}/{slug}';
  const dates = blog.option('post_url_date_format') ?? 'yyyy/MM/dd';
  const posts = postsOf(blog, project.docsDir, project.pages);
  const index = `${blog.prefix}index.md`;
  const lists = project.pages.includes(index) ? listAddresses(blog, posts) : [];
  return [
    ...posts.flatMap(({ page, head, date }): [string, string][] => {
      const values: Record<string, string> = {
        date: dated(dates, date),
        slug: typeof head.slug === 'string' ? head.slug : slug(pageTitle(project.docsDir, page), 'pymdownx'),
        file: page.split('/').at(-1)!.replace(/\.md$/, ''),
      };
      const address = format.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
      return date === '' || /[{}]/.test(address) ? [] : [[blog.prefix + address, page]];
    }),
    ...lists.map((address): [string, string] => [blog.prefix + address, index]),
  ];
}

/** The addresses of lists of posts, in the folder of the blog. */
function listAddresses({ option }: Blog, posts: readonly Post[]): string[] {
  const isOn = (name: string) => option(name) !== 'false';
  const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  const address = (name: string, otherwise: string, part: string, value: string) =>
    (option(name) ?? otherwise).replace(`{${part}}`, value);
  const addresses = posts.flatMap(({ head, date }) => [
    ...(date !== '' && isOn('archive')
      ? [
          address(
            'archive_url_format',
            'archive/{date}',
            'date',
            dated(option('archive_url_date_format') ?? 'yyyy', date),
          ),
        ]
      : []),
    ...(isOn('categories') ? texts(head.categories) : []).map((each) =>
      address('categories_url_format', 'category/{slug}', 'slug', slug(each, 'pymdownx')),
    ),
    ...(option('authors_profiles') === 'true' ? texts(head.authors) : []).map((each) =>
      address('authors_profiles_url_format', 'author/{slug}', 'slug', slug(each, 'pymdownx')),
    ),
  ]);
  const counts = Map.groupBy(addresses, (each) => each);
  const all = [
    ['', posts.length] as const,
    ...[...counts].map(([each, { length }]) => [each, length] as const),
  ];
  return all.flatMap(([list, count]) => {
    const perPage = Math.max(1, Number(option('pagination_per_page') ?? 10) || 10);
    const pages = isOn('pagination') ? Math.ceil(count / perPage) : 1;
    const further = Array.from({ length: Math.max(0, pages - 1) }, (_, number) =>
      address('pagination_url_format', 'page/{page}', 'page', String(number + 2)),
    );
    const own = list === '' ? [] : [list];
    // Signs that are left over are those of formats that nothing here makes.
    return [...own, ...further.map((page) => (list === '' ? page : `${list}/${page}`))].filter(
      (each) => !/[{}]/.test(each),
    );
  });
}

/** A date in the form that is asked for, as far as it is made of numbers. */
function dated(format: string, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return format.replace('yyyy', year).replace('MM', month).replace('dd', day);
}
