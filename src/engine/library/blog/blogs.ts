import { join } from 'node:path';
import { addAll } from '../../add-all.ts';
import type { Finding } from '../../finding.ts';
import { escapeMarkdown } from '../../markdown/escape-markdown.ts';
import { isElsewhere } from '../../url-path.ts';
import type { BlogOptions } from '../../variants/blog-schema.ts';
import { formerPathSchema } from '../../variants/former-path.ts';
import type { Site } from '../../variants/site.ts';
import { isIndex, slugOf } from '../folder/page-name.ts';
import type { Post, PostLabel, PostLink, PostList } from '../folder/post.ts';
import { saidTitle } from '../folder/said-title.ts';
import { folderOf } from '../folder/site-folder.ts';
import { readTextFile } from '../folder/text-file.ts';
import { readAuthors } from './authors.ts';
import { blogFolder, normal } from './blog-path.ts';
import { lostLinks, undatedPost, unknownAuthors } from './check-posts.ts';
import {
  archiveOf,
  authorsOf,
  categoriesOf,
  inOrder,
  type List,
  type ListKind,
  listsOf,
  profilesOf,
} from './lists.ts';
import { readPosts, type WrittenPost } from './posts.ts';

/** A blog with the lists of its posts, in the order in which a navigation has them. */
export interface Blog {
  options: BlogOptions;
  /** the path of the page that lists all posts */
  index: string;
  lists: Readonly<Record<ListKind, readonly List[]>>;
}

/** What the blogs of a site make of the pages of its folder. */
export interface Blogs {
  blogs: readonly Blog[];
  posts: ReadonlyMap<string, Post>;
  /** the pages that list posts, whether somebody wrote them or not */
  lists: ReadonlyMap<string, PostList>;
  /** the texts of pages that no file holds, by their paths */
  made: ReadonlyMap<string, string>;
  /** the texts of posts, which need not be read again, by their paths */
  texts: ReadonlyMap<string, string>;
  /** paths of posts that are no pages, since they are not finished */
  drafts: ReadonlySet<string>;
  /** addresses that posts had before, each with the path of the post */
  formerly: readonly (readonly [address: string, page: string])[];
  findings: readonly Finding[];
}

/**
 * Reads what the posts of a site's blogs say, and lists them.
 *
 * @param root absolute path of the content folder
 * @param pages paths of the pages of the folder
 */
export function readBlogs(
  root: string,
  site: Pick<Site, 'blogs' | 'folders' | 'language' | 'pageDefaults'>,
  pages: readonly string[],
): Blogs {
  const made = new BlogPages(root, site, pages);
  for (const [number, options] of site.blogs.entries()) made.add(options, number);
  addAll(made.findings, lostLinks(made.posts, new Set([...pages, ...made.made.keys()])));
  return made;
}

/** A blog, and which of the site's it is. */
interface Numbered {
  options: BlogOptions;
  number: number;
}

class BlogPages implements Blogs {
  readonly blogs: Blog[] = [];
  readonly posts = new Map<string, Post>();
  readonly lists = new Map<string, PostList>();
  readonly made = new Map<string, string>();
  readonly texts = new Map<string, string>();
  readonly drafts = new Set<string>();
  readonly formerly: (readonly [address: string, page: string])[] = [];
  readonly findings: Finding[] = [];
  readonly #root: string;
  readonly #site: Pick<Site, 'folders' | 'language' | 'pageDefaults'>;
  readonly #pages: readonly string[];
  /** the pages that somebody wrote, by what stands in their addresses */
  readonly #bySlug: ReadonlyMap<string, string>;

  constructor(
    root: string,
    site: Pick<Site, 'folders' | 'language' | 'pageDefaults'>,
    pages: readonly string[],
  ) {
    this.#root = root;
    this.#site = site;
    this.#pages = pages;
    this.#bySlug = new Map(pages.map((page) => [slugOf(page), page]));
  }

