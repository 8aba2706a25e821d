import { MisuseError } from '../limits.ts';
import { isMap, kindOf, plain } from '../values.ts';

/** What would end a script or an attribute in HTML is written as an escape, as Jinja does. */
const UNSAFE = /[<>&'\u007f-\uffff]/g;

/**
 * A value as JSON in Python's form: keys sorted, a space behind commas and colons, and nothing that means something in HTML.
 *
 * @param indent spaces for each level; everything on one line when it is undefined
 * @throws MisuseError for what JSON has not
 */
export function toJson(value: unknown, indent: number | undefined, level = 1): string {
  const bare = plain(value) ?? null;
  if (Array.isArray(bare)) {
    return enclosed(
      '[',
      bare.map((item) => toJson(item, indent, level + 1)),
      ']',
      indent,
      level,
    );
  }
  if (isMap(bare)) {
    const pairs = Object.keys(bare)
      .toSorted()
      .map((key) => `${quoted(key)}: ${toJson(bare[key], indent, level + 1)}`);
    return enclosed('{', pairs, '}', indent, level);
  }
  if (typeof bare === 'string') return quoted(bare);
  if (typeof bare === 'function' || typeof bare === 'object' ? bare !== null : false)
    throw new MisuseError(`JSON has no place for ${kindOf(value)}.`);
  return JSON.stringify(bare);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNSAFE,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function enclosed(
  open: string,
  items: readonly string[],
  close: string,
  indent: number | undefined,
  level: number,
): string {
  if (items.length === 0) return open + close;
  if (indent === undefined) return open + items.join(', ') + close;
  const space = (depth: number) => `\n${' '.repeat(indent * depth)}`;
  return open + space(level) + items.join(`,${space(level)}`) + space(level - 1) + close;
}
