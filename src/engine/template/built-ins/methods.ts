import { compare } from '../compare.ts';
import { MisuseError } from '../limits.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { list, mapItself, optional, text, untouched } from './parameters.ts';

const ownMap = { self: mapItself };

/** Methods of maps that Jinja templates use, by their names. */
export const mapMethods: Readonly<Record<string, BuiltIn>> = {
  copy: builtIn(ownMap, ({ self }) => ({ ...self })),
  get: builtIn(
    { self: mapItself, key: text, default: optional(untouched) },
    ({ self, key, default: otherwise }) => (Object.hasOwn(self, key) ? self[key] : (otherwise ?? null)),
  ),
  items: builtIn(ownMap, ({ self }) => Object.entries(self)),
  keys: builtIn(ownMap, ({ self }) => Object.keys(self)),
  values: builtIn(ownMap, ({ self }) => Object.values(self)),
};

const ownList = { self: list };

/** Methods of lists that Jinja templates use, by their names; none changes its list. */
export const listMethods: Readonly<Record<string, BuiltIn>> = {
  copy: builtIn(ownList, ({ self }) => [...self]),
  count: builtIn(
    { ...ownList, value: untouched },
    ({ self, value }, context) => self.filter((item) => compare(item, '==', value, context)).length,
  ),
  index: builtIn({ ...ownList, value: untouched }, ({ self, value }, context) => {
    const index = self.findIndex((item) => compare(item, '==', value, context));
    if (index >= 0) return index;
    throw new MisuseError('The list does not hold what is looked for.', 'Ask with "in" first.');
  }),
};