  add(options: BlogOptions, number: number): void {
    const written = readPosts(options, { root: this.#root, site: this.#site }, this.#pages);
    const posts = written.filter(({ isDraft }) => options.draft || !isDraft);
    const { authors, findings } = readAuthors(
      options,
      this.#root,
      folderOf(blogFolder(options), this.#site.folders),
    );
    for (const { page, isDraft } of written) if (isDraft && !options.draft) this.drafts.add(page);
    for (const { page, text } of posts) if (text !== undefined) this.texts.set(page, text);
    addAll(this.findings, findings);
    const all = {
      name: 'Blog',
      page: `${blogFolder(options)}index.md`,
      posts: posts.map(({ page }) => page),
    };
    const index = this.#place(all, undefined, { options, number }).page;
    const placed = (kind: ListKind, isMade: boolean, labels: (post: WrittenPost) => readonly PostLabel[]) =>
      isMade ? listsOf(posts, labels).map((list) => this.#place(list, kind, { options, number })) : [];
    const { tag } = this.#site.language;
    const lists = {
      archive: placed('archive', options.archive, (post) => archiveOf(post, options, tag)),
      categories: inOrder(
        placed('categories', options.categories, (post) => categoriesOf(post, options)),
        options,
      ),
      authors_profiles: placed('authors_profiles', options.authors_profiles, (post) =>
        profilesOf(post, authors, options),
      ),
    };
    this.blogs.push({ options, index, lists });
    addAll(this.findings, posts.flatMap(undatedPost));
    if (options.authors)
      addAll(
        this.findings,
        posts.flatMap((post) => unknownAuthors(post, authors, options)),
      );
    for (const post of posts) this.#take(post, authorsOf(post, authors, options), { options, number });
  }

  /** Takes a post in, with what is shown of it. */
  #take(post: WrittenPost, authors: readonly PostLabel[], { options, number }: Numbered): void {
    const folder = blogFolder(options);
    const labelled = ({ page, ...label }: PostLabel): PostLabel =>
      page === undefined ? label : { ...label, page: this.#written(page) };
    const categories = categoriesOf(post, options).map(({ name, page }) =>
      options.categories && page !== undefined ? { name, page } : { name },
    );
    this.posts.set(post.page, {
      blog: number,
      date: post.date,
      ...(post.updated === undefined ? {} : { updated: post.updated }),
      ...(post.readtime === undefined ? {} : { readtime: post.readtime }),
      categories: categories.map(labelled),
      authors: options.authors ? authors.map(labelled) : [],
      links: post.links.map((link) => linkBelow(folderOf(folder, this.#site.folders), link)),
      isPinned: post.isPinned,
      isDraft: post.isDraft,
    });
    const inSite = folder.slice(folderOf(folder, this.#site.folders).length);
    const formerly = post.formerly();
    const address = formerly === undefined ? '' : normal(inSite + formerly);
    if (formerPathSchema.safeParse(address).success && !this.#bySlug.has(address))
      this.formerly.push([address, post.page]);
  }

  /** The page that somebody wrote for an address of a list; as it is, where nobody did. */
  #written(path: string): string {
    return this.#bySlug.get(slugOf(path)) ?? path;
  }

  #isWritten(page: string): boolean {
    return this.#bySlug.get(slugOf(page)) === page;
  }

  /** Puts a list on its pages, those of which nobody wrote are made. */
  #place(list: List, kind: ListKind | undefined, { options, number: blog }: Numbered): List {
    const first = this.#written(list.page);
    const pages = [first];
    if (!this.#isWritten(first)) this.made.set(first, textOf(list.name));
    const hasPages = (kind && options[`${kind}_pagination`]) ?? options.pagination;
    const perPage = hasPages
      ? ((kind && options[`${kind}_pagination_per_page`]) ?? options.pagination_per_page)
      : Math.max(1, list.posts.length);
    const count = Math.ceil(list.posts.length / perPage);
    const title = count > 1 ? this.#titleOf({ ...list, page: first }) : '';
    for (let number = 2; number <= count; number++) {
      const further = furtherPage(first, number, options);
      const page = this.#written(further);
      pages.push(page);
      // Its posts are found by themselves, and its title by the first page.
      if (!this.#isWritten(page)) this.made.set(page, textOf(title, 'search: false\n'));
    }
    const hasToc = (kind && options[`${kind}_toc`]) ?? options.blog_toc;
    pages.forEach((page, at) => {
      const posts = list.posts.slice(at * perPage, (at + 1) * perPage);
      this.lists.set(page, { blog, posts, pages, hasToc });
    });
    return { ...list, page: first };
  }

  /** What the first page of a list is called. */
  #titleOf({ page, name }: List): string {
    if (this.made.has(page)) return name;
    const reading = readTextFile(join(this.#root, page), page);
    return ('text' in reading ? saidTitle(reading.text, page) : undefined) ?? name;
  }
}

/** The text of a page that is made: names in it are neither Markdown nor templates. */
function textOf(title: string, head = ''): string {
  return `---\ntemplates: false\n${head}---\n# ${escapeMarkdown(title.trim().replace(/\s+/g, ' '))}\n`;
}

/** A link whose target is a path of the content folder, where it is no address. */
function linkBelow(folder: string, { target, links, ...link }: PostLink): PostLink {
  if (links) return { ...link, links: links.map((each) => linkBelow(folder, each)) };
  const isAddress = target === undefined || isElsewhere(target);
  return {
    ...link,
    ...(target === undefined ? {} : { target: isAddress ? target : folder + normal(target) }),
  };
}

/** The path of another page of a list than the first. */
function furtherPage(first: string, number: number, options: BlogOptions): string {
  const folder = isIndex(first) ? first.slice(0, first.lastIndexOf('/') + 1) : first.replace(/\.mdx?$/, '/');
  return `${folder}${normal(options.pagination_url_format.replace('{page}', String(number)))}.md`;
}
