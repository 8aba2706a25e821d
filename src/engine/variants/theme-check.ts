import { closest } from '../suggest.ts';
import { type WrittenAccent, writtenAccents } from './accents.ts';
import { contrastOf, LEAST_CONTRAST, readable, type ThemeName } from './colour.ts';
import type { Report } from './products-check.ts';
import type { ThemeEntry } from './theme-schema.ts';

/** Finds accents that could not be read on the backgrounds of a theme, and those of no product. */
export function checkTheme(
  theme: ThemeEntry | undefined,
  products: readonly { id: string }[],
  report: Report,
): void {
  for (const written of writtenAccents(theme ?? {})) {
    const { product, at } = written;
    const ids = products.map(({ id }) => id);
    if (product !== undefined && !ids.includes(product)) {
      const suggestion = closest(product, [...ids, 'light', 'dark']);
      report(
        at,
        `theme.accent: "${product}" is not the id of a product; expected one of ${ids.join(', ')}.`,
        suggestion ? `Did you mean "${suggestion}"?` : `Remove "${product}".`,
      );
    } else checkAccent(written, report);
  }
}

function checkAccent({ accent, at }: WrittenAccent, report: Report): void {
  const { light, dark } = typeof accent === 'string' ? { light: accent, dark: undefined } : accent;
  if (light === undefined) {
    report(
      at,
      `${at.join('.')}.light is missing; expected a colour in quotes.`,
      'Add the colour of the light theme.',
    );
    return;
  }
  const tell = (colour: string, theme: ThemeName) => {
    const contrast = contrastOf(colour, theme);
    if (contrast >= LEAST_CONTRAST) return;
    const proposed = readable(colour, theme);
    report(
      typeof accent === 'string' ? at : [...at, theme],
      `${at.join('.')}: "${colour}" cannot be read in the ${theme} theme: its contrast to the page is ${rounded(contrast)}:1, expected at least ${LEAST_CONTRAST}:1.`,
      theme === 'light' && dark === undefined && contrastOf(colour, 'dark') >= LEAST_CONTRAST
        ? `The nearest that can be read is "${proposed}". To keep yours in the dark theme, write { light: "${proposed}", dark: "${colour}" }.`
        : `The nearest that can be read is "${proposed}".`,
    );
  };
  tell(light, 'light');
  if (dark !== undefined) tell(dark, 'dark');
}

/** Downwards, so that what is too little never reads as enough. */
function rounded(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toString();
}
