import { clampChroma, converter, formatHex, parse, wcagContrast } from 'culori';

/**
 * What text stands on in each theme: the page, and the patches of tables and of code on it. `src/site/styles/tokens.css` has the same
 * as `--paper`, `--wash` and `--chip`.
 */
export const BACKGROUNDS = {
  light: ['#ffffff', '#f4f6f8', '#e9ecf0'],
  dark: ['#101317', '#171b20', '#22282f'],
} as const;

export type ThemeName = keyof typeof BACKGROUNDS;

/** What text and controls must reach (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LEAST_CONTRAST = 4.5;

const oklch = converter('oklch');

/** Whether a text is a colour that CSS knows, without transparency. */
export function isColour(text: string): boolean {
  const colour = parse(text);
  return colour !== undefined && (colour.alpha ?? 1) === 1;
}

/** A colour as `#rrggbb`; outside of what screens show, the nearest that they do. */
export function hexOf(colour: string): string {
  return formatHex(clampChroma(colour, 'oklch'))!;
}

/** The contrast of a colour to the background of a theme on which it is the least: 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function leastContrast(colour: string, theme: ThemeName): number {
  return BACKGROUNDS[theme].reduce(
    (least, background) => Math.min(least, wcagContrast(colour, background)),
    Number.POSITIVE_INFINITY,
  );
}

/** Steps of lightness that are tried: finer than anybody sees. */
const STEP = 1 / 256;

/**
 * The colour of the same hue whose lightness is the nearest at which it can be read in a theme.
 *
 * @param contrast what it must reach
 * @returns `#rrggbb`; the colour itself when it can be read
 */
export function readable(colour: string, theme: ThemeName, contrast = LEAST_CONTRAST): string {
  const start = oklch(hexOf(colour))!;
  for (let distance = 0; distance <= 1; distance += STEP) {
    const lightness = start.l + (theme === 'light' ? -distance : distance);
    const tried = formatHex(clampChroma({ ...start, l: Math.min(1, Math.max(0, lightness)) }, 'oklch'));
    if (leastContrast(tried, theme) >= contrast) return tried;
  }
  return theme === 'light' ? '#000000' : '#ffffff';
}
