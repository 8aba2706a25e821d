import { z } from 'zod';

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
