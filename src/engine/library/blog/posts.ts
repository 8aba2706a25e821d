import { join } from 'node:path';
import { parse } from 'yaml';
import { patternedDate } from '../../language/date-pattern.ts';
import { lineBreaks } from '../../line-breaks.ts';
import { slug } from '../../markdown/slug.ts';
import type { BlogOptions } from '../../variants/blog-schema.ts';
import type { Site } from '../../variants/site.ts';
import { withDefaults } from '../folder/foreign-frontmatter.ts';
import { PageDefaults } from '../folder/page-defaults.ts';
import type { PostLink } from '../folder/post.ts';
import { saidTitle } from '../folder/said-title.ts';
import { readTextFile } from '../folder/text-file.ts';
import { blogPath } from './blog-path.ts';

/** The head of a file, in which a post says when it was written. */
const HEAD = /^---[ \t]*\n([\s\S]*?)\n---/;

/** A post as its file says it. */
export interface WrittenPost {
  /** its path in the content folder */
  page: string;
  /** `2024-01-31`; empty where it says none */
  date: string;
  /** what it says as its date that is none, and the line of it; undefined where it says nothing */
  misdated: { written: string; line: number } | undefined;
  updated: string | undefined;
  categories: readonly string[];
  /** as `authors_file` knows them */
  authors: readonly string[];
  readtime: number | undefined;
  /** targets are paths in the folder of pages, as navigations have them */
  links: readonly PostLink[];
  isPinned: boolean;
  isDraft: boolean;
  /** what its file holds; undefined where it cannot be read */
  text: string | undefined;
  /** the address that it had before, in the folder of the blog; undefined where nothing can be made of it */
  formerly(): string | undefined;
}

/** The posts of a blog among the pages of a folder: pinned ones first, then the newest. Drafts are among them. */
export function readPosts(
  options: BlogOptions,
  { root, site }: { root: string; site: Pick<Site, 'pageDefaults'> },
  pages: readonly string[],
): WrittenPost[] {
  const defaults = new PageDefaults(root, site.pageDefaults);
  const posts = postsAmong(pages, options).map((page) => {
    const text = textOf(root, page);
    const head = withDefaults(headOf(text ?? ''), defaults.of(page));
    return { post: postOf(page, text, head, options), time: timeOf(created(head.date)) };
  });
  return posts
    .toSorted((a, b) => Number(b.post.isPinned) - Number(a.post.isPinned) || b.time - a.time)
    .map(({ post }) => post);
}

/**
 * The posts of a blog among the pages of a folder that are not finished. Only of those that may be drafts the frontmatter is read: most
 * do not have the word.
 */
export function readDrafts(options: BlogOptions, root: string, pages: readonly string[]): string[] {
  return postsAmong(pages, options).filter((page) => {
    const text = textOf(root, page) ?? '';
    const mayBeDraft = options.draft_if_future_date || (HEAD.exec(text)?.[1] ?? '').includes('draft');
    return mayBeDraft && postOf(page, text, headOf(text), options).isDraft;
  });
}

function postsAmong(pages: readonly string[], options: BlogOptions): string[] {
  const folder = `${blogPath(options, options.post_dir)}/`;
  return pages.filter((page) => page.startsWith(folder));
}

function textOf(root: string, page: string): string | undefined {
  const reading = readTextFile(join(root, page), page);
  // What cannot be read is told where the page is.
  return 'text' in reading ? reading.text : undefined;
}

