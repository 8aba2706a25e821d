import { MisuseError } from './limits.ts';
import { didYouMean } from './problem.ts';

/** What is given to a macro or a built-in, by name. */
export type Arguments = Record<string, unknown>;

/** What a macro or a built-in takes. */
export interface Signature {
  /** the names of its arguments, in order */
  names: readonly string[];
  /** how a sentence about it begins: `This macro` */
  subject: string;
  /** the rule that a wrong call breaks */
  rule?: string;
  /** further names that may be given, in no place of their own; all of them when it is `any` */
  further?: readonly string[] | 'any';
  /** whether it takes any number of arguments behind those with names */
  takesMore?: boolean;
  /** whether its own names may not be written, as with Python's methods */
  byPlaceOnly?: boolean;
}

/** Nunjucks' mark of an argument that holds the named ones. */
export const NAMED = '__keywords';

/** Whether an argument is Nunjucks' map of the named ones. */
export function isNamedArguments(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, NAMED);
}

/**
 * Gives every argument of a call its name. Nunjucks would drop what is not known.
 *
 * @returns those that have names, and the ones behind them
 * @throws MisuseError when one is too many, given twice, or of an unknown name
 */
export function bindArguments(
  args: readonly unknown[],
  signature: Signature,
): { given: Arguments; more: readonly unknown[] } {
  const { names, further = [], takesMore = false, byPlaceOnly = false } = signature;
  const ownNames = byPlaceOnly ? [] : names;
  const last = args.at(-1);
  const named = isNamedArguments(last) ? last : {};
  const positional = isNamedArguments(last) ? args.slice(0, -1) : args;
  if (positional.length > names.length && !takesMore) throw tooMany(positional.length, signature);
  const given: Arguments = Object.fromEntries(
    positional.slice(0, names.length).map((value, index) => [names[index], value]),
  );
  for (const name of Object.keys(named)) {
    if (name === NAMED) continue;
    if (!ownNames.includes(name) && further !== 'any' && !further.includes(name))
      throw unknownArgument(name, signature);
    if (Object.hasOwn(given, name)) throw givenTwice(name, signature);
    given[name] = named[name];
  }
  return { given, more: positional.slice(names.length) };
}

function tooMany(count: number, signature: Signature): MisuseError {
  const { names, subject } = signature;
  const most =
    names.length === 0 ? 'no argument' : names.length === 1 ? 'one argument' : `${names.length} arguments`;
  return misuse(`${subject} takes ${most}, found ${count}.`, list(names), signature);
}

function unknownArgument(name: string, signature: Signature): MisuseError {
  const { names, subject, byPlaceOnly } = signature;
  if (byPlaceOnly)
    return misuse(
      `${subject} takes no named arguments.`,
      'Give them in their order, without names.',
      signature,
    );
  return misuse(`${subject} has no argument "${name}".`, didYouMean(name, names) ?? list(names), signature);
}

function givenTwice(name: string, signature: Signature): MisuseError {
  return misuse(`The argument "${name}" is given twice.`, 'Give it by its place or by its name.', signature);
}

function list(names: readonly string[]): string {
  return names.length === 0
    ? 'Write nothing between its parentheses.'
    : `It takes ${names.map((name) => `"${name}"`).join(', ')}.`;
}

function misuse(message: string, hint: string, { rule }: Signature): MisuseError {
  return new MisuseError(message, hint, rule);
}
