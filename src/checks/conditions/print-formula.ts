import type { WrittenOperand } from '../../engine/template/condition.ts';
import type { Formula } from '../../engine/template/formula.ts';

/** A formula that may have become true or false. */
export type Simplified = Formula | boolean;

/**
 * A formula in which some operands are replaced by true or false.
 *
 * @param known what stands for an operand, by its index
 */
export function simplify(formula: Formula, known: ReadonlyMap<number, boolean>): Simplified {
  if (formula.is === 'operand') return known.get(formula.index) ?? formula;
  if (formula.is === 'not') {
    const part = simplify(formula.part, known);
    return typeof part === 'boolean' ? !part : { is: 'not', part };
  }
  const [left, right] = formula.parts.map((part) => simplify(part, known)) as [Simplified, Simplified];
  // What decides an "or" is true, and what decides an "and" is false.
  const deciding = formula.is === 'or';
  if (left === deciding || right === deciding) return deciding;
  if (typeof left === 'boolean') return right;
  return typeof right === 'boolean' ? left : { is: formula.is, parts: [left, right] };
}

/** Writes a formula as a condition: operands as the writer wrote them, parentheses where they are needed. */
export function printFormula(formula: Formula, operands: readonly WrittenOperand[]): string {
  if (formula.is === 'operand') {
    const { text } = operands[formula.index]!;
    return formula.node.typename === 'InlineIf' ? `(${text})` : text;
  }
  if (formula.is === 'not') {
    const { part } = formula;
    const inner = printFormula(part, operands);
    if (part.is === 'operand' && operands[part.index]!.isNotIn) return inner;
    return part.is === 'operand' ? `not ${inner}` : `not (${inner})`;
  }
  return formula.parts
    .map((part) => {
      const inner = printFormula(part, operands);
      const isOther = (part.is === 'and' || part.is === 'or') && part.is !== formula.is;
      return isOther ? `(${inner})` : inner;
    })
    .join(` ${formula.is} `);
}
