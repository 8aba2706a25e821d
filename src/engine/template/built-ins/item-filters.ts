import { NAMED } from '../arguments.ts';
import type { ComparisonContext } from '../compare.ts';
import { MisuseError } from '../limits.ts';
import { kindOf, plain } from '../values.ts';
import { attributeOf, attributesOf } from './attributes.ts';
import type { BuiltIn } from './built-in.ts';
import { sorted } from './sorting.ts';
import { toJson } from './to-json.ts';

/** Runs a filter on each item, or reads an attribute of each, as Jinja's `map` does. */
export function mapped(
  value: readonly unknown[],
  args: readonly unknown[],
  names: Readonly<Record<string, unknown>>,
  { filters, context }: { filters: Readonly<Record<string, BuiltIn>>; context: ComparisonContext },
): readonly unknown[] {
  const { attribute, default: otherwise, ...others } = names;
  const [name, ...rest] = args.map(plain);
  if (typeof attribute === 'string' || typeof attribute === 'number')
    return value.map((item) => {
      const read = attributeOf(item, attribute, context) ?? otherwise;
      if (read !== undefined) return read;
      throw new MisuseError(`An item of the list has no "${attribute}".`, 'Add default="" to the filter.');
    });
  if (typeof name !== 'string' || !Object.hasOwn(filters, name))
    throw new MisuseError(
      name === undefined
        ? 'The filter "map" lacks what it does.'
        : 'The filter "map" takes the name of a filter.',
      'Write map("upper"), or map(attribute="name").',
    );
  const byName = Object.keys(others).length > 0 ? [{ ...others, [NAMED]: true }] : [];
  const call = { subject: `The filter "${name}"`, byName: true, context };
  return value.map((item) => filters[name]!.call([item, ...rest, ...byName], call));
}

/** What items are sorted by: one attribute, or several with commas between them, the first first. */
export function sortKeys(
  value: readonly unknown[],
  attribute: string | number | undefined,
  context: ComparisonContext,
): readonly unknown[] {
  if (typeof attribute !== 'string' || !attribute.includes(','))
    return attributesOf(value, attribute, context);
  const keys = attribute.split(',').map((each) => attributesOf(value, each.trim(), context));
  return value.map((_item, index) => keys.map((key) => key[index]));
}

/** The largest or the smallest of the items; undefined when there are none. */
export function extreme(
  value: readonly unknown[],
  attribute: string | number | undefined,
  isCaseSensitive: boolean,
  isLargest: boolean,
  context: ComparisonContext,
): unknown {
  const keys = attributesOf(value, attribute, context);
  const order = sorted([...keys.keys()], (index) => keys[index], isCaseSensitive, isLargest);
  return order.length === 0 ? undefined : value[order[0]!];
}

/** Each item once, the first of those that are equal. */
export function unique(
  value: readonly unknown[],
  attribute: string | number | undefined,
  isCaseSensitive: boolean,
  context: ComparisonContext,
): readonly unknown[] {
  const keys = attributesOf(value, attribute, context).map((key) => toJson(key, undefined));
  const seen = new Set<string>();
  return value.filter((_item, index) => {
    const key = isCaseSensitive ? keys[index]! : keys[index]!.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** What an item is grouped by. */
export function groupKey(attribute: unknown): string | number {
  const bare = plain(attribute);
  if (typeof bare === 'number') return bare;
  if (bare === undefined || (typeof bare === 'object' && bare !== null))
    throw new MisuseError(
      `Items are grouped by a text or a number, found ${kindOf(attribute)}.`,
      'For items that lack it, write groupby("name", default="").',
    );
  return String(bare);
}
