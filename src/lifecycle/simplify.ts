import type { Formula } from '../engine/template/formula.ts';
import { operandsOf } from '../engine/template/formula.ts';
import type { WrittenFormula } from '../engine/template/written-formula.ts';
import type { Look } from './condition-looks.ts';

/** What operands are taken for, by their index. */
export type Values = ReadonlyMap<number, boolean>;

/** The outcome of a condition whose operands are true or not. */
export function evaluate(
  formula: Formula | WrittenFormula,
  operands: readonly boolean[],
  fixed: Values,
): boolean {
  if (formula.is === 'operand') return fixed.get(formula.index) ?? operands[formula.index]!;
  if (formula.is === 'not') return !evaluate(formula.part, operands, fixed);
  const [first, second] = formula.parts;
  const [left, right] = [evaluate(first, operands, fixed), evaluate(second, operands, fixed)];
  return formula.is === 'and' ? left && right : left || right;
}

/**
 * The operands that need not be asked, and what to take them for: what comes of the condition is the same at every look.
 *
 * @param mayGo the operands that are looked at
 * @param given those of which the answer is known
 */
export function needless(
  formula: Formula,
  looks: readonly Look[],
  mayGo: ReadonlySet<number>,
  given: Values = new Map(),
): Values {
  const fixed = new Map(given);
  if (looks.length === 0) return fixed;
  for (const { index } of operandsOf(formula).reverse()) {
    if (!mayGo.has(index) || fixed.has(index)) continue;
    for (const value of [true, false]) {
      const tried = new Map([...fixed, [index, value]]);
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
 * Writes a condition without the operands that are fixed, all else as it is written.
 *
 * @param slice the text of a stretch of the condition
 * @param always what a part of it always is, as far as that is known
 */
export function simplify(
  formula: WrittenFormula,
  fixed: Values,
  slice: Slice,
  always: Always = () => undefined,
): Simplified {
  const written = write(formula, fixed, slice, always);
  if (typeof written === 'boolean') return written;
  const { text, bare, isWhole } = written;
  return isWhole ? text : (bare ?? text);
}

type Slice = (from: number, to: number) => string;
type Always = (part: WrittenFormula) => boolean | undefined;

/** A part of a condition that is still asked. */
interface Written {
  text: string;
  /** without the parentheses around it, which mean nothing where it stands alone */
  bare?: string;
  is: WrittenFormula['is'];
  isWhole: boolean;
}

function write(formula: WrittenFormula, fixed: Values, slice: Slice, always: Always): boolean | Written {
  const known = always(formula);
  if (known !== undefined) return known;
  const { from, to } = formula;
  const whole = (): Written => ({ text: slice(from, to), is: formula.is, isWhole: true });
  if (formula.is === 'operand') return fixed.get(formula.index) ?? whole();
  if (formula.is === 'not') {
    const part = write(formula.part, fixed, slice, always);
    if (typeof part === 'boolean') return !part;
    if (part.isWhole) return whole();
    const inner = part.is === 'operand' ? part.text : `(${part.bare ?? part.text})`;
    return { text: `not ${inner}`, is: 'not', isWhole: false };
  }
  const [left, right] = formula.parts.map((part) => write(part, fixed, slice, always)) as [
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
