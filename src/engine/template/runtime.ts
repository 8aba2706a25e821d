import filters from 'nunjucks/src/filters.js';
import nunjucksRuntime from 'nunjucks/src/runtime.js';
import tests from 'nunjucks/src/tests.js';
import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { closest } from '../variants/suggest.ts';
import { ComparisonError, compare, contains, type Operator } from './compare.ts';
import { readMember } from './member.ts';
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

/** Rounds of all loops and calls of all macros in one rendering. No page needs as many; an endless one soon does. */
const MOST_ROUNDS = 100_000;
/** Characters. Ten times the largest page that anybody should write. */
const LONGEST_TEXT = 50_000_000;

/** Thrown inside a template that would not end; rendering stops with this message. */
export class EndlessTemplate extends Error {}

/** What `undefined: keep` prints as it stands instead of refusing it. */
const KEPT = new Set(['unknown-variable', 'unknown-key', 'no-version']);

/** Random output would give every build other editions. */
const UNAVAILABLE_FILTERS = new Set(['random']);

/** What compiled templates call: safe look-ups, version-aware comparisons, Python's truth. */
export class TemplateRuntime {
  readonly problems: RuntimeProblem[] = [];
  /** the outcome of each condition that was looked at, by its id; true wins when a loop looked several times */
  readonly decisions = new Map<number, boolean>();
  readonly #world: RenderWorld;
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

  tick(): void {
    this.#rounds++;
    if (this.#rounds > MOST_ROUNDS)
      throw new EndlessTemplate(`more than ${MOST_ROUNDS.toLocaleString('en')} rounds of loops and macros`);
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
    if (offset >= 0) this.#reportUnknown(name, context, offset);
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
    const hint = suggestion
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
    const object = plain(target);
    const name = plain(key);
    if (object === undefined || object === null) return undefined;
    const value = readMember(object, name);
    if (value === undefined && offset >= 0) {
      const keys = typeof object === 'object' ? Object.keys(object) : [];
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
    if (typeof callee === 'function') return callee(...args);
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
    return this.#limited(this.#text(left, offset) + this.#text(right, offset));
  }

  is(name: string, offset: number, value: unknown, ...args: unknown[]): boolean {
    const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
    if (test) return test(plain(value), ...args.map(plain)) === true;
    this.#report('unknown-test', `"is ${name}" is not a test.`, offset, didYouMean(name, Object.keys(tests)));
    return false;
  }

  filter(name: string, offset: number, ...args: unknown[]): unknown {
    const filter = Object.hasOwn(filters, name) && !UNAVAILABLE_FILTERS.has(name) ? filters[name] : undefined;
    if (!filter) {
      this.#report(
        'unknown-filter',
        `"${name}" is not a filter.`,
        offset,
        didYouMean(name, Object.keys(filters)),
      );
      return args[0];
    }
    const bare = args.map(plain);
    if (bare.slice(1).some((arg) => typeof arg === 'number' && arg > 10_000)) {
      throw new EndlessTemplate(`the filter "${name}" was given a number above 10,000`);
    }
    try {
      return filter.apply(FILTER_CONTEXT, bare);
    } catch (error) {
      this.#report(
        'filter-failed',
        `The filter "${name}" cannot work on this: ${error instanceof Error ? error.message : String(error)}.`,
        offset,
      );
      return undefined;
    }
  }

  print(value: unknown, offset: number): string {
    if (this.#world.keepUndefined && (value === undefined || value === NO_VERSION)) {
      if (value === NO_VERSION) this.#noVersion(offset);
      return this.#kept(offset);
    }
    return this.#limited(this.#text(value, offset));
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

  #limited(text: string): string {
    this.#length += text.length;
    if (this.#length > LONGEST_TEXT)
      throw new EndlessTemplate(`more than ${LONGEST_TEXT.toLocaleString('en')} characters`);
    return text;
  }

  #report(rule: string, message: string, offset: number, hint?: string): void {
    // A site that is being migrated prints what it does not know, and hears of it.
    const kept = this.#world.keepUndefined && KEPT.has(rule);
    this.problems.push({ ...(kept && { severity: 'warning' }), rule, message, hint, offset });
  }
}

/** The variables of one rendering, with those that the page sets on top. */
export class VariableScope {
  readonly #set = new Map<string, unknown>();
  readonly #given: ReadonlyMap<string, unknown>;

  constructor(given: ReadonlyMap<string, unknown>) {
    this.#given = given;
  }

  get(name: string): unknown {
    return this.#set.has(name) ? this.#set.get(name) : this.#given.get(name);
  }

  names(): string[] {
    return [...this.#given.keys(), ...this.#set.keys()];
  }

  /** Called by compiled `{% set %}` at the top level. */
  setVariable(name: string, value: unknown): void {
    this.#set.set(name, value);
  }

  /** Called by compiled code for templates that others import; no page is imported. */
  addExport(): void {}
}

/** Some of Nunjucks' filters ask their environment for options and tests. */
const FILTER_CONTEXT = {
  env: {
    opts: { autoescape: false, throwOnUndefined: false },
    getTest: (name: string) => (Object.hasOwn(tests, name) ? tests[name] : () => false),
  },
};

function didYouMean(name: string, known: string[]): string | undefined {
  const suggestion = closest(name, known);
  return suggestion ? `Did you mean "${suggestion}"?` : undefined;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
