import { join } from 'node:path';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { nodeAt, textOf } from './config-node.ts';
import { type MkDocsProject, pluginOf } from './project.ts';

/** The head of a file, in which a post says when it was written. */
const HEAD = /^---[ \t]*\n([\s\S]*?)\n---/;
const DATE = /^date:[ \t]*(?:\n[ \t]+created:[ \t]*)?["']?(\d{4}-\d\d-\d\d)/m;
const DRAFT = /^draft:[ \t]*true[ \t]*$/m;

/**
 * Adds the posts of a blog to a navigation, the newest first: below the entry of the blog, or behind it in its group. Without the plugin
 * `blog`, or an entry for it, nothing changes.
 */
export function withPosts(entries: readonly NavEntry[], project: MkDocsProject): NavEntry[] {
  const plugin = pluginOf(project, 'blog');
  if (!plugin) return [...entries];
  const folder = (textOf(nodeAt(plugin.options, 'blog_dir')) ?? 'blog').replace(/^[./]+|\/$/g, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  const index = `${prefix}index.md`;
  const posts = project.pages
    .filter((page) => page.startsWith(`${prefix}posts/`))
    .map((page) => ({ page, head: headOf(join(project.docsDir, page), page) }))
    .filter(({ head }) => !DRAFT.test(head))
    .map(({ page, head }) => ({ page, date: DATE.exec(head)?.[1] ?? '' }))
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.page < b.page ? -1 : 1))
    .map(({ page }) => page);
  if (posts.length === 0) return [...entries];
  const add = (list: readonly NavEntry[]): NavEntry[] =>
    list.flatMap((entry): NavEntry[] => {
      if (typeof entry === 'string') return entry === index ? [entry, ...posts] : [entry];
      if (entry.page === index) return [{ ...entry, children: [...(entry.children ?? []), ...posts] }];
      return [entry.children ? { ...entry, children: add(entry.children) } : entry];
    });
  return add(entries);
}

function headOf(file: string, name: string): string {
  const reading = readTextFile(file, name);
  return 'text' in reading ? (HEAD.exec(reading.text)?.[1] ?? '') : '';
}
