import type { Extent, Place } from '../place.ts';
import type { Formula } from './formula.ts';
import type { Question } from './question.ts';

/** A question that a template asks of a variant, as the writer wrote it. */
export interface Condition {
  /** index in the template's list of conditions */
  id: number;
  /** `inline` in `{{ a if … else b }}`, `when` in a page's frontmatter */
  keyword: 'if' | 'elif' | 'inline' | 'when';
  /** as it is written, to the letter */
  expression: string;
  formula: Formula;
  /** what the operands of the formula are, by their index */
  operands: readonly WrittenOperand[];
  /** of its tag */
  place: Place;
  /** undefined in frontmatter that is not written to the letter: with escapes, or in several lines */
  extents: { tag: Extent; expression: Extent; outcomes?: Outcomes | undefined } | undefined;
}

/** What `{{ a if … else b }}` is, where it holds and where not: `b` may be missing. */
export interface Outcomes {
  then: Extent;
  otherwise: Extent | undefined;
}

/** An operand of a condition. */
export interface WrittenOperand {
  /** as it is written, to the letter; `x not in y` is the operand of a "not", and is written with it */
  text: string;
  isNotIn: boolean;
  question: Question;
}

/** The text that a condition guards. */
export interface Branch {
  /** undefined for `{% else %}` */
  condition: Condition | undefined;
  /** of its tag: `{% if … %}`, `{% elif … %}` or `{% else %}`; of the whole `{{ … }}` in one */
  place: Place;
  /** what it guards, up to the next tag of the chain: in several parts where files are included in it */
  body: readonly Extent[];
  /** the conditions before it in the same chain, all of them false where this branch shows */
  after: readonly Condition[];
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
  return condition ? describeCondition(condition) : `else of ${after.map(describeCondition).join(', ')}`;
}

/** A condition in one line: `if is_version > "7.1.0"`, `inline if …`, `when …`. */
export function describeCondition(condition: Condition): string {
  const { keyword } = condition;
  return `${keyword === 'inline' ? 'inline if' : keyword} ${inOneLine(condition)}`;
}

/** What a condition asks, in one line however many it was written in. */
export function inOneLine({ expression }: Pick<Condition, 'expression'>): string {
  return expression.replace(SPACE, (found) => (found.trim() === '' ? ' ' : found));
}

/** Texts in quotation marks, which stay as they are, and space. */
const SPACE = /"[^"]*"|'[^']*'|\s+/g;
