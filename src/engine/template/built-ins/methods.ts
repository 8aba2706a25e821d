import { MisuseError, replaceAll } from '../limits.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { mapItself, optional, text, textOnly, texts, untouched } from './parameters.ts';

/** What a method of texts gets first. */
const own = { self: textOnly };

/** Methods of text that Jinja templates use, by their names. */
export const textMethods: Readonly<Record<string, BuiltIn>> = {
  endswith: builtIn({ ...own, suffix: texts }, ({ self, suffix }) =>
    suffix.some((end) => self.endsWith(end)),
  ),
  lower: builtIn(own, ({ self }) => self.toLowerCase()),
  replace: builtIn({ ...own, old: text, new: text }, ({ self, old, new: to }, { work }) =>
    replaceAll(self, old, to, work),
  ),
  split: builtIn({ ...own, sep: optional(text) }, ({ self, sep }, { work }) => {
    if (sep === undefined) return self.trim().split(/\s+/);
    if (sep === '')
      throw new MisuseError(
        'A text cannot be split at nothing.',
        'To get its letters, use the filter "list".',
      );
    work.search(self, sep);
    return self.split(sep);
  }),
  startswith: builtIn({ ...own, prefix: texts }, ({ self, prefix }) =>
    prefix.some((start) => self.startsWith(start)),
  ),
  strip: builtIn(own, ({ self }) => self.trim()),
  upper: builtIn(own, ({ self }) => self.toUpperCase()),
};

const ownMap = { self: mapItself };

/** Methods of maps that Jinja templates use, by their names. */
export const mapMethods: Readonly<Record<string, BuiltIn>> = {
  get: builtIn(
    { self: mapItself, key: text, default: optional(untouched) },
    ({ self, key, default: otherwise }) => (Object.hasOwn(self, key) ? self[key] : otherwise),
  ),
  items: builtIn(ownMap, ({ self }) => Object.entries(self)),
  keys: builtIn(ownMap, ({ self }) => Object.keys(self)),
  values: builtIn(ownMap, ({ self }) => Object.values(self)),
};
