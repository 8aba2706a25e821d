import type { Variant } from './site.ts';

/** Where `latest` stands for the version: `/identity-server/latest`. Undefined for a product without versions. */
export function latestPath(variant: Pick<Variant, 'version' | 'basePath'>): string | undefined {
  return pathCalled(variant, 'latest');
}

/** The prefix of a version under another name. Undefined for a product without versions. */
export function pathCalled(
  { version, basePath }: Pick<Variant, 'version' | 'basePath'>,
  name: string,
): string | undefined {
  if (version === undefined) return undefined;
  const at = basePath.lastIndexOf(version);
  return at < 0 ? undefined : `${basePath.slice(0, at)}${name}${basePath.slice(at + version.length)}`;
}

/** Every prefix at which the latest release stands besides its own: also below its product's id, whatever path that has. */
export function latestPaths(product: string, variant: Pick<Variant, 'version' | 'basePath'>): string[] {
  if (variant.version === undefined) return [];
  return [...new Set([latestPath(variant) ?? [], `/${product}/latest`].flat())];
}
