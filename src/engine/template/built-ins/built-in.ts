import runtime from 'nunjucks/src/runtime.js';
import { type Arguments, bindArguments } from '../arguments.ts';
import type { ComparisonContext } from '../compare.ts';
import { EndlessTemplate, MisuseError } from '../limits.ts';
import { kindOf, NO_VERSION } from '../values.ts';
import type { Work } from '../work.ts';
import { MISFIT, type Parameter } from './parameters.ts';

/** What a built-in takes, by name and in order. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What the built-in itself gets: each argument as its parameter reads it. */
type Values<Takes extends Parameters> = {
  [Name in keyof Takes]: Takes[Name] extends Parameter<infer Value> ? Value : never;
};

/** How a built-in is called. */
export interface Call {
  /** how a sentence about it begins: `The filter "center"` */
  subject: string;
  /** whether its arguments may be given by their names, as Jinja's filters and tests allow */
  byName: boolean;
  context: ComparisonContext;
}

/**
 * A filter, test, method or global: a function whose arguments were looked at before it runs, and whose result is
 * counted. {@link builtIn} is the only way to make one, so that none gets a value of a template unseen.
 */
export class BuiltIn {
  /** its arguments by name, in order */
  readonly takes: Parameters;
  readonly #names: readonly string[];
  /** the name of the one that gathers what is given behind the others, or by names that are not theirs */
  readonly #gathering: Readonly<Record<'places' | 'names', string | undefined>>;
  readonly #run: (values: Arguments, context: ComparisonContext) => unknown;

  constructor(takes: Parameters, run: (values: Arguments, context: ComparisonContext) => unknown) {
    const names = Object.keys(takes);
    this.takes = takes;
    this.#names = names.filter((name) => takes[name]!.gathers === undefined);
    this.#gathering = {
      places: names.find((name) => takes[name]!.gathers === 'places'),
      names: names.find((name) => takes[name]!.gathers === 'names'),
    };
    this.#run = run;
  }

  /**
   * Calls it with values of a template.
   *
   * @returns what it works on when that is undefined, and undefined when another argument that it needs is: what is
   * unknown was told where it stands
   * @throws MisuseError when an argument is missing, one too many or of another kind; EndlessTemplate when it would make
   * too much of them, or looking at them is too much; ComparisonError when it compares what has no order
   */
  call(args: readonly unknown[], { subject, byName, context }: Call): unknown {
    const { given, more } = bindArguments(args, {
      names: this.#names,
      subject,
      takesMore: this.#gathering.places !== undefined,
      further: this.#gathering.names === undefined ? [] : 'any',
      byPlaceOnly: !byName,
    });
    const values: Arguments = {};
    for (const name of this.#names) {
      const parameter = this.takes[name]!;
      const value = given[name];
      const isGiven = Object.hasOwn(given, name);
      const isNothing = value === undefined || value === NO_VERSION;
      if (isGiven && (!isNothing || parameter.takesNothing))
        values[name] = read(value, name === this.#names[0] ? '' : name, parameter, subject, context.work);
      else if (isGiven && name === this.#names[0]) return value;
      else if (value === NO_VERSION) throw noVersion(subject);
      else if (parameter.otherwise) values[name] = parameter.otherwise();
      else if (isGiven) return undefined;
      else throw missing(subject, name, parameter);
      delete given[name];
    }
    const gathered = { places: more, names: given };
    for (const way of ['places', 'names'] as const) {
      const name = this.#gathering[way];
      if (name !== undefined)
        values[name] = read(gathered[way], name, this.takes[name]!, subject, context.work);
    }
    return counted(this.#attempt(values, subject, context), context.work);
  }

  /** The same as a function, for templates to call: what it works on, if anything, is given already. */
  bound(call: Call, ...own: readonly unknown[]): (...args: unknown[]) => unknown {
    return (...args) => this.call([...own, ...args], call);
  }

  #attempt(values: Arguments, subject: string, context: ComparisonContext): unknown {
    try {
      return this.#run(values, context);
    } catch (error) {
      // JavaScript has a longest text, far above ours.
      if (error instanceof RangeError)
        throw new EndlessTemplate(`${inSentence(subject)} makes too long a text`);
      throw error;
    }
  }
}

/**
 * Declares a built-in.
 *
 * @param takes its arguments, by Jinja's names for them and in their order; what it works on comes first
 * @param run gets them as their parameters read them
 */
export function builtIn<const Takes extends Parameters>(
  takes: Takes,
  run: (values: Values<Takes>, context: ComparisonContext) => unknown,
): BuiltIn {
  return new BuiltIn(takes, (values, context) => run(values as Values<Takes>, context));
}

/** @param name of the argument; empty for what the built-in works on, which a template gives without one */
function read(
  value: unknown,
  name: string,
  parameter: Parameter<unknown>,
  subject: string,
  work: Work,
): unknown {
  const result = parameter.read(value, work, inSentence(subject));
  if (result !== MISFIT) return result;
  throw new MisuseError(
    `${subject} takes ${parameter.expected}${name ? ` as its "${name}"` : ''}, found ${kindOf(value)}.`,
    parameter.hint,
  );
}

/** Counts what was made. */
function counted(result: unknown, work: Work): unknown {
  if (typeof result === 'string' || result instanceof runtime.SafeString) work.text(result.length);
  else if (Array.isArray(result)) work.steps(result.length);
  return result;
}

function missing(subject: string, name: string, { expected }: Parameter<unknown>): MisuseError {
  return new MisuseError(`${subject} lacks its "${name}".`, `Give it ${expected}.`);
}

function noVersion(subject: string): MisuseError {
  return new MisuseError(
    `This product has no versions, so there is none to give to ${inSentence(subject)}.`,
    'Ask for it first: write "is_version is defined and …".',
    'no-version',
  );
}

function inSentence(subject: string): string {
  return subject[0]!.toLowerCase() + subject.slice(1);
}
