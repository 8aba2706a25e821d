import { z } from 'zod';
import type { Finding } from '../finding.ts';
import { directionOf, type Language, TABLES, tableOf } from '../language/language.ts';
import type { PluralForms, StringKey, Strings } from '../language/strings.ts';
import { ENGLISH } from '../language/tables/english.ts';
import { strictObject } from '../yaml/schema.ts';

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

const tagSchema = z
  .string()
  .refine(isTag, 'a language tag such as de, pt-BR or zh-Hant (BCP 47)')
  .transform((tag) => Intl.getCanonicalLocales(tag)[0]!);

/** The keys of `site.yml` that say in which language the site speaks to its readers. */
export const languageKeys = {
  lang: tagSchema
    .default('en')
    .describe('The language in which the site speaks to its readers: de, pt-BR. English by default.'),
  dir: z
    .enum(['ltr', 'rtl'])
    .optional()
    .describe('The direction in which pages are written, where the language alone does not tell it.'),
  strings: strictObject(
    Object.fromEntries(
      Object.entries(ENGLISH).map(([key, text]) => [
        key,
        ownText(text)
          .optional()
          .describe(`English: ${typeof text === 'string' ? text : text.other}`),
      ]),
    ),
  )
    .default({})
    .describe('Words of your own for the interface. The manual lists all keys.'),
};

/** What {@link languageKeys} read. */
export interface LanguageEntry {
  lang: string;
  dir?: Language['dir'] | undefined;
  strings: Record<string, string | PluralForms | undefined>;
}

/** The language of a site: the table of its language, else the English one, with the site's own texts in their places. */
export function resolveLanguage({ lang, dir, strings }: LanguageEntry): Language {
  const own = Object.entries(strings).filter(([, text]) => text !== undefined);
  return {
    tag: lang,
    dir: dir ?? directionOf(lang),
    strings: { ...(tableOf(lang) ?? ENGLISH), ...(Object.fromEntries(own) as Partial<Strings>) },
  };
}

/** Finds a language in which the interface is not complete. */
export function checkLanguage(
  { tag, strings }: Language,
  { file, lineOf }: { file: string; lineOf(path: readonly PropertyKey[]): number },
): Finding[] {
  if (tableOf(tag)) return [];
  const english = (Object.keys(ENGLISH) as StringKey[]).filter((key) => strings[key] === ENGLISH[key]);
  if (english.length === 0) return [];
  const known = Object.keys(TABLES).join(', ');
  return [
    {
      severity: 'warning',
      rule: 'untranslated-interface',
      message: `The interface is not translated into "${tag}", only into ${known}; ${english.length} of its texts stay English, "${english[0]}" among them.`,
      hint: 'Give your own texts under strings in site.yml: the manual lists all keys.',
      place: { file, line: lineOf(['lang']) },
    },
  ];
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** What a site may write in the place of an English text. */
function ownText(english: string | PluralForms): z.ZodType<string | PluralForms> {
  if (typeof english === 'string') return ownForm(english, true);
  const one = ownForm(english.other, true).transform((other) => ({ other }));
  const forms = Object.fromEntries(
    FORMS.map((form) => {
      const text = form === 'other' ? ownForm(english.other, true) : ownForm(english.other).optional();
      return [form, text.describe(`The plural form "${form}" (Unicode CLDR). English: ${english.other}`)];
    }),
  );
  return z.union([one, strictObject(forms) as unknown as z.ZodType<PluralForms>]);
}

/**
 * A text with the placeholders of the English one.
 *
 * @param hasAll whether it must have every one: "two pages" needs no number
 */
function ownForm(english: string, hasAll = false): z.ZodType<string> {
  const known = placeholders(english);
  const wanted = known.length > 0 ? known.map((name) => `{${name}}`).join(', ') : 'no placeholder';
  return z
    .string()
    .regex(/\S/, 'a text that is not empty')
    .superRefine((text, context) => {
      const found = placeholders(text);
      const unknown = found.find((name) => !known.includes(name));
      const missing = known.find((name) => !found.includes(name) && (hasAll || name !== 'count'));
      const fault =
        unknown !== undefined
          ? `{${unknown}} is not a placeholder of this text`
          : missing !== undefined
            ? `the placeholder {${missing}} is missing`
            : undefined;
      if (fault !== undefined)
        context.addIssue({
          code: 'custom',
          message: `${fault}; it takes ${wanted}, as in English: ${JSON.stringify(english)}.`,
        });
    });
}

/** The names of the placeholders of a text. */
export function placeholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name!))];
}
