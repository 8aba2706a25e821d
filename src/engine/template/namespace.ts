import { MisuseError } from './limits.ts';
import { isMap, kindOf, plain } from './values.ts';
import type { Work } from './work.ts';

const spaces = new WeakSet<object>();

/** Makes a map that {@link setInNamespace} may change. */
export function namespaceOf(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const space = { ...entries };
  spaces.add(space);
  return space;
}

/**
 * Sets what is called `name` in a namespace.
 *
 * @throws MisuseError when it is none, or when the value holds a namespace: one that held itself would have no end
 */
export function setInNamespace(space: unknown, name: string, value: unknown, work: Work): void {
  const target = plain(space);
  if (typeof target !== 'object' || target === null || !spaces.has(target))
    throw new MisuseError(
      `Only an attribute of a namespace can be set, found ${kindOf(space)}.`,
      'Make one first: {% set space = namespace() %}, and then {% set space.name = value %}.',
      'misused-set',
    );
  if (holdsNamespace(value, work))
    throw new MisuseError(
      'A namespace cannot hold another one.',
      'Give each a variable of its own.',
      'misused-set',
    );
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function holdsNamespace(value: unknown, work: Work): boolean {
  const open = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    if (spaces.has(part)) return true;
    if (!Array.isArray(part) && !isMap(part)) continue;
    const items: unknown[] = Array.isArray(part) ? part : Object.values(part);
    work.steps(items.length + 1);
    for (const item of items) open.push(item);
  }
  return false;
}
