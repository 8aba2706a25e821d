import { parse } from 'yaml';
import { escapePattern } from '../engine/escape-pattern.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import { linesOfComing } from './coming-lines.ts';
import { type Enumeration, enumerationsIn } from './enumerations.ts';
import { type NewVersion, verdictFor } from './new-version.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { Rewrite } from './rewrite.ts';
import { rewriteEverywhere } from './rewrite-everywhere.ts';
import { Sources } from './sources.ts';
import { markAt, valueAt, withCopyBefore, withText, type YamlPath } from './yaml-text.ts';

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
 * @param version none of the product's, which has one that is not released; or one that is not released, which becomes the latest as it is
 */
export function planRelease(library: OpenLibrary, product: Product, version: string): Release {
  if (product.versions.includes(version)) return planLatest(library, product, version);
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
      ...notesOfVariables(rewrite.parts(site.file).body, site.products.indexOf(product), released),
      ...notesOfComing(library, coming, version),
    ],
    enumerations: enumerationsIn(looks, released),
  };
}

/** A version that has its place in the list, and its conditions: only `latest:` moves. */
function planLatest(library: OpenLibrary, product: Product, version: string): Release {
  const { site } = library;
  const rewrite = new Rewrite(new Sources(library));
  const path = ['products', site.products.indexOf(product), 'latest'];
  rewrite.set(site.file, { body: withText(rewrite.parts(site.file).body, path, version) });
  const variant = site.variants.find((each) => each.product === product && each.version === version)!;
  return {
    rewrite,
    pairs: site.variants.map(({ id }) => ({ before: id, after: id })),
    notes: notesOfComing(library, variant, version),
    enumerations: [],
  };
}

function notesOfComing(library: OpenLibrary, coming: Variant, version: string): string[] {
  return linesOfComing(library, coming).map(
    (place) => `${place} will be read in ${version}, where it may no longer be right.`,
  );
}

/** Variables of the coming version are in the released one as well: some may say that it is not. */
function notesOfVariables(yaml: string, index: number, { product, version, coming }: NewVersion): string[] {
  const at = ['products', index, 'versions', product.versions.length, 'attributes'];
  const names = Object.keys(valueAt(yaml, at) ?? {});
  return names.length > 0
    ? [`${version} has the variables that ${coming.version} has: ${names.join(', ')}.`]
    : [];
}

/** `site.yml` with the version in it: a copy of the coming one, and the latest. */
function withRelease(yaml: string, index: number, { product, version, coming }: NewVersion): string {
  const { versions } = product;
  const path: YamlPath = ['products', index, 'versions', versions.indexOf(coming.version!)];
  const mark = markOf(yaml, ['products', index, 'versions'], versions, version);
  const name = `${mark}${version}${mark}`;
  const named = new RegExp(`(["']?)\\b${escapePattern(coming.version!)}\\b\\1`);
  const copied = withCopyBefore(yaml, path, (entry) => entry.replace(named, name));
  return valueAt(copied, ['products', index, 'latest']) === undefined
    ? copied
    : withText(copied, ['products', index, 'latest'], version);
}

/** The quotation mark that versions have, or none where they have none and YAML reads the new one as a text, too. */
function markOf(yaml: string, path: YamlPath, versions: readonly string[], version: string): string {
  for (const at of versions.keys()) {
    const mark = markAt(yaml, [...path, at]) ?? markAt(yaml, [...path, at, 'id']);
    if (mark) return mark;
  }
  return parse(version) === version ? '' : '"';
}
