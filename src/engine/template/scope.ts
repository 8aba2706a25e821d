/** The variables of one rendering, with those that the page sets on top. */
export class VariableScope {
  readonly #set = new Map<string, unknown>();
  readonly #given: ReadonlyMap<string, unknown>;

  constructor(given: ReadonlyMap<string, unknown>) {
    this.#given = given;
  }

  has(name: string): boolean {
    return this.#set.has(name) || this.#given.has(name);
  }

  /** The value of a variable; undefined where `has` is false, and where the page set it to something unknown. */
  get(name: string): unknown {
    return this.#set.has(name) ? this.#set.get(name) : this.#given.get(name);
  }

  /** The names of all variables, for suggestions; one that the page sets again comes twice. */
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
