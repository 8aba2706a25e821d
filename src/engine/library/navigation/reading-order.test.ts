import { describe, expect, test } from 'vitest';
import { DEFAULT_LANGUAGE } from '../../language/language.ts';
import type { Variant } from '../../variants/site.ts';
import { VariantSet } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import { Catalogue } from '../names/catalogue.ts';
import type { NavSite } from './complete-nav.ts';
import { ReadingOrder } from './reading-order.ts';

const variant = (id: string) => ({ id, basePath: `/${id}` }) as Variant;
const OLD = variant('old');
const NEW = variant('new');
const SITE = { products: [], variants: [OLD, NEW] };

function catalogueOf(variantsByPath: Record<string, Variant[]>): Catalogue {
  const catalogue = new Catalogue(SITE);
  for (const [path, variants] of Object.entries(variantsByPath)) {
    const page: Page = { path, slug: path.replace('.md', ''), format: 'md', frontmatter: {} };
    catalogue.add(page, VariantSet.of(SITE, variants));
  }
  return catalogue;
}

const siteWith = (nav: NavSite['nav']): NavSite => ({
  nav,
  language: DEFAULT_LANGUAGE,
  sources: 'variorum',
  notInNav: [],
});
const urls = (order: ReadingOrder, of: Variant) => order.documents(of).map(({ url }) => url);

describe('the documents of a variant', () => {
  test('follow its navigation, and those outside it follow at the end', () => {
    const catalogue = catalogueOf({ 'a.md': [NEW], 'b.md': [NEW], 'c.md': [NEW] });
    const order = new ReadingOrder(catalogue, siteWith(['c.md', 'a.md']), ({ page }) => page.slug);
    expect(urls(order, NEW)).toEqual(['/new/c/', '/new/a/', '/new/b/']);
  });

  test('come once, also when the navigation names a page twice', () => {
    const catalogue = catalogueOf({ 'a.md': [NEW], 'b.md': [NEW] });
    const order = new ReadingOrder(catalogue, siteWith(['b.md', 'a.md', 'b.md']), ({ page }) => page.slug);
    expect(urls(order, NEW)).toEqual(['/new/b/', '/new/a/']);
  });

  test('are those that exist in it', () => {
    const catalogue = catalogueOf({ 'a.md': [OLD, NEW], 'b.md': [NEW] });
    const order = new ReadingOrder(catalogue, siteWith(['b.md', 'a.md']), ({ page }) => page.slug);
    expect(urls(order, OLD)).toEqual(['/old/a/']);
  });

  test('are in the order of their titles where nothing else is said', () => {
    const titles: Record<string, string> = { a: 'Zebra', b: 'Apple' };
    const catalogue = catalogueOf({ 'a.md': [NEW], 'b.md': [NEW] });
    const order = new ReadingOrder(catalogue, siteWith(undefined), ({ page }) => titles[page.slug]!);
    expect(urls(order, NEW)).toEqual(['/new/b/', '/new/a/']);
  });
});
