import { operandsOf } from '../engine/template/formula.ts';
import {
  type WrittenComparison,
  type WrittenFormula,
  type WrittenOperand,
  writtenFormula,
} from '../engine/template/written-formula.ts';
import { orderVersions } from '../engine/variants/order.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import type { Look, LookedAt } from './condition-looks.ts';
import type { Verdict } from './rewrite-template.ts';
import { evaluate, type Known, needless, simplify, withValues } from './simplify.ts';

/** A version that goes, and what stays. */
export interface GoneVersion {
  product: Product;
  version: string;
  /** all products of the site, with their versions as they were */
  products: readonly Product[];
  /** the variant that goes */
  variant: Variant;
}

/**
 * What becomes of a condition when a version goes: it is always so where it was not before, or asks no more than what still matters, and
 * no more of the version. Undefined when it stays as it is.
 */
export function verdictWithout(gone: GoneVersion, { condition, looks }: LookedAt): Verdict | undefined {
  const { formula, expression } = condition;
  const written = writtenFormula(expression);
  const staying = looks.filter(({ variant }) => variant !== gone.variant);
  const operands = written ? writtenOperands(written) : [];
  if (!written || operands.length !== operandsOf(formula).length) return undefined;
  const naming = new Set(operands.filter((each) => namesGone(each, gone)).map(({ index }) => index));
  const answers = new Map(operands.flatMap((operand) => answerWithout(operand, gone)));
  const known = withValues(answers, (part) => alwaysNow(part, looks, staying));
  const mayGo = operands
    .map(({ index }) => index)
    .filter((index) => naming.has(index) || needless(written, looks, [index], NOTHING).size === 0);
  const fixed = needless(written, staying, mayGo, known);
  const edits = operands.flatMap((operand) =>
    fixed.has(operand.index) || !naming.has(operand.index) ? [] : editsWithout(operand, gone, expression),
  );
  return rewritten(expression, written, edits, withValues(fixed, known));
}

/** What a part of a condition always is in the variants that stay, where it was not in all. */
function alwaysNow(
  part: WrittenFormula,
  looks: readonly Look[],
  staying: readonly Look[],
): boolean | undefined {
  const outcome = ({ operands }: Look) => evaluate(part, operands, NOTHING);
  const [first] = staying;
  if (!first) return undefined;
  const value = outcome(first);
  if (!staying.every((look) => outcome(look) === value)) return undefined;
  return looks.every((look) => outcome(look) === value) ? undefined : value;
}

const NOTHING: Known = () => undefined;

/** A condition with edits in it and without the parts that are known; undefined when that changes nothing. */
export function rewritten(
  expression: string,
  written: WrittenFormula,
  edits: readonly TextEdit[],
  known: Known = NOTHING,
): Verdict | undefined {
  const slice = (from: number, to: number): string => {
    let text = '';
    let at = from;
    for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
      if (edit.from < at || edit.to > to) continue;
      text += expression.slice(at, edit.from) + edit.text;
      at = edit.to;
    }
    return text + expression.slice(at, to);
  };
  const result = simplify(written, known, slice);
  return result === expression ? undefined : result;
}

/** Another text for a part of a condition. */
export interface TextEdit {
  from: number;
  to: number;
  text: string;
}

/** The operands of a condition, in their order. */
export function writtenOperands(formula: WrittenFormula): WrittenOperand[] {
  if (formula.is === 'operand') return [formula];
  return formula.is === 'not' ? writtenOperands(formula.part) : formula.parts.flatMap(writtenOperands);
}

/** Whether a literal means the version that goes, and no version of any product that stays. */
function isGone(value: string, { product, version, products }: GoneVersion): boolean {
  if (value !== version && orderVersions(version, value, product.versions) !== 0) return false;
  return !products.some((each) =>
    each.versions.some(
      (other) =>
        !(each === product && other === version) &&
        (other === value || orderVersions(other, value, each.versions) === 0),
    ),
  );
}

function namesGone({ comparison }: WrittenOperand, gone: GoneVersion): boolean {
  return comparison?.subject === 'version' && comparison.literals.some(({ value }) => isGone(value, gone));
}

/** The answer to what is asked of the version alone: the same wherever it is asked, and known also where nobody asks. */
function answerWithout({ index, comparison }: WrittenOperand, gone: GoneVersion): [number, boolean][] {
  if (comparison?.subject !== 'version' || !comparison.literals.every(({ value }) => isGone(value, gone)))
    return [];
  const { operator } = comparison;
  if (operator === '==' || operator === 'in') return [[index, false]];
  return operator === '!=' ? [[index, true]] : [];
}

/** The same question without the version, in the words of those that stay. */
function editsWithout(
  { comparison, from, to }: WrittenOperand,
  gone: GoneVersion,
  expression: string,
): TextEdit[] {
  const { operator, literals, isReversed, name } = comparison!;
  if (operator === 'in') return editsOfList(comparison!, gone, expression);
  const { versions } = gone.product;
  const at = versions.indexOf(gone.version);
  const [earlier, later] = [versions[at - 1], versions[at + 1]];
  const [literal] = literals;
  const isRising = isReversed ? operator.startsWith('<') : operator.startsWith('>');
  if (!/^[<>]=?$/.test(operator) || !literal) return [];
  const newOperator = later === undefined ? (isRising ? '>' : '<=') : isRising ? '>=' : '<';
  const version = later ?? earlier;
  if (version === undefined) return [];
  return [{ from, to, text: `${name} ${newOperator} ${quotedLike(literal, comparison!, version)}` }];
}

function quotedLike({ value }: { value: string }, { literals }: WrittenComparison, version: string): string {
  // The mark is as long as what the literal has besides its value.
  const literal = literals.find((each) => each.value === value)!;
  return literal.to - literal.from === value.length + 2 ? `"${version}"` : version;
}

function editsOfList({ literals }: WrittenComparison, gone: GoneVersion, expression: string): TextEdit[] {
  const staying = literals.filter(({ value }) => !isGone(value, gone));
  const single = staying.length === 1 ? editOfListOfOne(literals, staying[0]!, expression) : undefined;
  if (single) return [single];
  return literals.flatMap((literal, index) => {
    if (!isGone(literal.value, gone)) return [];
    const next = literals[index + 1];
    if (next) return [{ from: literal.from, to: next.from, text: '' }];
    const previous = staying.at(-1);
    return [{ from: previous?.to ?? literal.from, to: literal.to, text: '' }];
  });
}

/** A list of which one is left is no list: `in ["1.1.0"]` is `== "1.1.0"`. */
function editOfListOfOne(
  literals: WrittenComparison['literals'],
  { from, to }: WrittenComparison['literals'][number],
  expression: string,
): TextEdit | undefined {
  const opening = expression.slice(0, literals[0]!.from).trimEnd();
  const [closing] = /^[\s,]*[\])]/.exec(expression.slice(literals.at(-1)!.to)) ?? [];
  const before = opening.slice(0, -1).trimEnd();
  if (closing === undefined || !/[[(]$/.test(opening) || !before.endsWith('in')) return undefined;
  const asked = before.slice(0, -'in'.length).trimEnd();
  const isDenied = asked.endsWith(' not');
  const name = isDenied ? asked.slice(0, -' not'.length).trimEnd() : asked;
  return {
    from: name.length,
    to: literals.at(-1)!.to + closing.length,
    text: ` ${isDenied ? '!=' : '=='} ${expression.slice(from, to)}`,
  };
}
