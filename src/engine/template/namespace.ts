import { MisuseError } from './limits.ts';
import { isNamedArguments } from './macro-call.ts';
import { isMap, kindOf, plain } from './values.ts';
import type { Work } from './work.ts';

const spaces = new WeakSet<object>();
const namedCallees = new WeakSet<object>();

/** Whether a function that is no macro may be called with named arguments. */
export function takesNamed(callee: object): boolean {
  return namedCallees.has(callee);
}

/** Says that a function takes named arguments, as Nunjucks' last argument. */
export function withNamed<Callee extends (...args: never[]) => unknown>(callee: Callee): Callee {
  namedCallees.add(callee);
  return callee;
}

/** Jinja's `dict(a=1, b=2)`. */
export const dict = withNamed((...args: unknown[]) => mapOf('dict', args));

/** Jinja's `namespace(count=0)`: the one kind of map that `{% set space.count = … %}` may change. */
export const namespace = withNamed((...args: unknown[]) => {
  const space = mapOf('namespace', args);
  spaces.add(space);
  return space;
});

/** Takes maps, lists of pairs and named arguments together, the later winning. */
function mapOf(name: string, args: readonly unknown[]): Record<string, unknown> {
  const entries = args.flatMap((arg): [string, unknown][] => {
    const bare = plain(arg);
    if (isNamedArguments(bare)) return Object.entries(bare).filter(([key]) => key !== '__keywords');
    if (isMap(bare)) return Object.entries(bare);
    const isPairs = Array.isArray(bare) && bare.every((pair) => Array.isArray(pair) && pair.length === 2);
    if (isPairs) return bare.map(([key, value]) => [String(plain(key)), value]);
    throw new MisuseError(
      `"${name}" is made of names with values, found ${kindOf(arg)}.`,
      `Write ${name}(count=0).`,
    );
  });
  return Object.fromEntries(entries);
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
