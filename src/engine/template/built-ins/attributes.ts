import type { ComparisonContext } from '../compare.ts';
import { MisuseError } from '../limits.ts';
import { readMember } from '../member.ts';

/** An item's attribute, as `item.name` reads it; undefined also when that would be a method. */
export function attributeOf(item: unknown, attribute: string | number, context: ComparisonContext): unknown {
  const value = readMember(item, attribute, context);
  return typeof value === 'function' ? undefined : value;
}

/**
 * That attribute of each item; without an attribute, the items.
 *
 * @throws MisuseError when an item has none
 */
export function attributesOf(
  items: readonly unknown[],
  attribute: string | number | undefined,
  context: ComparisonContext,
): readonly unknown[] {
  if (attribute === undefined) return items;
  return items.map((item) => {
    const value = attributeOf(item, attribute, context);
    if (value === undefined) throw new MisuseError(`An item of the list has no "${attribute}".`);
    return value;
  });
}