function postOf(
  page: string,
  text: string | undefined,
  head: Readonly<Record<string, unknown>>,
  options: BlogOptions,
): WrittenPost {
  const date = dayOf(created(head.date));
  const { draft, readtime } = head;
  const isLate =
    options.draft_if_future_date && typeof draft !== 'boolean' && timeOf(created(head.date)) > Date.now();
  const updated = isMap(head.date) ? dayOf(head.date.updated) : '';
  const said = created(head.date);
  const post = {
    page,
    date,
    misdated:
      date === '' && said !== undefined ? { written: String(said), line: lineOfDate(text ?? '') } : undefined,
    updated: updated || undefined,
    categories: textsIn(head.categories),
    authors: textsIn(head.authors),
    readtime: typeof readtime === 'number' && readtime > 0 ? readtime : undefined,
    links: linksIn(head.links),
    isPinned: head.pin === true,
    isDraft: draft === true || isLate,
    text,
  };
  // Whoever asks for drafts has no need of titles.
  return { ...post, formerly: () => formerAddress(post, text ?? '', head.slug, options) };
}

/** The address of a post in Material for MkDocs, of its date and its title. */
function formerAddress(
  { page, date, categories }: Pick<WrittenPost, 'page' | 'date' | 'categories'>,
  text: string,
  ownSlug: unknown,
  options: BlogOptions,
): string | undefined {
  const { post_slugify: rule, post_slugify_separator: separator } = options;
  const file = page
    .split('/')
    .at(-1)!
    .replace(/\.mdx?$/, '');
  const values: Readonly<Record<string, string>> = {
    date: date && (patternedDate(options.post_url_date_format, new Date(date), 'en') ?? ''),
    slug:
      typeof ownSlug === 'string' ? ownSlug : separatedSlug(saidTitle(text, page) ?? file, rule, separator),
    file,
    categories: categories
      .slice(0, options.post_url_max_categories)
      .map((name) => separatedSlug(name, options.categories_slugify, options.categories_slugify_separator))
      .join('/'),
  };
  const address = options.post_url_format.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  return date === '' || /[{}]/.test(address) ? undefined : address;
}

/** A text as a part of an address, with another sign than a hyphen where spaces were. */
export function separatedSlug(text: string, rule: BlogOptions['post_slugify'], separator: string): string {
  if (rule === 'ascii' || rule === 'unicode') return slug(text, rule).replaceAll('-', separator);
  return text
    .trim()
    .split(' ')
    .map((word) => slug(word, rule))
    .join(separator);
}

/** The line on which a frontmatter says when its page was written. */
function lineOfDate(text: string): number {
  const at = /^date[ \t]*:/m.exec(text)?.index ?? 0;
  return 1 + lineBreaks(text.slice(0, at));
}

function created(date: unknown): unknown {
  return isMap(date) ? date.created : date;
}

function dayOf(value: unknown): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(String(value ?? ''))?.[0] ?? '';
  return Number.isNaN(Date.parse(day)) ? '' : day;
}

/** Milliseconds; a time without a zone is one of UTC. What says none comes last. */
function timeOf(value: unknown): number {
  const text = String(value ?? '').trim();
  const day = text.slice(0, 10);
  const clock = text.slice(11).replace(/\s/g, '');
  const zoned = clock === '' || /Z$|[+-]\d\d(?::?\d\d)?$/i.test(clock) ? clock : `${clock}Z`;
  const found = [`${day}${zoned && `T${zoned}`}`, day].map(Date.parse).find((each) => !Number.isNaN(each));
  return found ?? Number.NEGATIVE_INFINITY;
}

/** Links as navigations write them: addresses and paths, with titles or without, and groups of them. */
function linksIn(value: unknown): PostLink[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((each): PostLink[] => {
    if (typeof each === 'string') return [{ target: each }];
    if (!isMap(each)) return [];
    return Object.entries(each).map(([title, to]) =>
      typeof to === 'string' ? { title, target: to } : { title, links: linksIn(to) },
    );
  });
}

function textsIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return [...new Set(list.filter((each) => !isMap(each)).map(String))];
}

function headOf(text: string): Record<string, unknown> {
  try {
    const head: unknown = parse(HEAD.exec(text)?.[1] ?? '', { logLevel: 'silent' });
    return isMap(head) ? head : {};
  } catch {
    // A frontmatter that cannot be read is told where the page is.
    return {};
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
