import type { ComparisonContext } from '../compare.ts';
import { MisuseError } from '../limits.ts';
import { readMember } from '../member.ts';
import { plain } from '../values.ts';

/** An item's attribute, as `item.name.of.it` reads it; undefined also when that would be a method. */
export function attributeOf(item: unknown, attribute: string | number, context: ComparisonContext): unknown {
  const value = ownAttribute(item, attribute, context);
  if (value !== undefined || typeof attribute === 'number' || !attribute.includes('.')) return value;
  return attribute
    .split('.')
    .map((name) => (/^\d+$/.test(name) ? Number(name) : name))
    .reduce((part, name) => ownAttribute(part, name, context), item);
}

function ownAttribute(item: unknown, attribute: string | number, context: ComparisonContext): unknown {
  const value = readMember(plain(item), attribute, context);
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
