import type { TextRange } from '../../place.ts';
import type { EditionText } from './editions.ts';
import { type LinkWorld, resolveTarget } from './link-target.ts';

/**
 * Where a target leads, with `{{ version }}` in place of the value that a variant has: a mistake that all variants share is told
 * once, not once for each value.
 *
 * @param slug where it leads in this edition
 * @param range where the target is written in the templated text
 */
export function slugAsWritten(
  slug: string,
  range: TextRange | undefined,
  { page, rendering }: EditionText,
  world: LinkWorld,
): string {
  const written = range && rendering.provenance.written(range);
  if (written === undefined) return slug;
  const resolved = resolveTarget(written.replace(/^<(.*)>$/, '$1'), page.path, world);
  return 'slug' in resolved ? resolved.slug : slug;
}
