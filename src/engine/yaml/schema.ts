import { z } from 'zod';

/** An object whose unknown keys are mistakes; the message carries the known keys, for a suggestion. */
export function strictObject<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(',');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** Variables for templates. Names must be readable as `{{ name }}`. */
export const attributesSchema = z.record(
  z.string().regex(/^[A-Za-z]\w*$/, 'a name of letters, digits and underscores'),
  z.unknown(),
);
