import type { ManifestVariant } from '../files/manifest.ts';

/**
 * Versions of a product as a reader sees them in any language: `7.0.0, 7.2.0 – 7.9.0`.
 *
 * @param some variants of the product
 * @param all all variants of the site, in their order
 */
export function versionRuns(some: readonly ManifestVariant[], all: readonly ManifestVariant[]): string {
  const own = all.filter(({ product }) => product === some[0]?.product);
  const runs: ManifestVariant[][] = [];
  for (const [place, variant] of own.entries()) {
    if (!some.includes(variant)) continue;
    const last = some.includes(own[place - 1]!) ? runs.at(-1) : undefined;
    if (last) last.push(variant);
    else runs.push([variant]);
  }
  return runs
    .map((run) => (run.length === 1 ? run[0]!.version : `${run[0]!.version} – ${run.at(-1)!.version}`))
    .join(', ');
}
