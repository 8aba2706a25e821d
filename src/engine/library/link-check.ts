import type { Finding } from '../finding.ts';
import type { Reference } from '../markdown/types.ts';
import type { Variant } from '../variants/site.ts';
import { closestPath } from '../variants/suggest.ts';
import type { EditionText } from './editions.ts';
import { type LinkWorld, resolveTarget } from './link-target.ts';

/** What the check must know of the pages. */
export interface LinkCheckWorld extends LinkWorld {
  /** the variants in which a slug leads to a page */
  variantsWith(slug: string): ReadonlySet<Variant>;
  /** what a page that was once called so is called now */
  renamed(slug: string): string | undefined;
  slugs(): Iterable<string>;
}

/**
 * Finds links of an edition that lead nowhere: to no page at all, or to a page that some of the edition's variants do
 * not have.
 */
export function checkLinks(
  edition: EditionText,
  links: readonly Reference[],
  world: LinkCheckWorld,
): Finding[] {
  const { page, variants, rendering } = edition;
  return links.flatMap(({ target, line }): Finding[] => {
    const resolved = resolveTarget(target, page.path, world);
    const place = rendering.provenance.place(line);
    if (resolved.kind === 'missing') {
      return [
        {
          severity: 'warning',
          rule: 'missing-page',
          message: `This link leads to no page: "${resolved.slug}".`,
          hint: hintFor(resolved.slug, world),
          place,
          variants: variants.map(({ id }) => id),
        },
      ];
    }
    if (resolved.kind !== 'page') return [];
    const existing = world.variantsWith(resolved.slug);
    const without = variants.filter((variant) => !existing.has(variant)).map(({ id }) => id);
    if (without.length === 0) return [];
    const message = `This link leads to "${resolved.slug}", which exists only in ${[...existing].map(({ id }) => id).join(', ') || 'no variant'}.`;
    return [
      {
        severity: 'warning',
        rule: 'absent-page',
        message,
        hint: 'Put the link under the condition that the page has in its when:.',
        place,
        variants: without,
      },
    ];
  });
}

function hintFor(slug: string, world: LinkCheckWorld): string {
  const renamed = world.renamed(slug);
  if (renamed !== undefined) return `That page is now called "${renamed}".`;
  const suggestion = closestPath(slug, world.slugs());
  return suggestion ? `Did you mean "${suggestion}"?` : 'Correct the path, or remove the link.';
}
