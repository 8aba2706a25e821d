import { slug } from '../../engine/markdown/slug.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { pageTitle } from './nav/page-title.ts';
import { blogOf, postsOf } from './posts.ts';
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
 * The addresses that posts have in Material for MkDocs, by their dates and titles, and those of its lists of years and categories, each
 * with the page to which it leads.
 */
export function postRedirects(project: MkDocsProject): [address: string, page: string][] {
  const blog = blogOf(project);
  if (!blog) return [];
  const format = blog.option('post_url_format') ?? '{date}/{slug}';
  const dates = blog.option('post_url_date_format') ?? 'yyyy/MM/dd';
  const posts = postsOf(blog, project.docsDir, project.pages);
  const index = `${blog.prefix}index.md`;
  const lists = new Set(
    project.pages.includes(index)
      ? posts.flatMap(({ head, date }) => [
          ...(date === '' ? [] : [`${blog.prefix}archive/${date.slice(0, 4)}`]),
          ...(Array.isArray(head.categories) ? head.categories : []).map(
            (each) => `${blog.prefix}category/${slug(String(each), 'pymdownx')}`,
          ),
        ])
      : [],
  );
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
    ...[...lists].map((address): [string, string] => [address, index]),
  ];
}

/** A date in the form that is asked for, as far as it is made of numbers. */
function dated(format: string, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return format.replace('yyyy', year).replace('MM', month).replace('dd', day);
}
