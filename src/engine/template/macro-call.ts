import { bindArguments } from './arguments.ts';

type MacroBody = (...args: unknown[]) => unknown;

/** What `{% call %}` hands over: every macro may be called so, whether it asks for its caller or not. */
const CALLER = 'caller';

/**
 * Makes a macro as Nunjucks' compiler asks for it, and holds its callers to its arguments.
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
  const signature = {
    names: [...required, ...optional],
    subject: 'This macro',
    rule: 'misused-macro',
    further: [CALLER],
  };
  return (...args) => {
    const { given } = bindArguments(args, signature);
    return body(...required.map((name) => given[name]), given);
  };
}
