import type { Variant } from '../../src/engine/variants/site.ts';
import { variantNamed } from '../../src/engine/variants/variant-named.ts';
import type { VariantWorld } from '../../src/engine/variants/variant-set.ts';

/** The line of a commit's message that says which released versions it alters. */
export const TRAILER = 'Changes-released';

/** Which released variants a change says that it alters. */
export interface Permission {
  ids: ReadonlySet<string>;
  /** names that mean no variant, each as a sentence */
  problems: readonly string[];
}

/**
 * Reads names of variants, separated by commas or spaces: ids, or versions alone, which mean those of all products that have them.
 *
 * @param texts `identity-server@7.1.0, asgardeo`
 */
export function readPermission(texts: readonly string[], site: VariantWorld): Permission {
  const names = texts.flatMap((text) => text.split(/[,\s]/)).filter((name) => name !== '');
  const ids = new Set<string>();
  const problems: string[] = [];
  for (const name of new Set(names)) {
    const versions = site.variants.filter(({ version }) => version === name);
    const named = versions.length > 0 ? undefined : variantNamed(site, name);
    if (named && 'problem' in named) problems.push(named.problem);
    for (const { id } of named && 'variant' in named ? [named.variant] : versions) ids.add(id);
  }
  return { ids, problems };
}

/** Released variants that a change must not alter: since they are frozen, or since it does not say that it does. */
export interface Refused {
  frozen: readonly string[];
  unsaid: readonly string[];
}

/**
 * What of the variants that a change alters is refused.
 *
 * @param before the variants as they were: what was not released may change
 * @param after as they are now; a version that is frozen by the change itself is frozen
 */
export function refusedOf(
  altered: readonly string[],
  { before, after }: { before: readonly Variant[]; after: readonly Variant[] },
  { ids }: Permission,
): Refused {
  const isFrozen = (id: string) => [...before, ...after].some((each) => each.id === id && each.frozen);
  // A product without versions is one that goes on; nobody keeps an old one of it.
  const isReleased = (id: string) =>
    before.some((each) => each.id === id && each.released && each.version !== undefined);
  return {
    frozen: altered.filter(isFrozen),
    unsaid: altered.filter((id) => !isFrozen(id) && isReleased(id) && !ids.has(id)),
  };
}
