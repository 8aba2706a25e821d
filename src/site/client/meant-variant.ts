import { mayMeanVersion } from '../../engine/variants/version-forms.ts';
import type { ManifestVariant } from '../files/manifest.ts';

/** A variant that an address may mean, and the part of the address that names it. */
export interface MeantVariant {
  variant: ManifestVariant;
  address: string;
}

/**
 * The variant that was probably meant by an address that names none to the letter: in other case (`/Server/2.0/`), or by another form
 * of its version (`2`, `v2.0`, `2.0.x`). Of several, the latest release is meant, else the newest.
 *
 * @param addressesOf every address of a variant
 */
export function meantVariant(
  path: string,
  variants: readonly ManifestVariant[],
  addressesOf: (variant: ManifestVariant) => readonly string[],
): MeantVariant | undefined {
  const asked = path.split('/');
  return variants
    .toReversed()
    .flatMap((variant) =>
      addressesOf(variant).flatMap((own) => {
        const parts = own.split('/');
        const isMeant =
          parts.length <= asked.length &&
          parts.every((part, at) => isForm(asked[at]!, part, variant.version));
        return isMeant ? [{ variant, address: asked.slice(0, parts.length).join('/') }] : [];
      }),
    )
    .toSorted((a, b) => b.address.length - a.address.length || rank(a.variant) - rank(b.variant))[0];
}

function rank({ latest, released }: ManifestVariant): number {
  return latest ? 0 : released ? 1 : 2;
}

/** Whether a part of an address says what a part of another does: versions may be written in several ways. */
function isForm(found: string, part: string, version: string | undefined): boolean {
  if (found.toLowerCase() === part.toLowerCase()) return true;
  return part === version && mayMeanVersion(found, version);
}
