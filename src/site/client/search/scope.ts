import { say } from '../../../engine/language/say.ts';
import type { Scope } from '../../../search/find.ts';
import type { IndexVariant } from '../../../search/format.ts';
import { words } from '../words/search.ts';

/** A variant that the page at hand is about: its id, the address below which its pages are, and its name. */
export type Searched = [id: string, path: string, label: string];

/** The variant of the page at hand; above the products, the latest of each. */
export const searched: Searched[] = JSON.parse(document.documentElement.dataset.search ?? '[]');

/** What is searched: a variant by its id, or all of them. */
export type ScopeId = string;

export const EVERYWHERE: ScopeId = '';

/** The variant that the page at hand belongs to; none above the products. */
export const ownVariant = searched.find(([, path]) => isAt(location.pathname, path));

/** What is searched unless the reader wants something else. */
export const OWN_SCOPE: ScopeId = ownVariant?.[0] ?? EVERYWHERE;

/** Whether a page lies below an address. */
function isAt(page: string, path: string): boolean {
  return decodeURI(page).startsWith(`${decodeURI(path)}/`);
}

/** The indexes of the variants of a scope; of all of them, what is latest first, and then what is newer. */
export function scopeOf(variants: readonly IndexVariant[], id: ScopeId): Scope {
  if (id !== EVERYWHERE) return [variants.findIndex((variant) => variant.id === id)];
  const isLatest = (index: number): number => Number(variants[index]!.isLatest ?? false);
  return [...variants.keys()].toSorted((a, b) => isLatest(b) - isLatest(a) || b - a);
}

/** What a variant is called: `Acme Server 2.0`. */
export function nameOf({ product, version }: IndexVariant): string {
  return version === undefined ? product : `${product} ${version}`;
}

/** What a scope is called within a sentence. */
export function placeOf(variants: readonly IndexVariant[], id: ScopeId): string {
  const variant = variants.length === 1 ? variants[0] : variants.find((each) => each.id === id);
  return variant ? nameOf(variant) : say(words, 'search.everywhere');
}
