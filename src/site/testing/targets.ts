import { siteOf } from '../../engine/variants/testing.ts';
import type { SwitchTarget } from '../model/switcher.ts';

/** Made-up versions. */
export const versionsOf = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i));

/** Targets for all versions of a product, newest first; a page is there from a version on. */
export function targetsOf(versions: readonly string[], since = 0): SwitchTarget[] {
  return siteOf({ server: versions })
    .variants.map((variant, i): SwitchTarget => {
      const basePath = `/server/${variant.version}`;
      const isHere = i >= since;
      return {
        variant: { ...variant, basePath, latest: i === versions.length - 1 },
        url: `${basePath}/${isHere ? 'guides/x/' : 'guides/'}`,
        nearest: isHere ? undefined : 'Guides',
        moved: undefined,
      };
    })
    .toReversed();
}
