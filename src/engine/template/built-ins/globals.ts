import { LARGEST_COUNT, MisuseError } from '../limits.ts';
import { namespaceOf } from '../namespace.ts';
import { isMap, kindOf, plain } from '../values.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { byNames, more, number, optional, whole } from './parameters.ts';

/** Maps or lists of pairs, and values by names, which are put together. */
const entries = { from: more(whole), names: byNames(whole) };

/** Functions that every template may call, by their names. */
export const globals: Readonly<Record<string, BuiltIn>> = {
  dict: builtIn(entries, ({ from, names }) => mapOf('dict', from, names)),
  /** Jinja's `namespace(count=0)`: the one kind of map that `{% set space.count = … %}` may change */
  namespace: builtIn(entries, ({ from, names }) => namespaceOf(mapOf('namespace', from, names))),
  /** Python's range: `range(3)`, `range(1, 4)`, `range(10, 0, -5)` */
  range: builtIn(
    { start: number, stop: optional(number), step: optional(number, 1) },
    ({ start: first, stop: second, step }) => {
      const [start, stop] = second === undefined ? [0, first] : [first, second];
      const length = Math.max(0, Math.ceil((stop - start) / step));
      if (Number.isNaN(length) || step === 0)
        throw new MisuseError(
          'A range is made of numbers, and its step is not 0.',
          'Write range(3), range(1, 4) or range(10, 0, -5).',
        );
      if (length > LARGEST_COUNT)
        throw new MisuseError(
          `A range has at most ${LARGEST_COUNT.toLocaleString('en')} items, and this one would have more.`,
        );
      return Array.from({ length }, (_, index) => start + index * step);
    },
  ),
};

/** Takes maps, lists of pairs and values by names together, the later winning. */
function mapOf(
  name: string,
  from: readonly unknown[],
  names: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const pairs = from.flatMap((each): [string, unknown][] => {
    if (isMap(each)) return Object.entries(each);
    if (Array.isArray(each) && each.every((pair) => Array.isArray(pair) && pair.length === 2))
      return each.map(([key, value]) => [String(plain(key)), value]);
    throw new MisuseError(
      `"${name}" is made of names with values, found ${kindOf(each)}.`,
      `Write ${name}(count=0).`,
    );
  });
  return Object.fromEntries([...pairs, ...Object.entries(names)]);
}
