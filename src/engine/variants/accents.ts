import { COMFORTABLE_CONTRAST, hexOf, readable } from './colour.ts';
import type { AccentEntry, ThemeEntry } from './theme-schema.ts';

/** A colour for each theme, as `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
}

/** The accents of a site. */
export interface Accents {
  /** what stands above the products, and every product without one of its own */
  common: Accent | undefined;
  /** by product id */
  products: ReadonlyMap<string, Accent>;
}

/** An accent of site.yml, with the keys that lead to it. */
export interface WrittenAccent {
  accent: string | Partial<AccentEntry>;
  at: string[];
  /** undefined for the one of the whole site */
  product: string | undefined;
}

/** Every accent that site.yml names: one for all, with or without a colour for each theme, or one for each product. */
export function writtenAccents({ accent }: ThemeEntry): WrittenAccent[] {
  const at = ['theme', 'accent'];
  if (accent === undefined) return [];
  if (typeof accent === 'string') return [{ accent, at, product: undefined }];
  const isPair = Object.keys(accent).every((key) => key === 'light' || key === 'dark');
  if (isPair) return [{ accent: accent as Partial<AccentEntry>, at, product: undefined }];
  return Object.entries(accent).map(([product, own]) => ({ accent: own, at: [...at, product], product }));
}

/** The accents of a theme; a dark one that nobody chose has the hue of the light one, at a lightness at which it reads well. */
export function accentsOf(theme: ThemeEntry | undefined): Accents {
  const written = writtenAccents(theme ?? {}).map(({ accent, product }) => ({
    product,
    accent: completed(typeof accent === 'string' ? accent : accent.light!, accent),
  }));
  return {
    common: written[0]?.accent,
    products: new Map(
      written.flatMap(({ product, accent }) => (product === undefined ? [] : [[product, accent]])),
    ),
  };
}

function completed(light: string, accent: string | Partial<AccentEntry>): Accent {
  const dark = typeof accent === 'string' ? undefined : accent.dark;
  return {
    light: hexOf(light),
    dark: dark === undefined ? readable(light, 'dark', COMFORTABLE_CONTRAST) : hexOf(dark),
  };
}
