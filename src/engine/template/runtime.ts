import nunjucksRuntime from 'nunjucks/src/runtime.js';
import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { closest } from '../variants/suggest.ts';
import { ComparisonError, compare, contains, type Operator } from './compare.ts';
import { applyFilter, filterNames, findTest, isFilter, testNames } from './filters.ts';
import { EndlessTemplate, LONGEST_TEXT, MisuseError, MOST_ROUNDS } from './limits.ts';
import { withoutMarks } from './marks.ts';
import { readMember } from './member.ts';
import { VariableScope } from './scope.ts';
import { NO_VERSION, ProductValue, plain, truthy, VersionValue } from './values.ts';

/** A mistake that shows only when a template runs; `offset` is into the expanded text. */
export interface RuntimeProblem {
  /** an error unless it says otherwise */
  severity?: 'error' | 'warning';
  rule: string;
  message: string;
  hint?: string | undefined;
  offset: number;
}

/** What a rendering brings along. */
export interface RenderWorld {
  variables: ReadonlyMap<string, unknown>;
  /** versions of the variant's product, oldest first */
  versions: readonly string[];
  products: readonly Product[];
  /** whether an unknown name is printed as it stands, and false in conditions, instead of being an error */
  keepUndefined: boolean;
  /** the tag at an offset of the expanded text, as the writer wrote it */
  tagSource(offset: number): string;
}

/** What `undefined: keep` prints as it stands instead of refusing it. */
const KEPT = new Set(['unknown-variable', 'unknown-key', 'no-version']);

/** What compiled templates call: safe look-ups, version-aware comparisons, Python's truth. */
export class TemplateRuntime {
  readonly problems: RuntimeProblem[] = [];
  /** the outcome of each condition that was looked at, by its id; true wins when a loop looked several times */
  readonly decisions = new Map<number, boolean>();
  readonly #world: RenderWorld;
  /** offset of the loop or macro whose round began last */
  lastRound: number | undefined;
  #rounds = 0;
  #length = 0;

  // Parts of Nunjucks' runtime that its compiler calls by name.
  readonly Frame = nunjucksRuntime.Frame;
  readonly SafeString = nunjucksRuntime.SafeString;
  readonly makeMacro = nunjucksRuntime.makeMacro;
  readonly makeKeywordArgs = nunjucksRuntime.makeKeywordArgs;
  readonly handleError = nunjucksRuntime.handleError;
  readonly isArray = Array.isArray;
  readonly keys = Object.keys;
  readonly truthy = truthy;
  /** the variables of this rendering, which the page may add to */
  readonly scope: VariableScope;

  constructor(world: RenderWorld) {
    this.#world = world;
    this.scope = new VariableScope(world.variables);
  }

  fromIterator(value: unknown): unknown {
    return plain(value);
  }

  /** Counts a round of the loop, or a call of the macro, that stands at `offset`. */
  tick(offset: number): void {
    this.#rounds++;
    this.lastRound = offset;
    if (this.#rounds > MOST_ROUNDS)
      throw new EndlessTemplate(
        `it takes more than ${MOST_ROUNDS.toLocaleString('en')} rounds of loops and macros`,
        offset,
      );
  }

  decide(id: number, value: unknown): boolean {
    const outcome = truthy(value);
    if (outcome || !this.decisions.has(id)) this.decisions.set(id, outcome);
    return outcome;
  }

  /** @param offset where to report an unknown name, or -1 when it is no mistake here */
  lookup(
    context: VariableScope,
    frame: { lookup(name: string): unknown },
    name: string,
    offset: number,
    local?: unknown,
  ): unknown {
    const value = local ?? frame.lookup(name) ?? context.get(name);
    if (value !== undefined) return this.#typed(name, value);
    // What a page sets to an unknown name was reported there.
    if (offset >= 0 && !context.has(name)) this.#reportUnknown(name, context, offset);
    return undefined;
  }

  /** A page may set product_name or is_version itself; what it sets compares as a product or a version too. */
  #typed(name: string, value: unknown): unknown {
    const bare = typeof value === 'string' ? plain(value) : undefined;
    if (typeof bare !== 'string') return value;
    if (name === 'product_name' || name === 'product')
      return new ProductValue(bare, findProduct(bare, this.#world.products));
    if (name === 'is_version' || name === 'version') return new VersionValue(bare);
    return value;
  }

  #reportUnknown(name: string, context: VariableScope, offset: number): void {
    const suggestion = closest(name, context.names());
    const hint = findProduct(name, this.#world.products)
      ? `To compare with the product, put its name in quotes: "${name}".`
      : suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Define it under attributes in site.yml or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.';
    this.#report(
      'unknown-variable',
      `"${name}" is not a variable: "${shorten(this.#world.tagSource(offset))}".`,
      offset,
      hint,
    );
  }

  member(target: unknown, key: unknown, offset: number): unknown {
    if (target === NO_VERSION && offset >= 0) this.#noVersion(offset);
    const object = plain(target);
    const name = plain(key);
    // An unknown name was reported where it stands.
    if (object === undefined) return undefined;
    const value = readMember(object, name);
    if (value === undefined && offset >= 0) {
      const keys = typeof object === 'object' && object !== null ? Object.keys(object) : [];
      const suggestion = typeof name === 'string' ? closest(name, keys) : undefined;
      this.#report(
        'unknown-key',
        `There is no "${String(name)}" in "${shorten(this.#world.tagSource(offset))}".`,
        offset,
        suggestion ? `Did you mean "${suggestion}"?` : undefined,
      );
    }
    return value;
  }

