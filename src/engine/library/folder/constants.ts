import type { Variant } from '../../variants/site.ts';

/**
 * Makes the function that says what a variable is in all variants alike, as it would be printed: `release`, or `names.short` for a key
 * of a map. Undefined where it differs, is no text and no number, or is not there.
 */
export function constantsOf(
  variants: readonly Pick<Variant, 'attributes'>[],
): (name: string) => string | undefined {
  return (name) => {
    const keys = name.split('.');
    const values = new Set(variants.map(({ attributes }) => keys.reduce(valueAt, attributes as unknown)));
    const [value] = values;
    return values.size === 1 && (typeof value === 'string' || typeof value === 'number')
      ? String(value)
      : undefined;
  };
}

function valueAt(map: unknown, key: string): unknown {
  return typeof map === 'object' && map !== null && Object.hasOwn(map, key)
    ? (map as Record<string, unknown>)[key]
    : undefined;
}
