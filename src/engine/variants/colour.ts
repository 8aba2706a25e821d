import { clampChroma, converter, formatHex, parse, wcagContrast } from 'culori';

/** What text stands on in each theme: `--paper` in `src/site/styles/tokens.css`. */
export const PAPER = { light: '#ffffff', dark: '#101317' } as const;

export type ThemeName = keyof typeof PAPER;

/** What text and controls must reach (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LEAST_CONTRAST = 4.5;

/** What colours reach that Variorum chooses itself: links are read as much as the text around them (WCAG 2.2, 1.4.6). */
export const COMFORTABLE_CONTRAST = 7;

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

/** The contrast of a colour to the paper of a theme: 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(colour: string, theme: ThemeName): number {
  return wcagContrast(colour, PAPER[theme]);
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
  if (contrastOf(colour, theme) >= contrast) return hexOf(colour);
  const start = oklch(hexOf(colour))!;
  for (let distance = 0; distance <= 1; distance += STEP) {
    const lightness = start.l + (theme === 'light' ? -distance : distance);
    const tried = formatHex(clampChroma({ ...start, l: Math.min(1, Math.max(0, lightness)) }, 'oklch'));
    if (contrastOf(tried, theme) >= contrast) return tried;
  }
  return theme === 'light' ? '#000000' : '#ffffff';
}
