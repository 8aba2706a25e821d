import { join } from 'node:path';
import type { z } from 'zod';
import { blogPath } from '../../engine/library/blog/blog-path.ts';
import { readDrafts } from '../../engine/library/blog/posts.ts';
import { type BlogOptions, blogSchema, blogShape } from '../../engine/variants/blog-schema.ts';
import { type ConfigNode, type NamedOptions, nodeAt, plainValue, textOf } from './config-node.ts';
import { slugRule } from './slug-rule.ts';

/** The options of a blog that are not the usual ones, as `site.yml` says them. */
export type BlogEntry = z.input<typeof blogSchema>;

/** Options that change nothing here: what they check or name is told or named otherwise. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'enabled',
  'categories_allowed',
  'post_excerpt',
  'draft_on_serve',
]);

/** What is read of the options of the plugins `blog` of a project. */
export interface ReadBlog {
  entry: BlogEntry;
  /** options that say something that is not done here */
  unread: readonly { name: string; node: ConfigNode }[];
}

/** The blogs of a project, of which each is a plugin. */
export function blogsOf({ plugins }: { plugins: readonly NamedOptions[] }): ReadBlog[] {
  return plugins
    .filter(({ name }) => name === 'blog')
    .map(({ options }) => [...(options?.kind === 'map' ? options.entries : [])])
    .filter((options) => !options.some(([name, node]) => name === 'enabled' && textOf(node) === 'false'))
    .map(readOptions);
}

function readOptions(options: readonly (readonly [string, ConfigNode])[]): ReadBlog {
  const entry: Record<string, unknown> = {};
  const unread: { name: string; node: ConfigNode }[] = [];
  for (const [name, node] of options) {
    if (WITHOUT_EFFECT.has(name)) continue;
    const schema = Object.hasOwn(blogShape, name) ? blogShape[name as keyof BlogOptions] : undefined;
    const read = schema?.safeParse(optionOf(name, node));
    // What an option that is left empty would be, nobody needs to say.
    if (read?.success && plainValue(node) !== null) entry[name] = optionOf(name, node);
    else if (plainValue(node) !== null) unread.push({ name, node });
  }
  return { entry, unread };
}

/** What an option is here: functions have names. */
function optionOf(name: string, node: ConfigNode): unknown {
  if (name.endsWith('_slugify')) return slugRule(node);
  if (name === 'categories_sort_by')
    return /\bview_(name|post_count)$/.exec(textOf(nodeAt(node, '!python')) ?? textOf(node) ?? '')?.[1];
  const isName = /_(?:format|dir|name|separator)$/.test(name);
  return isName ? textOf(node) : plainValue(node);
}

/** The folders in which a project has the posts of its blogs, with slashes at their ends. */
export function postFoldersOf(project: { plugins: readonly NamedOptions[] }): string[] {
  return blogsOf(project).map(({ entry }) => {
    const options = blogSchema.parse(entry);
    return `${blogPath(options, options.post_dir)}/`;
  });
}

/** Pages of a project that are posts which are not finished. */
export function draftsOf(
  project: { plugins: readonly NamedOptions[]; docsDir: string },
  pages: readonly string[],
): string[] {
  return blogsOf(project).flatMap(({ entry }) => {
    const options = blogSchema.parse(entry);
    return options.draft ? [] : readDrafts(options, project.docsDir, pages);
  });
}

/** A blog among the folders of other projects. */
export function blogBelow(folder: string, { entry }: ReadBlog): BlogEntry {
  if (folder === '') return entry;
  const { blog_dir: dir = 'blog', post_dir: posts, authors_file: authors } = entry;
  const below = (path: string) => (path.startsWith('{blog}') ? path : join(folder, path));
  return {
    ...entry,
    blog_dir: join(folder, dir),
    ...(posts === undefined ? {} : { post_dir: below(posts) }),
    ...(authors === undefined ? {} : { authors_file: below(authors) }),
  };
}
