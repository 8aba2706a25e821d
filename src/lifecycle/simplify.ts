import type { WrittenFormula } from '../engine/template/written-formula.ts';
import type { Look } from './condition-looks.ts';

/** What a part of a condition is taken for; undefined where it is asked. */
export type Known = (part: WrittenFormula) => boolean | undefined;

/** What operands are taken for, by their index. */
export type Values = ReadonlyMap<number, boolean>;

/** Operands that are taken for something, besides what is known already. */
export function withValues(values: Values, known: Known = () => undefined): Known {
  return (part) => known(part) ?? (part.is === 'operand' ? values.get(part.index) : undefined);
}

/** The outcome of a condition whose operands are true or not. */
export function evaluate(formula: WrittenFormula, operands: readonly boolean[], known: Known): boolean {
  const value = known(formula);
  if (value !== undefined) return value;
  if (formula.is === 'operand') return operands[formula.index]!;
  if (formula.is === 'not') return !evaluate(formula.part, operands, known);
  const [first, second] = formula.parts;
  const [left, right] = [evaluate(first, operands, known), evaluate(second, operands, known)];
  return formula.is === 'and' ? left && right : left || right;
}

/**
 * The operands that need not be asked, and what to take them for: what comes of the condition is the same at every look.
 *
 * @param mayGo the operands that are looked at
 */
export function needless(
  formula: WrittenFormula,
  looks: readonly Look[],
  mayGo: readonly number[],
  known: Known,
): Values {
  const fixed = new Map<number, boolean>();
  if (looks.length === 0) return fixed;
  for (const index of mayGo.toReversed()) {
    for (const value of [true, false]) {
      const tried = withValues(new Map([...fixed, [index, value]]), known);
      if (!looks.every(({ operands, outcome }) => evaluate(formula, operands, tried) === outcome)) continue;
      fixed.set(index, value);
      break;
    }
  }
  return fixed;
}

/** A condition without some of its operands: what it always is, or how it is written. */
export type Simplified = boolean | string;

/**
 * Writes a condition without the parts that are known, all else as it is written.
 *
 * @param slice the text of a stretch of the condition
 */
export function simplify(formula: WrittenFormula, known: Known, slice: Slice): Simplified {
  const written = write(formula, known, slice);
  if (typeof written === 'boolean') return written;
  const { text, bare, isWhole } = written;
  return isWhole ? text : (bare ?? text);
}

type Slice = (from: number, to: number) => string;

/** A part of a condition that is still asked. */
interface Written {
  text: string;
  /** without the parentheses around it, which mean nothing where it stands alone */
  bare?: string;
  is: WrittenFormula['is'];
  isWhole: boolean;
}

function write(formula: WrittenFormula, known: Known, slice: Slice): boolean | Written {
  const value = known(formula);
  if (value !== undefined) return value;
  const { from, to } = formula;
  const whole = (): Written => ({ text: slice(from, to), is: formula.is, isWhole: true });
  if (formula.is === 'operand') return whole();
  if (formula.is === 'not') {
    const part = write(formula.part, known, slice);
    if (typeof part === 'boolean') return !part;
    if (part.isWhole) return whole();
    const inner = part.is === 'operand' ? part.text : `(${part.bare ?? part.text})`;
    return { text: `not ${inner}`, is: 'not', isWhole: false };
  }
  const [left, right] = formula.parts.map((part) => write(part, known, slice)) as [
    boolean | Written,
    boolean | Written,
  ];
  const ends = formula.is === 'or';
  if (left === ends || right === ends) return ends;
  if (typeof left === 'boolean') return typeof right === 'boolean' ? right : { ...right, isWhole: false };
  if (typeof right === 'boolean') return { ...left, isWhole: false };
  const [first, second] = formula.parts;
  if (left.isWhole && right.isWhole) {
    const bare = slice(first.from, second.to);
    return { ...whole(), ...(bare === slice(from, to) ? {} : { bare }) };
  }
  const side = (part: Written) =>
    formula.is === 'and' && part.is === 'or' && part.bare === undefined ? `(${part.text})` : part.text;
  return {
    text: `${side(left)} ${formula.is} ${side(right)}`,
    is: formula.is,
    isWhole: false,
  };
}
