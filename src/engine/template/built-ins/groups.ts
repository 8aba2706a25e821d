/** Lists of two that `groupby` made, whose items have names as well. */
const groups = new WeakSet<object>();

/** What `groupby` makes of the items with one value: a pair for `{% for value, items in … %}`, and `grouper` and `list` of it. */
export function groupOf(grouper: unknown, list: readonly unknown[]): readonly unknown[] {
  const group = [grouper, list];
  groups.add(group);
  return group;
}

/** The part of a group that is called so; undefined when the list is no group, or has no such part. */
export function partOfGroup(list: readonly unknown[], name: unknown): unknown {
  if (!groups.has(list)) return undefined;
  return name === 'grouper' ? list[0] : name === 'list' ? list[1] : undefined;
}
