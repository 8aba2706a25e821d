import type { Place } from '../../engine/place.ts';

/** A value of a configuration and where it stands: configurations inherit from one another, so that one has several files. */
export type ConfigNode =
  /** `source` is how a number is written: a version may look like one */
  | { kind: 'value'; value: unknown; source?: string | undefined; place: Place }
  | { kind: 'list'; items: readonly ConfigNode[]; place: Place }
  /** `repeated` are keys that are written again below, where what they say there holds */
  | {
      kind: 'map';
      entries: ReadonlyMap<string, ConfigNode>;
      repeated?: readonly RepeatedKey[];
      place: Place;
    };

/** A key that a map has twice. */
export interface RepeatedKey {
  key: string;
  place: Place;
}

/** The node at a path of keys; undefined where there is none. */
export function nodeAt(node: ConfigNode | undefined, ...path: readonly string[]): ConfigNode | undefined {
  return path.reduce<ConfigNode | undefined>(
    (found, key) => (found?.kind === 'map' ? found.entries.get(key) : undefined),
    node,
  );
}

/** What a node holds, without its places. */
export function plainValue(node: ConfigNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === 'value') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plainValue(value)]));
}

/** A node that holds what is given, as if it stood at a place. */
export function plainNode(value: unknown, place: Place): ConfigNode {
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item) => plainNode(item, place)), place };
  if (typeof value !== 'object' || value === null) return { kind: 'value', value, place };
  const entries = Object.entries(value).map(([key, each]) => [key, plainNode(each, place)] as const);
  return { kind: 'map', entries: new Map(entries), place };
}

/** A text, or what is written for another value; undefined for maps, lists and nothing. */
export function textOf(node: ConfigNode | undefined): string | undefined {
  if (node?.kind !== 'value' || node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** What a node lists: the items of a list, or a value alone. */
export function itemsOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  if (node === undefined || (node.kind === 'value' && node.value === null)) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** The texts that a node lists. */
export function textsOf(node: ConfigNode | undefined): string[] {
  return itemsOf(node).flatMap((item) => textOf(item) ?? []);
}

/** A name that a configuration lists, with its options. */
export interface NamedOptions {
  name: string;
  options: ConfigNode | undefined;
  place: Place;
}

/** `plugins` and `markdown_extensions`: a list of names, of maps from a name to its options, or one map of them. */
export function namedOptions(node: ConfigNode | undefined): NamedOptions[] {
  if (node?.kind === 'map')
    return [...node.entries].map(([name, options]) => ({ name, options, place: options.place }));
  return itemsOf(node).flatMap((item): NamedOptions[] => {
    if (item.kind === 'map') return namedOptions(item);
    const name = textOf(item);
    return name === undefined ? [] : [{ name, options: undefined, place: item.place }];
  });
}

/** Lays one configuration over another: maps are merged key by key, whatever else stands there takes the place of what was below. */
export function mergeNodes(below: ConfigNode | undefined, above: ConfigNode): ConfigNode {
  if (below?.kind !== 'map' || above.kind !== 'map') return above;
  const entries = new Map(below.entries);
  for (const [key, node] of above.entries) entries.set(key, mergeNodes(entries.get(key), node));
  const repeated = [...(below.repeated ?? []), ...(above.repeated ?? [])];
  return { ...above, entries, ...(repeated.length > 0 ? { repeated } : {}) };
}

/** The keys that maps of a configuration have twice. */
export function repeatedKeys(node: ConfigNode): RepeatedKey[] {
  if (node.kind === 'value') return [];
  const below = node.kind === 'map' ? [...node.entries.values()] : node.items;
  return [...((node.kind === 'map' && node.repeated) || []), ...below.flatMap(repeatedKeys)];
}

/** The files in which a configuration stands. */
export function filesOf(node: ConfigNode): Set<string> {
  const below = node.kind === 'map' ? [...node.entries.values()] : node.kind === 'list' ? node.items : [];
  return new Set([node.place.file, ...below.flatMap((each) => [...filesOf(each)])]);
}
