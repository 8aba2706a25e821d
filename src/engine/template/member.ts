import { replaceAll } from './limits.ts';

/** Methods of text that Jinja templates use; each gets the text first. */
const TEXT_METHODS: Record<string, (text: string, ...args: string[]) => unknown> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
  startswith: (text, start = '') => text.startsWith(start),
  endswith: (text, end = '') => text.endsWith(end),
  replace: (text, from = '', to = '') => replaceAll(text, from, to),
  split: (text, separator) => (separator === undefined ? text.trim().split(/\s+/) : text.split(separator)),
};

/** Methods of maps that Jinja templates use. */
const MAP_METHODS: Record<string, (map: object, key?: string, otherwise?: unknown) => unknown> = {
  items: (map) => Object.entries(map),
  keys: (map) => Object.keys(map),
  values: (map) => Object.values(map),
  get: (map, key = '', otherwise) => (Object.hasOwn(map, key) ? Reflect.get(map, key) : otherwise),
};

/**
 * Reads `object.key` or `object[key]` for a template: items of lists, keys that a map itself has, and the few methods
 * above. Nothing inherited, so no template reaches `constructor` or `__proto__`; undefined when there is nothing.
 */
export function readMember(object: unknown, key: unknown): unknown {
  if (typeof object === 'string') {
    if (typeof key === 'number') return object.at(key);
    if (key === 'length') return object.length;
    const method =
      typeof key === 'string' && Object.hasOwn(TEXT_METHODS, key) ? TEXT_METHODS[key] : undefined;
    return method && ((...args: unknown[]) => method(object, ...args.map(String)));
  }
  if (Array.isArray(object)) {
    if (typeof key === 'number') return object.at(key);
    return key === 'length' ? object.length : undefined;
  }
  if (typeof object !== 'object' || object === null || (typeof key !== 'string' && typeof key !== 'number'))
    return undefined;
  if (Object.hasOwn(object, key)) return Reflect.get(object, key);
  const method = typeof key === 'string' && Object.hasOwn(MAP_METHODS, key) ? MAP_METHODS[key] : undefined;
  return method && ((name?: string, otherwise?: unknown) => method(object, name, otherwise));
}
