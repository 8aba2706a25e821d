import { closest, limited } from '../suggest.ts';
import type { Product } from '../variants/site.ts';
import { BUILT_INS } from './built-ins/table.ts';
import { isTest, passesTest } from './built-ins/tests.ts';
import { calculate } from './calculation.ts';
import { type ComparisonContext, ComparisonError, compare, type Operator } from './compare.ts';
import { contains } from './contains.ts';
import { EndlessTemplate, MisuseError } from './limits.ts';
import { leadingMarks, withoutMarks } from './marks.ts';
import { readMember } from './member.ts';
import { textOf } from './printing.ts';
import { didYouMean, Problems } from './problem.ts';
import type { VariableScope } from './scope.ts';
import { sliceOf } from './slice.ts';
import { UnknownReports } from './unknown-reports.ts';
import { asNamed, isNaming, NO_VERSION, plain, truthy, VersionValue } from './values.ts';
import type { Work } from './work.ts';

/** What a rendering brings along. */
export interface RenderWorld {
  variables: ReadonlyMap<string, unknown>;
  /** versions of the variant's product, oldest first */
  versions: readonly string[];
  products: readonly Product[];
  /** further names that the page gives to its product */
  ownProducts: ReadonlySet<unknown>;
  /** whether an unknown name is printed as it stands, and false in conditions, instead of being an error */
  keepUndefined: boolean;
  /** the tag at an offset of the expanded text, as the writer wrote it */
  tagSource(offset: number): string;
  /** a tag as it is in the writer's text, where its signs are others than those that are read */
  asWritten?(tag: string): string;
  /** whether the tag at an offset stands in a code sample */
  isInCode(offset: number): boolean;
  /** names that tags which cannot be read may have defined */
  unsureNames: ReadonlySet<string>;
  /** offset from which on variables may be missing with an include that could not be read */
  incompleteFrom: number;
  work: Work;
}

/**
 * What the code of expressions calls: safe look-ups, version-aware comparisons, Python's truth. {@link ./expression-compiler.ts} names
 * the methods. An `offset` is the place in the expanded text at which a mistake is reported: a mistake of the writer's
 * ends up in `problems` and the expression has no value, so that all mistakes of a page are found in one go. Only work
 * without end is thrown (EndlessTemplate).
 */
export class ExpressionRuntime {
  readonly problems: Problems;
  protected readonly world: RenderWorld;
  protected readonly comparison: ComparisonContext;
  protected readonly work: Work;
  /** where names that are unknown were looked up since a tag was last printed */
  protected readonly unknownAt = new Set<number>();
  readonly #unknown: UnknownReports;

  constructor(world: RenderWorld) {
    this.world = world;
    this.comparison = { ...world, suggest: limited(closest) };
    this.work = world.work;
    this.problems = new Problems(world);
    this.#unknown = new UnknownReports(this.problems, world);
  }

  /** Python's truth. A captured text may begin with any number of marks, in which it finds nothing. */
  truthy(value: unknown): boolean {
    if (typeof value === 'string') this.work.steps(leadingMarks(value) >> 4);
    return truthy(value);
  }

  /** @param offset where to report an unknown name, or -1 when it is no mistake here */
  lookup(
    context: VariableScope,
    frame: { lookup(name: string): unknown },
    name: string,
    offset: number,
  ): unknown {
    // None is a value: it hides what has the same name further out.
    const inner = frame.lookup(name);
    const value = inner === undefined ? context.get(name) : inner;
    if (value !== undefined) {
      if (isNaming(name)) this.work.scan(value);
      return asNamed(name, value, this.world.products);
    }
    // What a page sets to an unknown name was reported there.
    if (offset >= 0 && !context.has(name)) {
      this.unknownAt.add(offset);
      this.#unknown.name(name, context, offset);
    }
    return undefined;
  }

  member(target: unknown, key: unknown, offset: number): unknown {
    if (offset >= 0 && target === NO_VERSION) this.problems.noVersion('to look into', offset);
    else if (offset >= 0 && key === NO_VERSION) this.problems.noVersion('to look up', offset);
    const object = plain(target);
    const name = plain(key);
    // An unknown name was reported where it stands.
    if (object === undefined || name === undefined) return undefined;
    const value = this.attempt(offset, () => readMember(object, name, this.comparison));
    if (value === undefined && offset >= 0) {
      this.unknownAt.add(offset);
      this.#unknown.key(object, name, offset);
    }
    return value;
  }

