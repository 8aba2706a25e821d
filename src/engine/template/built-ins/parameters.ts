import { EndlessTemplate, LARGEST_COUNT } from '../limits.ts';
import { isMap, plain, truthy } from '../values.ts';
import type { Work } from '../work.ts';

/** What `read` answers when a value is of another kind. */
export const MISFIT = Symbol('misfit');

/**
 * What an argument of a built-in may be. To read a value is to look at its type and its size, and to count what the built-in will do
 * with it: whatever grows with a value is counted here.
 */
export interface Parameter<Value> {
  /** for messages: `a text` */
  readonly expected: string;
  readonly hint?: string;
  /** whether it is given what is undefined, and `is_version` of a product without versions, too */
  readonly takesNothing?: boolean;
  /** what stands for an argument that is left out; one without it is needed */
  readonly otherwise?: () => Value;
  /** whether it gathers, as a list, what is given behind the others or, as a map, what is given by other names */
  readonly gathers?: 'places' | 'names';
  /**
   * @param user what the argument is for, in a sentence: `the filter "center"`
   * @throws EndlessTemplate when the value is too large
   */
  read(value: unknown, work: Work, user: string): Value | typeof MISFIT;
}

/** Anything at all, as it stands, unread: to be handed on, or asked what kind it is. */
export const untouched: Parameter<unknown> = {
  expected: 'a value',
  takesNothing: true,
  read: (value) => value,
};

/** Anything that is there, as plain as a comparison sees it: to be handed on, or asked what kind it is. */
export const anything: Parameter<unknown> = {
  expected: 'a value',
  read(value, work) {
    work.scan(value);
    return plain(value);
  },
};

/** Anything but none. */
export const something: Parameter<NonNullable<unknown>> = {
  expected: 'a value',
  read: (value, work, user) => anything.read(value, work, user) ?? MISFIT,
};

/** Anything, to be read to its end, with all that is in its lists and maps. */
export const whole: Parameter<unknown> = {
  expected: 'a value',
  read(value, work) {
    const bare = plain(value);
    work.walk(bare);
    return bare;
  },
};

/** A text, a number or a truth value, as it is printed. */
export const text: Parameter<string> = {
  expected: 'a text',
  read(value, work) {
    const bare = plain(value);
    work.walk(bare);
    return isScalar(bare) ? String(bare) : MISFIT;
  },
};

/** A text as it is printed, none of which nothing is printed. */
export const textOrNone: Parameter<string> = {
  ...text,
  read: (value, work, user) => (value === null ? '' : text.read(value, work, user)),
};

/** A text or several, for alternatives. */
export const texts: Parameter<readonly string[]> = {
  expected: 'a text or a list of texts',
  read(value, work) {
    const bare = plain(value);
    work.walk(bare);
    const items = (Array.isArray(bare) ? bare : [bare]).map(plain);
    return items.every(isScalar) ? items.map(String) : MISFIT;
  },
};

/** A number that may have decimals. */
export const number: Parameter<number> = {
  expected: 'a number',
  hint: 'Write it without quotes.',
  read: (value) => (typeof value === 'number' ? value : MISFIT),
};

/** A whole number from `least` up to what a page may need of anything. */
export function count(least = 0): Parameter<number> {
  return {
    expected: least === Number.NEGATIVE_INFINITY ? 'a whole number' : `a whole number from ${least}`,
    hint: 'Write it without quotes.',
    read(value, _work, user) {
      if (typeof value === 'number' && value > LARGEST_COUNT)
        throw new EndlessTemplate(`${user} was given a number above ${LARGEST_COUNT.toLocaleString('en')}`);
      return Number.isInteger(value) && Number(value) >= least ? Number(value) : MISFIT;
    },
  };
}

/** A width, which below zero is none, as in Python. */
export const width: Parameter<number> = {
  ...count(Number.NEGATIVE_INFINITY),
  read(value, work, user) {
    const wide = count(Number.NEGATIVE_INFINITY).read(value, work, user);
    return wide === MISFIT ? wide : Math.max(0, wide);
  },
};

/** Yes or no, by Python's idea of truth. */
export const flag: Parameter<boolean> = {
  expected: 'true or false',
  otherwise: () => false,
  read: (value) => truthy(value),
};

/** A list, with all that is in it. */
export const list: Parameter<readonly unknown[]> = {
  expected: 'a list',
  read(value, work) {
    if (!Array.isArray(value)) return MISFIT;
    work.walk(value);
    return value;
  },
};

/** The items of a list, or the letters of a text. */
export const sequence: Parameter<readonly unknown[]> = {
  expected: 'a list or a text',
  read(value, work, user) {
    if (Array.isArray(value)) return list.read(value, work, user);
    const letters = textOnly.read(value, work, user);
    if (letters === MISFIT) return MISFIT;
    work.steps(letters.length);
    return Array.from(letters);
  },
};

/** A map, with all that is in it. */
export const map: Parameter<Readonly<Record<string, unknown>>> = {
  expected: 'a map',
  read(value, work) {
    if (!isMap(value)) return MISFIT;
    work.walk(value);
    return value;
  },
};

/** A map of which only its keys, or one of its values, are wanted. */
export const mapItself: Parameter<Readonly<Record<string, unknown>>> = {
  expected: 'a map',
  read: (value) => (isMap(value) ? value : MISFIT),
};

/** A text, and not a number that could be printed as one. */
export const textOnly: Parameter<string> = {
  expected: 'a text',
  read(value, work) {
    const bare = plain(value);
    work.walk(bare);
    return typeof bare === 'string' ? bare : MISFIT;
  },
};

/** One of several kinds, the first that fits. */
export function either<First, Second>(
  first: Parameter<First>,
  second: Parameter<Second>,
): Parameter<First | Second> {
  return {
    expected: `${first.expected} or ${second.expected}`,
    read(value, work, user) {
      const read = first.read(value, work, user);
      return read === MISFIT ? second.read(value, work, user) : read;
    },
  };
}

/** An argument that may be left out, for which none may stand too unless it is a value of its own. */
export function optional<Value>(parameter: Parameter<Value>): Parameter<Value | undefined>;
export function optional<Value>(parameter: Parameter<Value>, otherwise: Value): Parameter<Value>;
export function optional<Value>(
  parameter: Parameter<Value>,
  otherwise?: Value,
): Parameter<Value | undefined> {
  return {
    ...parameter,
    otherwise: () => otherwise,
    read(value, work, user) {
      const read = parameter.read(value, work, user);
      return read === MISFIT && value === null ? otherwise : read;
    },
  };
}

/** All that is given behind the other arguments. */
export function more<Value>(parameter: Parameter<Value>): Parameter<readonly Value[]> {
  return {
    expected: parameter.expected,
    gathers: 'places',
    read(values, work, user) {
      const read = (values as readonly unknown[]).map((value) => parameter.read(value, work, user));
      return read.includes(MISFIT) ? MISFIT : (read as Value[]);
    },
  };
}

/** All that is given by names that no other argument has. */
export function byNames<Value>(parameter: Parameter<Value>): Parameter<Readonly<Record<string, Value>>> {
  return {
    expected: parameter.expected,
    gathers: 'names',
    read(values, work, user) {
      const read = Object.entries(values as Record<string, unknown>).map(
        ([name, value]) => [name, parameter.read(value, work, user)] as const,
      );
      return read.some(([, value]) => value === MISFIT)
        ? MISFIT
        : (Object.fromEntries(read) as Record<string, Value>);
    },
  };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