  call(offset: number, callee: unknown, args: unknown[]): unknown {
    if (typeof callee === 'function') {
      const result = this.#attempt(offset, () => callee(...args));
      return typeof result === 'string' ? this.#limited(result, offset) : result;
    }
    if (callee !== undefined)
      this.#report(
        'not-callable',
        `This calls something that is not a macro: "${shorten(this.#world.tagSource(offset))}".`,
        offset,
      );
    return undefined;
  }

  compare(left: unknown, operator: string, right: unknown, offset: number): boolean {
    return this.#answer(offset, () => compare(left, operator as Operator, right, this.#world));
  }

  contains(container: unknown, value: unknown, offset: number): boolean {
    return this.#answer(offset, () => contains(container, value, this.#world));
  }

  #answer(offset: number, question: () => boolean): boolean {
    try {
      return question();
    } catch (error) {
      if (!(error instanceof ComparisonError)) throw error;
      this.#report(
        'impossible-comparison',
        `${error.message} In: "${shorten(this.#world.tagSource(offset))}".`,
        offset,
        error.hint,
      );
      return false;
    }
  }

  and(left: unknown, right: () => unknown): unknown {
    return truthy(left) ? right() : left;
  }

  or(left: unknown, right: () => unknown): unknown {
    return truthy(left) ? left : right();
  }

  add(left: unknown, right: unknown, offset: number): unknown {
    if (typeof plain(left) === 'number' && typeof plain(right) === 'number')
      return Number(left) + Number(right);
    return this.concat(left, right, offset);
  }

  concat(left: unknown, right: unknown, offset: number): string {
    // What follows a text with marks would seem to come from where that text does.
    const text = withoutMarks(this.#text(left, offset)) + withoutMarks(this.#text(right, offset));
    return this.#limited(text, offset);
  }

  is(name: string, offset: number, value: unknown, ...args: unknown[]): boolean {
    const test = findTest(name);
    if (test) return test(plain(value), ...args.map(plain)) === true;
    this.#report('unknown-test', `"is ${name}" is not a test.`, offset, didYouMean(name, testNames));
    return false;
  }

  filter(name: string, offset: number, ...args: unknown[]): unknown {
    if (!isFilter(name)) {
      this.#report('unknown-filter', `"${name}" is not a filter.`, offset, didYouMean(name, filterNames));
      return args[0];
    }
    const givesDefault = name === 'default' || name === 'd';
    // What is unknown was reported where it stands, and no version stays none.
    if (!givesDefault && (args[0] === undefined || args[0] === NO_VERSION)) return args[0];
    const result = this.#attempt(offset, () => applyFilter(name, args.map(plain)));
    return typeof result === 'string' ? this.#limited(result, offset) : result;
  }

  /** Calls a function or a filter; what it cannot work on becomes a problem at `offset`. */
  #attempt(offset: number, work: () => unknown): unknown {
    try {
      return work();
    } catch (error) {
      if (error instanceof EndlessTemplate) throw new EndlessTemplate(error.message, error.offset ?? offset);
      if (!(error instanceof MisuseError)) throw error;
      const source = shorten(this.#world.tagSource(offset));
      this.#report('misused-filter', `${error.message} In: "${source}".`, offset, error.hint);
      return undefined;
    }
  }

  print(value: unknown, offset: number): string {
    if (this.#world.keepUndefined && (value === undefined || value === NO_VERSION)) {
      if (value === NO_VERSION) this.#noVersion(offset);
      return this.#kept(offset);
    }
    return this.#limited(this.#text(value, offset), offset);
  }

  #text(value: unknown, offset: number): string {
    if (value === undefined || value === null) return '';
    if (value === NO_VERSION) return this.#noVersion(offset);
    if (
      typeof value === 'function' ||
      (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) ||
      Array.isArray(value)
    ) {
      const kind = typeof value === 'function' ? 'a macro' : Array.isArray(value) ? 'a list' : 'a map';
      this.#report(
        'unprintable',
        `This prints ${kind}, not text: "${shorten(this.#world.tagSource(offset))}".`,
        offset,
        kind === 'a macro' ? 'Call it: {{ name() }}.' : 'Print one of its items, or use the filter "join".',
      );
      return '';
    }
    if (typeof value === 'number' && !Number.isFinite(value) && this.problems.length === 0) {
      const source = shorten(this.#world.tagSource(offset));
      this.#report('unprintable', `This is no number that could be printed: "${source}".`, offset);
      return '';
    }
    return String(value);
  }

  /** A tag whose name is unknown, as Jinja's DebugUndefined prints it: `{{ name }}`, whatever its spacing was. */
  #kept(offset: number): string {
    return this.#world.tagSource(offset).replace(/^\{\{\s*(\w+)\s*\}\}$/, '{{ $1 }}');
  }

  #noVersion(offset: number): string {
    this.#report(
      'no-version',
      `This product has no versions, so there is none to print: "${shorten(this.#world.tagSource(offset))}".`,
      offset,
      'Put it under {% if is_version is defined %}.',
    );
    return '';
  }

  #limited(text: string, offset: number): string {
    this.#length += text.length;
    if (this.#length > LONGEST_TEXT)
      throw new EndlessTemplate(`it makes more than ${LONGEST_TEXT.toLocaleString('en')} characters`, offset);
    return text;
  }

  #report(rule: string, message: string, offset: number, hint?: string): void {
    // A site that is being migrated prints what it does not know, and hears of it.
    const kept = this.#world.keepUndefined && KEPT.has(rule);
    this.problems.push({ ...(kept && { severity: 'warning' }), rule, message, hint, offset });
  }
}

function didYouMean(name: string, known: readonly string[]): string | undefined {
  const suggestion = closest(name, known);
  return suggestion ? `Did you mean "${suggestion}"?` : undefined;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
