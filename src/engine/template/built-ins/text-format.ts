import { LONGEST_TEXT, MisuseError } from '../limits.ts';
import { refuseLongerThan } from '../long-texts.ts';
import { isMap, kindOf } from '../values.ts';
import { fixed } from './rounding.ts';

/** `%(name)-05.2f`: key, flags, width, precision, kind. */
const PERCENT = /%(?:\(([^()%]{0,100})\))?([-+ 0#]{0,5})([1-9]\d{0,4})?(?:\.(\d{1,5}))?([a-zA-Z%])/g;
/** Wider than any column that a page shows. */
const WIDEST = 1_000;

/**
 * Python's `text % values`, which Jinja's filter `format` is as well: `%s`, `%d`, `%i`, `%f`, `%x`, `%o`, `%e`, `%c`, `%r` and
 * `%%`, with flags, width and precision.
 *
 * @param values one value, a list of them, or a map for `%(name)s`
 * @throws MisuseError when the text asks for more or fewer values than there are, or for another kind of value
 */
export function formatPercent(text: string, values: unknown): string {
  const list = Array.isArray(values) ? values : [values];
  let used = 0;
  const take = (key: string | undefined): unknown => {
    if (key !== undefined) {
      if (isMap(values) && Object.hasOwn(values, key)) return values[key];
      throw misuse(`There is no value "${key}" for "%(${key})".`);
    }
    if (used === list.length)
      throw misuse(`This text takes more values than the ${list.length} that are given.`);
    return list[used++];
  };
  const result = filled(text, PERCENT, (_all, key, flags = '', width, precision, kind = '') => {
    if (kind === '%') return '%';
    const value = take(key);
    const places = precision === undefined ? undefined : bounded(Number(precision));
    const shown = convert(kind, value, places);
    const isNumber = typeof value === 'number';
    const sign = isNumber && value >= 0 && /[dixoeEfFgG]/.test(kind) ? (/[+ ]/.exec(flags)?.[0] ?? '') : '';
    return padded(sign + shown, bounded(Number(width ?? 0)), {
      toLeft: flags.includes('-'),
      zeros: flags.includes('0') && isNumber,
    });
  });
  if (used < list.length && !isMap(values))
    throw misuse(`This text takes ${used === 1 ? 'one value' : `${used} values`}, found ${list.length}.`);
  return result;
}

/** A text with something in the place of all that a pattern finds, stopped when that is too much. */
function filled(
  text: string,
  pattern: RegExp,
  fill: (found: string, ...groups: (string | undefined)[]) => string,
): string {
  let { length } = text;
  return text.replace(pattern, (found: string, ...groups: (string | undefined)[]) => {
    const shown = fill(found, ...groups);
    length += shown.length;
    refuseLongerThan(LONGEST_TEXT, length);
    return shown;
  });
}

function convert(kind: string, value: unknown, precision: number | undefined): string {
  if (kind === 's' || kind === 'r') {
    const text = kind === 'r' && typeof value === 'string' ? `'${value}'` : textOfValue(value);
    return precision === undefined ? text : text.slice(0, precision);
  }
  if (kind === 'c' && typeof value === 'string') return value;
  const number = typeof value === 'boolean' ? Number(value) : value;
  if (typeof number !== 'number') throw misuse(`"%${kind}" takes a number, found ${kindOf(value)}.`);
  return numberAs(kind, number, precision) ?? fail(kind);
}

function fail(kind: string): never {
  throw misuse(`"%${kind}" is not known.`);
}

/** A number in one of Python's presentations; undefined for those that there are not. */
function numberAs(kind: string, number: number, precision: number | undefined): string | undefined {
  switch (kind) {
    case 'd':
    case 'i':
    case 'u':
      return String(Math.trunc(number)).padStart(precision ?? 0, '0');
    case 'f':
    case 'F':
      return fixed(number, precision ?? 6);
    case 'e':
    case 'E': {
      const text = number.toExponential(precision ?? 6).replace(/e([-+])(\d)$/, 'e$10$2');
      return kind === 'E' ? text.toUpperCase() : text;
    }
    case 'g':
    case 'G':
      return String(Number(number.toPrecision(Math.max(1, precision ?? 6))));
    case 'x':
      return Math.trunc(number).toString(16);
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(number).toString(8);
    case 'b':
      return Math.trunc(number).toString(2);
    case 'c':
      return String.fromCodePoint(number);
    default:
      return undefined;
  }
}

/** `{}`, `{0}`, `{name}`, `{name.key}` and `{0[1]}`, each perhaps with `:` and how it is shown. */
const FIELD = /\{\{|\}\}|\{([^{}:!]*)(?:![rs])?(?::([^{}]*))?\}|[{}]/g;
/** Fill and align, sign, `#`, zeros, width, thousands, precision, kind. */
const SPECIFICATION = /^(?:(.)?([<>^=]))?([-+ ])?#?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/**
 * Python's `text.format(…)`.
 *
 * @param values by their place
 * @param named by their name
 * @param member reads an attribute or item of a value
 * @throws MisuseError when a value is missing or cannot be shown so
 */
export function formatBraces(
  text: string,
  values: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
  member: (value: unknown, key: string | number) => unknown,
): string {
  let next = 0;
  return filled(text, FIELD, (found, field, specification = '') => {
    if (found === '{{' || found === '}}') return found[0]!;
    if (field === undefined)
      throw misuse(`A brace in the text is alone: "${found}".`, 'Write it twice to show it.');
    const [, name = '', path = ''] = /^([^.[]*)(.*)$/s.exec(field)!;
    let value = name === '' ? values[next++] : /^\d+$/.test(name) ? values[Number(name)] : own(named, name);
    for (const [, attribute, item] of path.matchAll(/\.(\w+)|\[([^[\]]*)\]/g))
      value = member(value, attribute ?? (/^\d+$/.test(item!) ? Number(item) : item!));
    if (value === undefined) throw misuse(`There is no value for "${found}".`);
    return formatValue(value, specification);
  });
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function formatValue(value: unknown, specification: string): string {
  const match = SPECIFICATION.exec(specification);
  if (!match) throw misuse(`"${specification}" does not say how to show a value.`, 'Write {:>8} or {:.2f}.');
  const [, fill = ' ', align, sign = '', zero, width = '0', thousands, precision, kind] = match;
  const places = precision === undefined ? undefined : bounded(Number(precision));
  const shown = presented(value, { kind, precision: places, thousands });
  const isNumber = typeof value === 'number';
  const signed = isNumber && value >= 0 && sign !== '-' && sign !== '' ? sign + shown : shown;
  const room = bounded(Number(width));
  if (align === '^') {
    const left = Math.floor(Math.max(0, room - signed.length) / 2);
    return (fill.repeat(left) + signed).padEnd(room, fill);
  }
  if (zero !== undefined && align === undefined && isNumber)
    return padded(signed, room, { toLeft: false, zeros: true });
  const toRight = align === '>' || align === '=' || (align === undefined && isNumber);
  return toRight ? signed.padStart(room, fill) : signed.padEnd(room, fill);
}

function presented(
  value: unknown,
  {
    kind,
    precision,
    thousands,
  }: { kind: string | undefined; precision: number | undefined; thousands: string | undefined },
): string {
  if (typeof value !== 'number' || kind === 's') {
    if (kind !== undefined && kind !== 's')
      throw misuse(`"{:${kind}}" takes a number, found ${kindOf(value)}.`);
    const text = textOfValue(value);
    return precision === undefined ? text : text.slice(0, precision);
  }
  if (kind === '%') return `${fixed(value * 100, precision ?? 6)}%`;
  const presentation = kind ?? (precision === undefined ? undefined : 'g');
  const text =
    presentation === undefined
      ? String(value)
      : (numberAs(presentation, value, precision) ?? fail(presentation));
  if (thousands === undefined) return text;
  const [whole = '', rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A value as Python shows it in a text. */
function textOfValue(value: unknown): string {
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'object' || typeof value === 'function')
    throw misuse(`Only texts and numbers can be put into a text, found ${kindOf(value)}.`);
  return String(value);
}

function padded(text: string, width: number, { toLeft, zeros }: { toLeft: boolean; zeros: boolean }): string {
  if (toLeft) return text.padEnd(width);
  if (!zeros) return text.padStart(width);
  const [, sign = '', digits = ''] = /^([-+ ]?)(.*)$/s.exec(text)!;
  return sign + digits.padStart(width - sign.length, '0');
}

function bounded(count: number): number {
  if (count <= WIDEST) return count;
  throw misuse(`A width or a number of digits is at most ${WIDEST.toLocaleString('en')}.`);
}

function misuse(
  message: string,
  hint = 'Write one value for each place, as in "%s-%02d" | format(name, 7).',
): MisuseError {
  return new MisuseError(message, hint);
}
