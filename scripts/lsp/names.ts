import { join } from 'node:path';
import { readMacros } from '../../src/engine/library/folder/macro-files.ts';
import { BUILT_INS } from '../../src/engine/template/built-ins/table.ts';
import type { Macro } from '../../src/engine/template/macros.ts';
import type { Variant } from '../../src/engine/variants/site.ts';
import { FOR_WRITERS, VariantSet } from '../../src/engine/variants/variant-set.ts';
import { MACROS } from '../../src/site/places.ts';
import type { OpenLibrary } from './content-folder.ts';

/** What every template knows, with what it is. */
export const GIVEN: Readonly<Record<string, string>> = {
  product_name: 'the name of the product',
  product: 'the id of the product',
  is_version: 'the version; undefined for a product without versions',
  version: 'the version; undefined for a product without versions',
  base_path: 'the prefix of the addresses of the variant',
};

/** The names of filters, and of functions that every template may call. */
export const FILTERS = Object.keys(BUILT_INS.filter);
export const FUNCTIONS = Object.keys(BUILT_INS.global);

/** The macros that pages may call: those of the content folder and those that come with Variorum. */
export function macrosFor({ root, site }: OpenLibrary): readonly Macro[] {
  return readMacros([MACROS, join(root, 'templates')], [root, ...site.includeRoots]).macros;
}

/** The attributes that a file sees: those of its page win. */
export function attributesIn(library: OpenLibrary, path: string, variant: Variant): Record<string, unknown> {
  return { ...variant.attributes, ...library.page(path)?.frontmatter.attributes };
}

/** The names of all attributes that a file sees somewhere. */
export function attributeNames(library: OpenLibrary, path: string): string[] {
  return [
    ...new Set(library.site.variants.flatMap((variant) => Object.keys(attributesIn(library, path, variant)))),
  ].toSorted();
}

/** The values of a name by variant, in words, a line each; those that are the same are told together. Empty for an unknown name. */
export function valuesOf(library: OpenLibrary, path: string, name: string): string[] {
  const byValue = new Map<string, Variant[]>();
  const without: Variant[] = [];
  for (const variant of library.site.variants) {
    const value = valueIn(library, path, variant, name);
    if (value === undefined) without.push(variant);
    else {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      byValue.set(text, [...(byValue.get(text) ?? []), variant]);
    }
  }
  if (byValue.size === 0) return [];
  const inWords = (variants: readonly Variant[]) =>
    VariantSet.of(library.site, variants).describe(FOR_WRITERS);
  const lines = [...byValue].map(([text, variants]) => `\`${short(text)}\` in ${inWords(variants)}`);
  return without.length > 0 ? [...lines, `undefined in ${inWords(without)}`] : lines;
}

function valueIn(library: OpenLibrary, path: string, variant: Variant, name: string): unknown {
  const attributes = attributesIn(library, path, variant);
  if (Object.hasOwn(attributes, name)) return attributes[name];
  if (name === 'product_name') return variant.product.name;
  if (name === 'product') return variant.product.id;
  if (name === 'is_version' || name === 'version') return variant.version;
  return name === 'base_path' ? variant.basePath : undefined;
}

function short(text: string): string {
  const line = text.replaceAll('`', "'").split('\n')[0]!;
  return line.length < text.length || line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
