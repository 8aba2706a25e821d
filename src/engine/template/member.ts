import { MisuseError } from './limits.ts';
import { withNamed } from './namespace.ts';
import { formatMethod, TEXT_METHODS } from './text-methods.ts';
import { isMap, plain } from './values.ts';
import type { Work } from './work.ts';

/** Methods of maps that Jinja templates use. */
const MAP_METHODS: Record<string, (map: object, key?: string, otherwise?: unknown) => unknown> = {
  items: (map) => Object.entries(map),
  keys: (map) => Object.keys(map),
  values: (map) => Object.values(map),
  get: (map, key = '', otherwise = null) => (Object.hasOwn(map, key) ? Reflect.get(map, key) : otherwise),
  copy: (map) => ({ ...map }),
};

/** Methods of lists that Jinja templates use; none changes the list. */
const LIST_METHODS: Record<string, (list: readonly unknown[], item: unknown) => unknown> = {
  index(list, item) {
    const index = list.findIndex((each) => plain(each) === item);
    if (index >= 0) return index;
    throw new MisuseError('The list does not hold what is looked for.', 'Ask with "in" first.');
  },
  count: (list, item) => list.filter((each) => plain(each) === item).length,
  copy: (list) => [...list],
};

/** The names of the methods that a value has, for suggestions. */
export function methodNames(value: unknown): string[] {
  if (typeof value === 'string') return [...Object.keys(TEXT_METHODS), 'format'];
  return Array.isArray(value) ? Object.keys(LIST_METHODS) : [];
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
    if (key === 'format')
      return withNamed((...args: unknown[]) =>
        formatMethod(object, args.map(plain), (value, name) => plain(readMember(value, name, work))),
      );
    const method = methodOf(TEXT_METHODS, key);
    if (!method) return undefined;
    work.walk(object);
    return (...args: unknown[]) => method.apply(work, [object, ...args.map(plain)]);
  }
  if (Array.isArray(object)) {
    if (typeof key === 'number') return object.at(key);
    if (key === 'length') return object.length;
    const method = methodOf(LIST_METHODS, key);
    if (!method) return undefined;
    work.steps(object.length);
    return (item: unknown) => method(object, plain(item));
  }
  if (!isMap(object) || (typeof key !== 'string' && typeof key !== 'number')) return undefined;
  if (Object.hasOwn(object, key)) return Reflect.get(object, key);
  const method = methodOf(MAP_METHODS, key);
  return method && ((name: unknown, otherwise: unknown) => method(object, String(plain(name)), otherwise));
}

function methodOf<Method>(methods: Readonly<Record<string, Method>>, key: unknown): Method | undefined {
  return typeof key === 'string' && Object.hasOwn(methods, key) ? methods[key] : undefined;
}
