import type { HeadTag } from '../../engine/variants/head-schema.ts';
import type { VariantModel } from './variant-model.ts';

/** A step on the way from a variant's home down to a page; `url` is without the deployment's base. */
export interface Crumb {
  title: string;
  url: string;
}

/** The sections above what stands at a URL, from the top down; the variant's home is not among them. */
export function sectionsAbove({ trail, urlOf }: VariantModel, url: string): Crumb[] {
  return (trail.get(url) ?? [])
    .map((node) => ({ title: node.title, url: urlOf.get(node)! }))
    .filter((crumb) => crumb.url !== url);
}

/**
 * The way to a page as data for search engines (https://schema.org/BreadcrumbList). It is data, which a policy for scripts does not
 * concern.
 *
 * @param address makes a whole address of a URL, as far as the site's is known
 */
export function breadcrumbTag(crumbs: readonly Crumb[], address: (url: string) => string): HeadTag {
  const itemListElement = crumbs.map(({ title, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: address(url),
  }));
  const data = { '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement };
  // Nothing in a title may end the tag.
  const content = JSON.stringify(data).replaceAll('<', '\\u003c');
  return { tag: 'script', attrs: { type: 'application/ld+json' }, content };
}
