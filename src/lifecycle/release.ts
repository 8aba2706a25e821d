import { escapePattern } from '../engine/escape-pattern.ts';
import type { Product } from '../engine/variants/site.ts';
import { linesOfComing } from './coming-lines.ts';
import { type Enumeration, enumerationsIn } from './enumerations.ts';
import { type NewVersion, verdictFor } from './new-version.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { rewriteEverywhere } from './rewrite-everywhere.ts';
import { valueAt, withCopyBefore, withText, type YamlPath } from './yaml-text.ts';

/** How a version is released. */
export interface Release extends Plan {
  /** what somebody should look at first */
  enumerations: readonly Enumeration[];
}

/** The version of a product that comes next: the last one, if it is not released. */
export function comingVersion({ versions, latest }: Product): string | undefined {
  const last = versions.at(-1);
  return last === latest ? undefined : last;
}

/**
 * Plans the release of a version: what comes next becomes it, with all that it says, and a new next one opens that says the same.
 *
 * @param version none of the product's, which has one that is not released
 */
export function planRelease(library: OpenLibrary, product: Product, version: string): Release {
  const { site } = library;
  const coming = site.variants.find(
    (variant) => variant.product === product && variant.version === comingVersion(product),
  )!;
  const released: NewVersion = { product, version, coming };
  const { rewrite, looks, notes } = rewriteEverywhere(library, (entry) => verdictFor(released, entry));
  rewrite.set(site.file, {
    body: withRelease(rewrite.parts(site.file).body, site.products.indexOf(product), released),
  });
  const named = new RegExp(
    `(?<![\\w.-])(?:${escapePattern(coming.version!)}|${escapePattern(version)})(?![\\w-])`,
    'g',
  );
  return {
    rewrite,
    pairs: [
      ...site.variants.map(({ id }) => ({ before: id, after: id })),
      { before: coming.id, after: `${product.id}@${version}` },
    ],
    // What it is called is all that may differ.
    leaveOut: (text) => text.replace(named, ''),
    notes: [
      ...notes,
      ...linesOfComing(library, coming).map(
        (place) => `${place} will be read in ${version}, where it may no longer be right.`,
      ),
    ],
    enumerations: enumerationsIn(looks, released),
  };
}

/** `site.yml` with the version in it: a copy of the coming one, and the latest. */
function withRelease(yaml: string, index: number, { product, version, coming }: NewVersion): string {
  const { versions } = product;
  const path: YamlPath = ['products', index, 'versions', versions.indexOf(coming.version!)];
  const mark = markOf(yaml, ['products', index, 'versions'], versions);
  const name = `${mark}${version}${mark}`;
  const named = new RegExp(`(["']?)\\b${escapePattern(coming.version!)}\\b\\1`);
  const copied = withCopyBefore(yaml, path, (entry) => entry.replace(named, name));
  return valueAt(copied, ['products', index, 'latest']) === undefined
    ? copied
    : withText(copied, ['products', index, 'latest'], version);
}

/** The quotation mark that versions have; without it YAML would read some as numbers. */
function markOf(yaml: string, path: YamlPath, versions: readonly string[]): string {
  for (const [at] of versions.entries()) {
    const found = valueAt(yaml, [...path, at]);
    const id = typeof found === 'string' ? found : (found as { id: string }).id;
    const [, mark] = new RegExp(`(["'])${escapePattern(id)}\\1`).exec(yaml) ?? [];
    if (mark) return mark;
  }
  return '"';
}
