import { MisuseError } from './limits.ts';
import { didYouMean } from './problem.ts';

type Arguments = Record<string, unknown>;
type MacroBody = (...args: unknown[]) => unknown;

/** What `{% call %}` hands over: every macro may be called so, whether it asks for its caller or not. */
const CALLER = 'caller';

/** Nunjucks' mark of an argument that holds the named ones. */
export function isNamedArguments(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__keywords');
}

/**
 * Makes a macro as Nunjucks' compiler asks for it, and holds its callers to its arguments: Nunjucks would drop what a
 * macro does not know.
 *
 * @param required names of the arguments without a default, in order
 * @param optional names of those with one
 * @param body gets the required ones, and a map of the optional ones that were given
 * @returns a function that throws MisuseError when it is given an argument too many, twice, or of an unknown name
 */
export function makeMacro(
  required: readonly string[],
  optional: readonly string[],
  body: MacroBody,
): MacroBody {
  const names = [...required, ...optional];
  return (...args) => {
    const last = args.at(-1);
    const named = isNamedArguments(last) ? last : {};
    const positional = isNamedArguments(last) ? args.slice(0, -1) : args;
    if (positional.length > names.length) throw tooMany(positional.length, names);
    const given: Arguments = Object.fromEntries(positional.map((value, index) => [names[index], value]));
    for (const name of Object.keys(named)) {
      if (name === '__keywords') continue;
      if (name !== CALLER && !names.includes(name)) throw unknownArgument(name, names);
      if (Object.hasOwn(given, name)) throw givenTwice(name);
      given[name] = named[name];
    }
    return body(...required.map((name) => given[name]), given);
  };
}

function tooMany(count: number, names: readonly string[]): MisuseError {
  const most =
    names.length === 0 ? 'no argument' : names.length === 1 ? 'one argument' : `${names.length} arguments`;
  return misuse(`This macro takes ${most}, found ${count}.`, list(names));
}

function unknownArgument(name: string, names: readonly string[]): MisuseError {
  return misuse(`This macro has no argument "${name}".`, didYouMean(name, names) ?? list(names));
}

function givenTwice(name: string): MisuseError {
  return misuse(`The argument "${name}" is given twice.`, 'Give it by its place or by its name.');
}

function list(names: readonly string[]): string {
  return names.length === 0
    ? 'Write nothing between its parentheses.'
    : `It takes ${names.map((name) => `"${name}"`).join(', ')}.`;
}

function misuse(message: string, hint: string): MisuseError {
  return new MisuseError(message, hint, 'misused-macro');
}
