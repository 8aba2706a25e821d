/** A node of the syntax tree of an expression, as far as it matters to those who only look at it. */
export interface SyntaxNode {
  /** `Compare`, `Symbol`, `FunCall` */
  readonly typename: string;
  /** names of its parts */
  readonly fields: readonly string[];
}

/** An expression taken apart into what is asked of a variant and how the answers are led together. */
export type Formula<Node = SyntaxNode> =
  | { is: 'and' | 'or'; parts: readonly [Formula<Node>, Formula<Node>] }
  | { is: 'not'; part: Formula<Node> }
  | Operand<Node>;

/** What is asked: `is_version > "7.1.0"`. */
export interface Operand<Node = SyntaxNode> {
  is: 'operand';
  /** index among those of its condition, in the order of the source */
  index: number;
  node: Node;
}

/** The operands of a formula, in their order. */
export function operandsOf<Node>(formula: Formula<Node>): Operand<Node>[] {
  if (formula.is === 'operand') return [formula];
  return formula.is === 'not' ? operandsOf(formula.part) : formula.parts.flatMap(operandsOf);
}

/**
 * Leads the answers to its operands together.
 *
 * @param answers whether each operand is true, by its index
 */
export function evaluate<Node>(formula: Formula<Node>, answers: readonly boolean[]): boolean {
  switch (formula.is) {
    case 'operand':
      return answers[formula.index]!;
    case 'not':
      return !evaluate(formula.part, answers);
    case 'and':
      return formula.parts.every((part) => evaluate(part, answers));
    case 'or':
      return formula.parts.some((part) => evaluate(part, answers));
  }
}
