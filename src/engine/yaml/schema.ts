import { z } from 'zod';
import { MOST_STARS, tooMuchOf } from '../pattern-limit.ts';

/** An object whose unknown keys are mistakes; the message carries the known keys, for a suggestion. */
export function strictObject<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(',');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** What Variorum itself says about a variant; a writer's value would never be seen. */
const RESERVED = ['product', 'product_name', 'version', 'is_version', 'base_path'];

/** Variables for templates. Names must be readable as `{{ name }}`. */
export const attributesSchema = z.record(
  z
    .string()
    .regex(/^[A-Za-z]\w*$/, 'a name of letters, digits and underscores')
    .refine((name) => !RESERVED.includes(name), 'a name that Variorum does not give a value itself')
    // JSON Schema, which editors check by, knows nothing of functions.
    .meta({ not: { enum: RESERVED } }),
  z.unknown(),
);

/** A text that readers see, in one line however many it was written in. */
export const lineSchema = z
  .string()
  .refine((text) => !/[^\P{Cc}\s]/u.test(text), 'a text without control characters')
  .transform((text) => text.replace(/\s+/g, ' ').trim());

/** The same, with something in it. */
export const nameSchema = z.string().regex(/\S/, 'a text that is not empty').pipe(lineSchema);

/** A pattern of `.gitignore`, which takes no time. */
export const ignorePatternSchema = z
  .string()
  .regex(/\S/, 'a pattern such as drafts/')
  .refine(
    (pattern) => tooMuchOf(pattern, { hasAlternatives: false }) === undefined,
    `a pattern with at most ${MOST_STARS} stars in one name`,
  );
