/** The signs that typography puts into the place of typed ones, by the names that Python-Markdown has for them. */
export const TYPOGRAPHIC_SIGNS = {
  mdash: '—',
  ndash: '–',
  ellipsis: '…',
  'left-angle-quote': '«',
  'right-angle-quote': '»',
  'left-single-quote': '‘',
  'right-single-quote': '’',
  'left-double-quote': '“',
  'right-double-quote': '”',
} as const;
export type TypographicSign = keyof typeof TYPOGRAPHIC_SIGNS;

/** Which typed signs become those of typography. */
export interface TypographyOptions {
  /** `"a"` and `'a'`; they do unless this is false */
  quotes?: boolean | undefined;
  /** `--` and `---`; they do unless this is false */
  dashes?: boolean | undefined;
  /** `...`; they do unless this is false */
  ellipses?: boolean | undefined;
  /** `<<a>>`; only where this is true */
  angled_quotes?: boolean | undefined;
  /** what is written in the place of some signs, as in languages with other quotation marks */
  signs?: { readonly [Sign in TypographicSign]?: string | undefined } | undefined;
}
export type Typography = boolean | TypographyOptions;
