import type { BuiltIn } from './built-ins/built-in.ts';
import { partOfGroup } from './built-ins/groups.ts';
import { listMethods, mapMethods } from './built-ins/methods.ts';
import { textMethodsWith } from './built-ins/text-methods.ts';
import type { ComparisonContext } from './compare.ts';
import { isInPairs } from './signs.ts';
import { isMap } from './values.ts';

/**
 * Reads `object.key` or `object[key]` for a template: items of lists, keys that a map itself has, and the few methods that
 * there are. Nothing inherited, so no template reaches `constructor` or `__proto__`; undefined when there is nothing.
 *
 * @param context what methods work with
 */
export function readMember(object: unknown, key: unknown, context: ComparisonContext): unknown {
  const method = (methods: Readonly<Record<string, BuiltIn>>) => {
    if (typeof key !== 'string' || !Object.hasOwn(methods, key)) return undefined;
    return methods[key]!.bound({ subject: `The method "${key}"`, byName: false, context }, object);
  };
  if (typeof object === 'string') {
    if (typeof key === 'number') return signAt(object, key);
    return key === 'length' ? object.length : method(textMethods);
  }
  if (Array.isArray(object)) {
    if (typeof key === 'number') return object.at(key);
    return key === 'length' ? object.length : (partOfGroup(object, key) ?? method(listMethods));
  }
  if (!isMap(object) || (typeof key !== 'string' && typeof key !== 'number')) return undefined;
  return Object.hasOwn(object, key) ? Reflect.get(object, key) : method(mapMethods);
}

/** The methods of texts. */
export const textMethods = textMethodsWith(readMember);

/** Signs beyond the first 65,536 of Unicode have two places in JavaScript's texts, and one in Python's. */
function signAt(text: string, index: number): string | undefined {
  return isInPairs(text) ? [...text].at(index) : text.at(index);
}
