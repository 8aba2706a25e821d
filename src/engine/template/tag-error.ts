import { ExpectedError } from './expected-error.ts';

/** Thrown when a tag cannot be read; line and column are counted from 1, as in Nunjucks' own errors. */
export class TagError extends ExpectedError {
  /** a clause: what was expected, found or is not there */
  readonly reason: string;
  readonly hint: string | undefined;
  readonly lineno: number;
  readonly colno: number;

  /** @param at what was being read, its line and column from 0 */
  constructor(reason: string, at: { lineno: number; colno: number }, hint?: string) {
    super(reason);
    this.reason = reason;
    this.hint = hint;
    this.lineno = at.lineno + 1;
    this.colno = at.colno + 1;
  }
}
