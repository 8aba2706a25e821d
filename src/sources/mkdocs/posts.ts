import { join } from 'node:path';
import { parse } from 'yaml';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import { type NamedOptions, nodeAt, textOf } from './config-node.ts';
import { pluginOf } from './plugin-of.ts';

/** The head of a file, in which a post says when it was written. */
const HEAD = /^---[ \t]*\n([\s\S]*?)\n---/;

/** What is asked of a project that may have a blog. */
interface Blogging {
  plugins: readonly NamedOptions[];
  docsDir: string;
}

/** Where a project has its blog. */
export interface Blog {
  /** of its files, with a slash at its end; empty for the folder of pages itself */
  prefix: string;
  option(name: string): string | undefined;
}

/** A post of a blog. */
export interface Post {
  page: string;
  head: Readonly<Record<string, unknown>>;
  /** `2024-01-31`; empty where it says none */
  date: string;
}

/** The blog of a project; undefined where it has none. */
export function blogOf(project: Blogging): Blog | undefined {
  const plugin = pluginOf(project, 'blog');
  if (!plugin) return undefined;
  const option = (name: string) => textOf(nodeAt(plugin.options, name));
  const folder = (option('blog_dir') ?? 'blog').replace(/^[./]+|\/$/g, '');
  return { prefix: folder === '' ? '' : `${folder}/`, option };
}

/** The posts among some pages, the newest first. */
export function postsOf({ prefix }: Blog, docsDir: string, pages: readonly string[]): Post[] {
  return pages
    .filter((page) => page.startsWith(`${prefix}posts/`))
    .map((page) => {
      const head = headOf(join(docsDir, page), page);
      return { page, head, date: dateIn(head.date) };
    })
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.page < b.page ? -1 : 1));
}

/** Pages that are drafts of posts, which no build has. */
export function draftPosts(project: Blogging, pages: readonly string[]): string[] {
  const blog = blogOf(project);
  if (!blog || blog.option('draft') === 'true') return [];
  return postsOf(blog, project.docsDir, pages).flatMap(({ page, head }) =>
    head.draft === true ? [page] : [],
  );
}

function dateIn(value: unknown): string {
  const date = typeof value === 'object' && value !== null && 'created' in value ? value.created : value;
  return /^\d{4}-\d\d-\d\d/.exec(String(date ?? ''))?.[0] ?? '';
}

function headOf(file: string, name: string): Record<string, unknown> {
  const reading = readTextFile(file, name);
  const text = 'text' in reading ? HEAD.exec(reading.text)?.[1] : undefined;
  try {
    const head: unknown = parse(text ?? '', { logLevel: 'silent' });
    return typeof head === 'object' && head !== null ? (head as Record<string, unknown>) : {};
  } catch {
    // A frontmatter that cannot be read is told where the page is.
    return {};
  }
}
