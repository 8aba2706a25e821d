import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, isColour, LEAST_CONTRAST, readable, type ThemeName } from './colour.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const theme = fc.constantFrom<ThemeName>('light', 'dark');

describe('contrast', () => {
  it('is what WCAG defines: that of black on white is 21, and #767676 is the last grey to reach 4.5', () => {
    expect(contrastOf('#000', 'light')).toBe(21);
    expect(contrastOf('#767676', 'light')).toBeCloseTo(4.54, 2);
    expect(contrastOf('#777777', 'light')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#101317', 'dark')).toBe(1);
  });
});

describe('a colour', () => {
  it('is what CSS knows as one, without transparency', () => {
    for (const text of ['#b4235a', '#abc', 'teal', 'rgb(180 35 90)', 'oklch(0.5 0.2 0)', 'hsl(340 67% 42%)'])
      expect(isColour(text), text).toBe(true);
    for (const text of ['', 'redd', '#12', 'rgb(1 2 3 / 50%)', 'transparent', 'var(--x)', 'red;}', 'url(x)'])
      expect(isColour(text), text).toBe(false);
  });

  it('has one beside it that can be read, and is that one itself when it can', () => {
    fc.assert(
      fc.property(colour, theme, (hex, name) => {
        const proposed = readable(hex, name);
        expect(contrastOf(proposed, name)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        if (contrastOf(hex, name) >= LEAST_CONTRAST) expect(proposed).toBe(hex);
      }),
      { numRuns: 300 },
    );
  });
});
