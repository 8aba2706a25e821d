import type { Place } from '../place.ts';

/** The expression of an `{% if %}` or `{% elif %}`, as the writer wrote it. */
export interface Condition {
  /** index in the template's list of conditions */
  id: number;
  keyword: 'if' | 'elif';
  expression: string;
  place: Place;
}

/** The text that a condition guards. */
export interface Branch {
  /** undefined for `{% else %}` */
  condition: Condition | undefined;
  /** the conditions before it in the same chain, all of them false where this branch shows */
  after: Condition[];
  /** the branch around it */
  parent: Branch | undefined;
}

/** A branch and those around it in words, outermost first: `if is_version > "7.1.0"`, `else of if …`. */
export function describeBranch(branch: Branch | undefined): string[] {
  if (!branch) return [];
  const { condition, after, parent } = branch;
  const own = condition
    ? `${condition.keyword} ${condition.expression}`
    : `else of ${after.map((earlier) => `${earlier.keyword} ${earlier.expression}`).join(', ')}`;
  return [...describeBranch(parent), own];
}
