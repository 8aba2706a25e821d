import type { NavNode } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';

/**
 * URLs at which readers expect a group that has no page of its own, the best first.
 *
 * The folder that all pages of the group share comes first, because readers cut URLs there; then the group's title.
 */
export function sectionUrls(node: NavNode, variant: Variant): string[] {
  const title = slugify(node.title);
  const names = [sharedFolder(slugs(node)), title, `sections/${title}`];
  return names.filter(Boolean).map((name) => `${variant.basePath}/${name}/`);
}

function slugs(node: NavNode): string[] {
  const own = node.document ? [node.document.page.slug] : [];
  return [...own, ...node.children.flatMap(slugs)];
}

function sharedFolder(paths: string[]): string {
  let shared = paths[0]?.split('/').slice(0, -1) ?? [];
  for (const path of paths) {
    const parts = path.split('/');
    const end = shared.findIndex((part, index) => part !== parts[index]);
    if (end >= 0) shared = shared.slice(0, end);
  }
  return shared.join('/');
}

function slugify(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug || 'section';
}
