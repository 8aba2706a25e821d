import { closest } from '../suggest.ts';

/** A mistake in a template; `offset` is into the expanded text. */
export interface RuntimeProblem {
  /** an error unless it says otherwise */
  severity?: 'error' | 'warning';
  rule: string;
  message: string;
  hint?: string | undefined;
  offset: number;
}

/** What `undefined: keep` prints as it stands instead of refusing it. */
const KEPT = new Set(['unknown-variable', 'unknown-key', 'no-version']);

/**
 * The mistakes that show while a template runs. No message holds a value that another variant may have otherwise: the
 * same mistake must read the same in all of them, to be told once.
 */
export class Problems {
  readonly list: RuntimeProblem[] = [];
  readonly #told = new Set<string>();
  readonly #keepUndefined: boolean;
  readonly #tagSource: (offset: number) => string;

  /**
   * @param keepUndefined whether an unknown name is a warning only
   * @param tagSource the tag at an offset of the expanded text, as the writer wrote it
   */
  constructor({
    keepUndefined,
    tagSource,
  }: {
    keepUndefined: boolean;
    tagSource: (offset: number) => string;
  }) {
    this.#keepUndefined = keepUndefined;
    this.#tagSource = tagSource;
  }

  /** Adds a problem, unless an earlier round of a loop did. */
  add(rule: string, message: string, offset: number, hint?: string): void {
    if (this.isTold(`${rule} ${message}`, offset)) return;
    // A site that is being migrated prints what it does not know, and hears of it.
    const kept = this.#keepUndefined && KEPT.has(rule);
    this.list.push({ ...(kept && { severity: 'warning' }), rule, message, hint, offset });
  }

  /** Says whether this was asked before for an offset: what a loop does wrong in every round need not be described again. */
  isTold(what: string, offset: number): boolean {
    const key = `${offset} ${what}`;
    const told = this.#told.has(key);
    this.#told.add(key);
    return told;
  }

  /** The tag at an offset, short enough for a message. */
  quote(offset: number): string {
    const line = this.#tagSource(offset).replace(/\s+/g, ' ');
    return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
  }

  /** Says whether the writer wrote `text` in the tag at an offset: then it is the same in every variant. */
  isWritten(text: string, offset: number): boolean {
    return this.#tagSource(offset).includes(text);
  }

  /** @param purpose what the version was wanted for: `to print` */
  noVersion(purpose: string, offset: number): void {
    const prints = this.#tagSource(offset).startsWith('{{');
    this.add(
      'no-version',
      `This product has no versions, so there is none ${purpose}: ${this.quote(offset)}.`,
      offset,
      prints
        ? 'Put it under {% if is_version is defined %}.'
        : 'Ask for it first: write "is_version is defined and …".',
    );
  }
}

/**
 * The suggestion for a name that is not among the known ones.
 *
 * @param look finds what was meant; by default, however often that is
 */
export function didYouMean(name: string, known: Iterable<string>, look = closest): string | undefined {
  const suggestion = look(name, known);
  return suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`;
}
