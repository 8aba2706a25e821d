import nunjucksRuntime from 'nunjucks/src/runtime.js';
import { globalsFor } from './built-ins/table.ts';
import { ExpressionRuntime, type RenderWorld } from './expression-runtime.ts';
import { MisuseError } from './limits.ts';
import { itemsOfLoop, loopStates } from './loop.ts';
import { makeMacro } from './macro-call.ts';
import { setInNamespace } from './namespace.ts';
import { textOf } from './printing.ts';
import { VariableScope } from './scope.ts';
import { NO_VERSION, plain } from './values.ts';

/** A look at a condition. */
export interface Look {
  /** of the condition */
  id: number;
  outcome: boolean;
  /** whether each of its operands is true, in their order */
  operands: readonly boolean[];
}

/** What compiled templates call; {@link ./compiler.ts} names the methods, and those of expressions are inherited. */
export class TemplateRuntime extends ExpressionRuntime {
  /** the outcome of each condition that was looked at, by its id; true wins when a loop looked several times */
  readonly decisions = new Map<number, boolean>();
  /** every look at a condition, in their order, when the template was compiled for it */
  readonly looks: Look[] = [];

  // Parts of Nunjucks' runtime that its compiler calls by name.
  readonly Frame = nunjucksRuntime.Frame;
  readonly SafeString = nunjucksRuntime.SafeString;
  readonly makeKeywordArgs = nunjucksRuntime.makeKeywordArgs;
  readonly handleError = nunjucksRuntime.handleError;
  readonly makeMacro = makeMacro;
  /** the variables of this rendering, which the page may add to */
  readonly scope: VariableScope;

  constructor(world: RenderWorld) {
    super(world);
    this.scope = new VariableScope(new Map([...globalsFor(this.comparison), ...world.variables]));
  }

  /**
   * A macro that runs where it was made.
   *
   * @param within does something with the variables of that place
   */
  inScope<Macro extends (...args: unknown[]) => unknown>(
    macro: Macro,
    within: (call: () => unknown) => unknown,
  ): (...args: unknown[]) => unknown {
    return (...args) => within(() => macro(...args));
  }

  /** Counts a round of the loop, or a call of the macro, that stands at `offset` and does so much. */
  tick(offset: number, steps: number, characters: number): void {
    this.work.round(offset, steps, characters);
  }

  /** What a loop goes through; it has so many names before its `in`. */
  items(value: unknown, names: number, offset: number): readonly unknown[] {
    const items = this.attempt(offset, () => itemsOfLoop(value, names)) ?? [];
    this.work.steps(items.length, offset);
    return items;
  }

  /** What `loop` is in each round of a loop over these items. */
  loop(items: readonly unknown[]): ReturnType<typeof loopStates> {
    return loopStates(items, this.comparison);
  }

  /** @param operands what a condition asks, where somebody wants to know */
  decide(id: number, value: unknown, operands?: readonly (() => unknown)[]): boolean {
    const outcome = this.truthy(value);
    if (outcome || !this.decisions.has(id)) this.decisions.set(id, outcome);
    if (operands)
      this.looks.push({ id, outcome, operands: operands.map((operand) => this.#isTrue(operand)) });
    return outcome;
  }

  /** Whether an operand is true that may not be reached; one that has no value, or never ends, is not. */
  #isTrue(operand: () => unknown): boolean {
    try {
      return this.work.uncounted(() => this.truthy(operand()));
    } catch {
      return false;
    }
  }

  /** What several names are set to: the items of a list, or all of them the same. */
  unpack(value: unknown, names: number, offset: number): readonly unknown[] {
    const bare = plain(value);
    if (!Array.isArray(bare)) return Array.from({ length: names }, () => value);
    return (
      this.attempt(offset, () => {
        if (bare.length === names) return bare;
        throw new MisuseError(
          `${names} names are set to a list of ${bare.length}.`,
          'Write as many values as names.',
        );
      }) ?? []
    );
  }

  /** `{% set space.name = value %}` */
  setAttribute(space: unknown, name: string, value: unknown, offset: number): void {
    if (space !== undefined) this.attempt(offset, () => setInNamespace(space, name, value, this.work));
  }

  print(value: unknown, offset: number): string {
    if (
      this.world.keepUndefined &&
      (value === undefined || value === NO_VERSION || this.#holdsUnknown(offset))
    ) {
      if (value === NO_VERSION) this.problems.noVersion('to print', offset);
      return this.#kept(offset);
    }
    return this.limited(textOf(value, this.problems, 'to print', offset), offset);
  }

  /** Whether the tag at an offset names something unknown: what was reckoned with it is nothing that a writer meant. */
  #holdsUnknown(offset: number): boolean {
    if (this.unknownAt.size === 0) return false;
    const end = offset + this.world.tagSource(offset).length;
    const isHere = [...this.unknownAt].some((at) => offset <= at && at < end);
    this.unknownAt.clear();
    return isHere;
  }

  /** A tag whose name is unknown, as Jinja's DebugUndefined prints it: `{{ name }}`, whatever its spacing and signs were. */
  #kept(offset: number): string {
    const tag = this.world.tagSource(offset);
    const [, name] = /^\{\{\s*(\w+)\s*\}\}$/.exec(tag) ?? [];
    return name === undefined ? (this.world.asWritten?.(tag) ?? tag) : `{{ ${name} }}`;
  }
}
