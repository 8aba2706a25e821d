import type { NavNode } from '../../engine/library/types.ts';
import { sharedFolder } from '../../engine/url-path.ts';
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

function slugify(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug || 'section';
}
