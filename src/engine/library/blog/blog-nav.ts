import type { Language } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import type { NavEntry } from '../../variants/site.ts';
import type { Blog, Blogs } from './blogs.ts';
import type { List } from './lists.ts';

/**
 * Puts the lists of blogs into a navigation, as groups behind what stands beside a blog; posts stand below the list of their time, but for
 * those that the navigation names itself. Where it names no blog, there are no others. Drafts stand nowhere.
 */
export function withBlogs(entries: readonly NavEntry[], found: Blogs, language: Language): NavEntry[] {
  const named = new Set<string>();
  const own = withoutDrafts(entries, found.drafts, named);
  return found.blogs.reduce(
    (nav, blog) =>
      named.has(blog.index) ? withGroups(nav, blog, groupsOf(blog, found, { named, language })) : nav,
    own,
  );
}

function withoutDrafts(
  entries: readonly NavEntry[],
  drafts: ReadonlySet<string>,
  named: Set<string>,
): NavEntry[] {
  return entries.flatMap((entry): NavEntry[] => {
    const page = typeof entry === 'string' ? entry : entry.page;
    if (page !== undefined && drafts.has(page)) return [];
    if (page !== undefined) named.add(page);
    if (typeof entry === 'string' || entry.children === undefined) return [entry];
    const children = withoutDrafts(entry.children, drafts, named);
    const isEmptied = entry.children.length > 0 && children.length === 0;
    return isEmptied && page === undefined ? [] : [{ ...entry, children }];
  });
}

/** Adds groups to the entries among which a blog stands. */
function withGroups(entries: readonly NavEntry[], blog: Blog, groups: readonly NavEntry[]): NavEntry[] {
  const isBlog = (entry: NavEntry) => (typeof entry === 'string' ? entry : entry.page) === blog.index;
  if (entries.some(isBlog)) return [...entries, ...groups];
  return entries.map((entry) =>
    typeof entry === 'string' || entry.children === undefined
      ? entry
      : { ...entry, children: withGroups(entry.children, blog, groups) },
  );
}

function groupsOf(
  { options, lists }: Blog,
  { posts, blogs }: Blogs,
  { named, language }: { named: ReadonlySet<string>; language: Language },
): NavEntry[] {
  const unnamed = (all: readonly List[]) => all.filter(({ page }) => !named.has(page));
  const group = (title: string | undefined, otherwise: string, children: NavEntry[]): NavEntry[] =>
    children.length > 0 ? [{ title: title || otherwise, children }] : [];
  const archive = unnamed(lists.archive);
  const placed = new Set(archive.flatMap((list) => list.posts));
  const ofBlog = blogs.findIndex((blog) => blog.options === options);
  const others = [...posts].filter(
    ([page, { blog }]) => blog === ofBlog && !placed.has(page) && !named.has(page),
  );
  return [
    ...group(
      options.archive_name,
      say(language, 'blog.archive'),
      archive.map(({ name, page, posts: all }) => ({
        title: name,
        page,
        children: all.filter((post) => !named.has(post)),
      })),
    ),
    ...group(
      options.categories_name,
      say(language, 'blog.categories'),
      unnamed(lists.categories).map(({ page }) => page),
    ),
    ...group(
      options.authors_profiles_name,
      say(language, 'blog.authors'),
      unnamed(lists.authors_profiles).map(({ page }) => page),
    ),
    ...others.map(([page]) => page),
  ];
}