  /** `value[start:stop:step]` */
  slice(value: unknown, start: unknown, stop: unknown, step: unknown, offset: number): unknown {
    if (value === NO_VERSION) this.problems.noVersion('to look into', offset);
    const bare = plain(value);
    if (bare === undefined) return undefined;
    return this.attempt(offset, () => {
      this.work.walk(bare);
      return this.#counted(sliceOf(bare, [start, stop, step].map(plain)));
    });
  }

  call(offset: number, callee: unknown, args: unknown[]): unknown {
    if (typeof callee === 'function') {
      return this.attempt(offset, () => callee(...args));
    }
    if (callee !== undefined)
      this.problems.add(
        'not-callable',
        `This calls something that is not a macro: ${this.problems.quote(offset)}.`,
        offset,
      );
    return undefined;
  }

  compare(left: unknown, operator: string, right: unknown, offset: number): boolean {
    return this.attempt(offset, () => compare(left, operator as Operator, right, this.comparison)) ?? false;
  }

  contains(container: unknown, value: unknown, offset: number): boolean {
    return this.attempt(offset, () => contains(container, value, this.comparison)) ?? false;
  }

  and(left: unknown, right: () => unknown): unknown {
    return this.truthy(left) ? right() : left;
  }

  or(left: unknown, right: () => unknown): unknown {
    return this.truthy(left) ? left : right();
  }

  /** A value to calculate with. */
  number(value: unknown, offset: number): unknown {
    if (value === NO_VERSION) this.problems.noVersion('to calculate with', offset);
    const bare = plain(value);
    return typeof bare === 'object' || typeof bare === 'function' ? Number.NaN : bare;
  }

  /** What `-`, `*`, `/`, `//`, `%` and `**` give. */
  calculate(operator: string, left: unknown, right: unknown, offset: number): unknown {
    const [first, second] = [left, right].map((value) => this.#operand(value, offset));
    if (first === undefined || second === undefined) return undefined;
    return this.attempt(offset, () => this.#counted(calculate(operator, first, second, this.work)));
  }

  #operand(value: unknown, offset: number): unknown {
    if (value === NO_VERSION) this.problems.noVersion('to calculate with', offset);
    // A version reads as a text, which may be repeated; nobody means that.
    return value instanceof VersionValue ? value : plain(value);
  }

  add(left: unknown, right: unknown, offset: number): unknown {
    const [first, second] = [plain(left), plain(right)];
    if (typeof first === 'number' && typeof second === 'number') return first + second;
    if (Array.isArray(first) && Array.isArray(second)) return this.#counted([...first, ...second]);
    return this.concat(left, right, offset);
  }

  concat(left: unknown, right: unknown, offset: number): string {
    const text = (value: unknown) => textOf(value, this.problems, 'to join to a text', offset);
    // What follows a text with marks would seem to come from where that text does.
    return this.limited(withoutMarks(text(left)) + withoutMarks(text(right)), offset);
  }

  is(name: string, offset: number, value: unknown, ...args: unknown[]): boolean {
    if (isTest(name))
      return this.attempt(offset, () => passesTest(name, value, args, this.comparison)) ?? false;
    this.problems.add(
      'unknown-test',
      name === '' ? 'No test stands behind "is".' : `"is ${name}" is not a test.`,
      offset,
      didYouMean(name, Object.keys(BUILT_INS.test)) ??
        'Tests are words such as "defined". To compare values, write ==.',
    );
    return false;
  }

  filter(name: string, offset: number, ...args: unknown[]): unknown {
    const filter = Object.hasOwn(BUILT_INS.filter, name) ? BUILT_INS.filter[name] : undefined;
    if (filter) {
      const call = { subject: `The filter "${name}"`, byName: true, context: this.comparison };
      return this.attempt(offset, () => filter.call(args, call));
    }
    this.#unknown.filter(name, offset);
    return undefined;
  }

  /** Counts what was made. */
  #counted(result: unknown): unknown {
    if (typeof result === 'string') this.work.text(result.length);
    if (Array.isArray(result)) this.work.steps(result.length);
    return result;
  }

  /** Does what may not be possible, or take too long: both are told at `offset`. */
  protected attempt<Result>(offset: number, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof EndlessTemplate) throw new EndlessTemplate(error.message, error.offset ?? offset);
      if (!(error instanceof MisuseError || error instanceof ComparisonError)) throw error;
      this.problems.add(
        error.rule,
        `${error.message} In: ${this.problems.quote(offset)}.`,
        offset,
        error.hint,
      );
      return undefined;
    }
  }

  protected limited(text: string, offset: number): string {
    this.work.text(text.length, offset);
    return text;
  }
}
