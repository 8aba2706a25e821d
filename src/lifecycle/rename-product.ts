import { escapeText } from '../engine/markdown/escape-text.ts';
import { slug } from '../engine/markdown/slug.ts';
import { writtenFormula } from '../engine/template/written-formula.ts';
import { findProduct } from '../engine/variants/products.ts';
import type { Product } from '../engine/variants/site.ts';
import type { LookedAt } from './condition-looks.ts';
import { rewritten, writtenOperands } from './gone-version.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import type { Rewrite } from './rewrite.ts';
import { rewriteEverywhere } from './rewrite-everywhere.ts';
import type { Verdict } from './rewrite-template.ts';
import type { Sources } from './sources.ts';
import { valueAt, withItem, withKey, withoutValue, withText } from './yaml-text.ts';

/** What a product is to be called. */
export interface ProductNames {
  id: string;
  name: string;
}

/**
 * Plans other names for a product: `site.yml` and every condition that names it follow. Its addresses stay, and its old name becomes
 * an alias, by which conditions that are made elsewhere still know it.
 */
export function planProductRename(library: OpenLibrary, product: Product, names: ProductNames): Plan {
  const { site } = library;
  // What a product is called does not depend on who looks.
  const { rewrite, sources, files, notes } = rewriteEverywhere(
    library,
    (entry) => verdictFor(product, site.products, names, entry),
    { needsAllLooks: false },
  );
  const index = site.products.indexOf(product);
  rewrite.set(site.file, { body: renamedIn(rewrite.parts(site.file).body, index, product, names) });
  const called = [product, names]
    .flatMap(({ id, name }) => [id, name, escapeText(name), slug(name)])
    .toSorted((one, other) => other.length - one.length);
  const variantId = (id: string) =>
    id === product.id || id.startsWith(`${product.id}@`) ? names.id + id.slice(product.id.length) : id;
  const spoken = product.name === names.name ? [] : linesNaming(product.name, files, sources, rewrite);
  return {
    rewrite,
    pairs: site.variants.map(({ id, product: own }) => ({
      before: id,
      after: own === product ? variantId(id) : id,
    })),
    // Headings that print the name keep their ids as further anchors.
    leaveOut: (text) =>
      called.reduce(
        (rest, name) => rest.replaceAll(name, ''),
        text.replaceAll(/<span id="[^"<>]*" class="anchor-alias"><\/span>/g, ''),
      ),
    notes: [
      ...notes,
      ...spoken.map((place) => `${place} names ${product.name} in its text, which was left as it is.`),
    ],
  };
}

function verdictFor(
  product: Product,
  products: readonly Product[],
  { id, name }: ProductNames,
  { condition: { expression } }: LookedAt,
): Verdict | undefined {
  const written = writtenFormula(expression);
  if (!written) return undefined;
  const edits = writtenOperands(written).flatMap(({ comparison }) => {
    if (comparison?.subject !== 'product') return [];
    return comparison.literals.flatMap(({ value, from, to }) => {
      if (findProduct(value, products) !== product) return [];
      const mark = expression[from];
      return [{ from, to, text: `${mark}${value === product.id ? id : name}${mark}` }];
    });
  });
  return rewritten(expression, written, edits);
}

function renamedIn(yaml: string, index: number, product: Product, { id, name }: ProductNames): string {
  const at = ['products', index];
  let text = yaml;
  if (id !== product.id && valueAt(text, [...at, 'path']) === undefined) {
    const path = product.versions.length > 0 ? `/${product.id}/{version}` : `/${product.id}`;
    text = withKey(text, [...at, 'name'], 'path', path);
  }
  if (name !== product.name) {
    const alias = product.aliases.indexOf(name);
    if (alias >= 0) text = withText(text, [...at, 'aliases', alias], product.name);
    else if (product.aliases.length > 0) text = withItem(text, [...at, 'aliases'], product.name);
    else text = withKey(text, [...at, 'name'], 'aliases', [product.name]);
  }
  text = withText(withText(text, [...at, 'id'], id), [...at, 'name'], name);
  const accent = valueAt(text, ['theme', 'accent', product.id]);
  if (id === product.id || accent === undefined) return text;
  const moved = withKey(text, ['theme', 'accent', product.id], id, accent as string);
  return withoutValue(moved, ['theme', 'accent', product.id]);
}

/** Lines whose text names a product, as messages tell places. */
function linesNaming(name: string, files: readonly string[], sources: Sources, rewrite: Rewrite): string[] {
  return files
    .filter((file) => sources.isOwn(file))
    .flatMap((file) =>
      (rewrite.text(file) ?? '')
        .split('\n')
        .flatMap((line, index) => (line.includes(name) ? [`${file}:${index + 1}`] : [])),
    );
}
