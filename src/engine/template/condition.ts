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
  /** of its tag: `{% if … %}`, `{% elif … %}` or `{% else %}` */
  place: Place;
  /** the conditions before it in the same chain, all of them false where this branch shows */
  after: Condition[];
  /** the branch around it */
  parent: Branch | undefined;
}

/** A branch and those around it, outermost first. */
export function withOuterBranches(branch: Branch | undefined): Branch[] {
  const found: Branch[] = [];
  for (let each = branch; each; each = each.parent) found.push(each);
  return found.reverse();
}

/** A branch in words: `if is_version > "7.1.0"`, `else of if …`. */
export function describeBranch({ condition, after }: Branch): string {
  return condition
    ? `${condition.keyword} ${condition.expression}`
    : `else of ${after.map((earlier) => `${earlier.keyword} ${earlier.expression}`).join(', ')}`;
}
