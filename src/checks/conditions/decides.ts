import { evaluate, type Formula } from '../../engine/template/formula.ts';

/**
 * Whether a condition would have another outcome if an operand were answered otherwise.
 *
 * @param index of the operand
 * @param answers of all operands
 * @param outcome of the condition with these answers
 */
export function decides(
  formula: Formula,
  index: number,
  answers: readonly boolean[],
  outcome: boolean,
): boolean {
  return evaluate(formula, answers.toSpliced(index, 1, !answers[index])) !== outcome;
}
