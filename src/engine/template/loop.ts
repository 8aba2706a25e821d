import { builtIn } from './built-ins/built-in.ts';
import { more, untouched, whole } from './built-ins/parameters.ts';
import type { ComparisonContext } from './compare.ts';
import { MisuseError } from './limits.ts';
import { isMap, kindOf, plain } from './values.ts';

/**
 * What `{% for … in value %}` goes through: the items of a list, the keys of a map, and with several names the pairs of
 * a map or lists of as many items. Of what is undefined, nothing: it was reported where it stands.
 *
 * @param names how many names stand before `in`
 * @throws MisuseError when there is nothing to go through
 */
export function itemsOfLoop(value: unknown, names: number): readonly unknown[] {
  if (value === undefined) return [];
  const bare = plain(value);
  if (isMap(bare)) {
    if (names > 2)
      throw new MisuseError(
        `A loop over a map has two names, the key and the value, found ${names}.`,
        'Write {% for key, value in map %}.',
        'invalid-loop',
      );
    return names === 1 ? Object.keys(bare) : Object.entries(bare);
  }
  if (!Array.isArray(bare))
    throw new MisuseError(
      `A loop needs a list or a map, found ${kindOf(value)}.`,
      typeof value === 'string'
        ? 'Write a list: ["a", "b"]. To go through the letters of a text, write "text | list".'
        : 'Write a list: ["a", "b"].',
      'invalid-loop',
    );
  const wrong = names === 1 ? -1 : bare.findIndex((item) => !Array.isArray(item) || item.length !== names);
  if (wrong >= 0)
    throw new MisuseError(
      `A loop with ${names} names needs lists of ${names} items in its list, found ${describeItem(bare[wrong])}.`,
      'Write one name, or a list such as [["a", "b"], ["c", "d"]].',
      'invalid-loop',
    );
  return bare;
}

function describeItem(item: unknown): string {
  return Array.isArray(item) ? `a list of ${item.length}` : kindOf(item);
}

/** What can be asked of a loop with values; `self` is what the loop knows of itself. */
const CYCLE = builtIn({ self: untouched, values: more(untouched) }, ({ self, values }) => {
  if (values.length === 0)
    throw new MisuseError('This needs values to take in turn.', 'Write loop.cycle("a", "b").');
  return values[(self as number) % values.length];
});
const CHANGED = builtIn({ self: untouched, values: more(whole) }, ({ self, values }) => {
  const memory = self as { last: string | undefined };
  const now = JSON.stringify(values, (_key, value) => plain(value));
  const isChanged = now !== memory.last;
  memory.last = now;
  return isChanged;
});

/**
 * What `loop` is in each round of a loop over these items.
 *
 * @returns a function that takes the number of the round, from 0
 */
export function loopStates(
  items: readonly unknown[],
  context: ComparisonContext,
): (index0: number) => Record<string, unknown> {
  const { length } = items;
  const call = (name: string) => ({ subject: `"loop.${name}"`, byName: false, context });
  /** what `loop.changed` was asked about last */
  const memory = { last: undefined };
  return (index0) => {
    const revindex = length - index0;
    return {
      index: index0 + 1,
      index0,
      revindex,
      revindex0: revindex - 1,
      first: index0 === 0,
      last: revindex === 1,
      length,
      // Only loops that call themselves are deeper, and there are none.
      depth: 1,
      depth0: 0,
      ...(index0 > 0 && { previtem: items[index0 - 1] }),
      ...(revindex > 1 && { nextitem: items[index0 + 1] }),
      cycle: CYCLE.bound(call('cycle'), index0),
      changed: CHANGED.bound(call('changed'), memory),
    };
  };
}
