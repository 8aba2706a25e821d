import { z } from 'zod';
import { strictObject } from '../yaml/schema.ts';
import { isColour, type ThemeName } from './colour.ts';

/** An accent: what the light theme shows, and what the dark one does if the writer chose it. */
export interface AccentEntry {
  light: string;
  dark?: string | undefined;
}

/** What `theme` of site.yml says. */
export interface ThemeEntry {
  /** the only colours that pages have, whatever the reader's system says */
  only?: ThemeName | undefined;
  accent?: string | Record<string, string | AccentEntry> | undefined;
  fonts?: Partial<Record<'headings' | 'text' | 'code', string[]>> | undefined;
}

// A "#" without quotes begins a comment, which leaves nothing to complain about but what is missing.
const COLOUR = 'a colour in quotes, such as "#b4235a"';
const colourSchema = z.string({ error: COLOUR }).refine(isColour, COLOUR);

/** A name that CSS takes between quotes as it is. */
const FAMILY = /^[\p{L}\p{N}][\p{L}\p{N} ._+-]*$/u;

const familiesSchema = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2')))
  .refine(
    (names) => names.every((name) => FAMILY.test(name)),
    'the name of a font family, such as Inter, or several with commas',
  );

export const themeSchema: z.ZodType<ThemeEntry> = strictObject({
  only: z
    .enum(['light', 'dark'])
    .optional()
    .describe('The only theme that pages have: light or dark. Without it, readers choose.'),
  accent: z
    .union([
      colourSchema,
      z.record(
        z.string(),
        z.union([
          colourSchema,
          strictObject({
            light: colourSchema.describe('The colour in the light theme.'),
            dark: colourSchema.optional().describe('The colour in the dark theme.'),
          }),
        ]),
      ),
    ])
    .optional()
    .describe(
      'The colour of links and of what is current: one, one for each theme (light, dark), or one for each product by its id. In quotes.',
    ),
  fonts: strictObject({
    headings: familiesSchema.optional().describe('The font families of headings.'),
    text: familiesSchema.optional().describe('The font families of text.'),
    code: familiesSchema.optional().describe('The font families of code.'),
  })
    .optional()
    .describe('CSS names of font families, several with commas between them.'),
});
