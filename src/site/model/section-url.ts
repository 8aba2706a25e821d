import { sectionFolder } from '../../engine/library/navigation/section-lists.ts';
import type { NavNode } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';

/**
 * URLs at which readers expect a group that has no page of its own, the best first.
 *
 * The folder that all pages of the group share comes first, because readers cut URLs there; then the group's title.
 */
export function sectionUrls(node: NavNode, variant: Variant): string[] {
  const title = slugify(node.title);
  const names = [sectionFolder(node), title, `sections/${title}`];
  return names.filter(Boolean).map((name) => `${variant.basePath}/${name}/`);
}

function slugify(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug || 'section';
}
