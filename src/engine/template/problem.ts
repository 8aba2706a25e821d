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

/** Mistakes of a page that are told. A page may have a million, which takes gigabytes to keep; nobody reads more than these. */
const MOST_TOLD = 10_000;

/** Adds a mistake to those that are told; behind the last of them stands that there are more. */
export function tell<Mistake extends { rule: string; message: string; hint?: string | undefined }>(
  told: Mistake[],
  mistake: Mistake,
): void {
  if (told.length < MOST_TOLD) told.push(mistake);
  else if (told.length === MOST_TOLD)
    told.push({
      ...mistake,
      rule: 'more-mistakes',
      message: `From here on, this page has more mistakes in its tags than the ${MOST_TOLD.toLocaleString('en')} that are told.`,
      hint: 'Correct the first ones: the others often follow from them.',
    });
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
  readonly #asWritten: ((tag: string) => string) | undefined;

  /**
   * @param keepUndefined whether an unknown name is a warning only
   * @param tagSource the tag at an offset of the expanded text, as it is read
   * @param asWritten such a tag with the signs that the writer has
   */
  constructor({
    keepUndefined,
    tagSource,
    asWritten,
  }: {
    keepUndefined: boolean;
    tagSource: (offset: number) => string;
    asWritten?: (tag: string) => string;
  }) {
    this.#keepUndefined = keepUndefined;
    this.#tagSource = tagSource;
    this.#asWritten = asWritten;
  }

  /** Adds a problem, unless an earlier round of a loop did. */
  add(rule: string, message: string, offset: number, hint?: string): void {
    if (this.isTold(`${rule} ${message}`, offset)) return;
    // A site that is being migrated prints what it does not know, and hears of it.
    const kept = this.#keepUndefined && KEPT.has(rule);
    tell(this.list, { ...(kept && { severity: 'warning' }), rule, message, hint, offset });
  }

  /**
   * Says whether this was asked before for an offset: what a loop does wrong in every round need not be described again. Nor need
   * anything once more than enough is told.
   */
  isTold(what: string, offset: number): boolean {
    if (this.list.length > MOST_TOLD) return true;
    const key = `${offset} ${what}`;
    const told = this.#told.has(key);
    this.#told.add(key);
    return told;
  }

  /** The tag at an offset, short enough for a message. */
  quote(offset: number): string {
    const tag = this.#tagSource(offset);
    const line = (this.#asWritten?.(tag) ?? tag).replace(/\s+/g, ' ');
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
