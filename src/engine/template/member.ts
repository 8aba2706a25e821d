import { MisuseError, replaceAll } from './limits.ts';
import { isMap } from './values.ts';
import type { Work } from './work.ts';

type TextMethod = (this: Work, text: string, ...args: unknown[]) => unknown;

/** Methods of text that Jinja templates use; each gets the text first. */
const TEXT_METHODS: Record<string, TextMethod> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
  startswith: (text, starts) => alternatives(starts).some((start) => text.startsWith(start)),
  endswith: (text, ends) => alternatives(ends).some((end) => text.endsWith(end)),
  replace(text, from = '', to = '') {
    return replaceAll(text, String(from), String(to), this);
  },
  split: (text, separator) => (separator === undefined ? text.trim().split(/\s+/) : parts(text, separator)),
};

/** Methods of maps that Jinja templates use. */
const MAP_METHODS: Record<string, (map: object, key?: string, otherwise?: unknown) => unknown> = {
  items: (map) => Object.entries(map),
  keys: (map) => Object.keys(map),
  values: (map) => Object.values(map),
  get: (map, key = '', otherwise) => (Object.hasOwn(map, key) ? Reflect.get(map, key) : otherwise),
};

/** As in Python, what a text begins or ends with may be one of several. */
function alternatives(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value ?? '']).map(String);
}

function parts(text: string, separator: unknown): string[] {
  if (separator === '')
    throw new MisuseError('A text cannot be split at nothing.', 'To get its letters, use the filter "list".');
  return text.split(String(separator));
}

/**
 * Reads `object.key` or `object[key]` for a template: items of lists, keys that a map itself has, and the few methods
 * above. Nothing inherited, so no template reaches `constructor` or `__proto__`; undefined when there is nothing.
 *
 * @param work counts what the methods do
 */
export function readMember(object: unknown, key: unknown, work: Work): unknown {
  if (typeof object === 'string') {
    if (typeof key === 'number') return object.at(key);
    if (key === 'length') return object.length;
    const method =
      typeof key === 'string' && Object.hasOwn(TEXT_METHODS, key) ? TEXT_METHODS[key] : undefined;
    if (!method) return undefined;
    work.walk(object);
    return (...args: unknown[]) => method.call(work, object, ...args);
  }
  if (Array.isArray(object)) {
    if (typeof key === 'number') return object.at(key);
    return key === 'length' ? object.length : undefined;
  }
  if (!isMap(object) || (typeof key !== 'string' && typeof key !== 'number')) return undefined;
  if (Object.hasOwn(object, key)) return Reflect.get(object, key);
  const method = typeof key === 'string' && Object.hasOwn(MAP_METHODS, key) ? MAP_METHODS[key] : undefined;
  return method && ((name?: string, otherwise?: unknown) => method(object, name, otherwise));
}
